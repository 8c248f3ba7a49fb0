using System.Globalization;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Conduct;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Directory;

/// <summary>Three practices within ninety days report the same one for selling to them: the house files a complaint, once.</summary>
internal sealed class SolicitationAlarm(CollegiumDb db, FileComplaint filing) : IReaction
{
    private const int Enough = 3;
    private const int Days = 90;
    private const int Quoted = 1000;
    private const string Ground = "solicitation";

    public string Name => "members.solicitation";

    public bool Wants(string kind) => kind == "member.solicitation-reported";

    public async Task React(Fact fact)
    {
        if (fact.PracticeId is not { } practice)
        {
            return;
        }

        var since = fact.At.AddDays(-Days);
        var reported = await db.Set<MemberMessage>().AsNoTracking()
            .Where(m => m.FromPractice == practice && m.ReportedAt >= since && m.ReportedAt <= fact.At).OrderBy(m => m.At).ToListAsync();
        if (reported.Select(m => m.ToPractice).Distinct().Count() < Enough || await IsFiled(practice, since))
        {
            return;
        }

        var lines = reported.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.At:d MMMM yyyy}: {(m.Text.Length > Quoted ? m.Text[..Quoted] + " …" : m.Text)}"));
        await filing.Run(new ComplaintInput(
            practice, [Ground],
            $"{reported.Select(m => m.ToPractice).Distinct().Count()} practices reported messages of this one as attempts to sell to them. It wrote:\n\n{string.Join("\n\n", lines.Take(10))}"));
    }

    private Task<bool> IsFiled(Guid practice, DateTime since) => db.Set<ConductCase>()
        .AnyAsync(c => c.RespondentId == practice && c.From == ComplaintFrom.House && c.Grounds.Contains(Ground) && (c.FiledAt >= since || c.State != ConductState.Closed));
}
