using System.Text;
using Collegium.Database;
using Collegium.Desk.Alerts;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members;
using Collegium.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.OnCall;

/// <summary>What whoever comes on reads: from when to when, whom they follow, what is open, and what was left for them.</summary>
internal sealed class HandoverLetter(CollegiumDb db, Letterhead letters, MembersDoor members, TimeProvider clock) : IReaction
{
    private const int MostWords = 5;

    public string Name => "desk.handover-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => kind == "shift.ahead";

    public async Task React(Fact fact)
    {
        var data = fact.Read();
        var (from, to) = (data.GetProperty("from").GetDateTime().ToUniversalTime(), data.GetProperty("to").GetDateTime().ToUniversalTime());
        var roster = await members.Roster();
        if (!(await letters.Chapter()).Open || to < clock.Now() || !roster.People.TryGetValue(data.Id("practitioner"), out var next))
        {
            return;
        }

        var rotation = await db.Set<Rotation>().AsNoTracking().SingleAsync(r => r.Id == fact.AboutId);
        var text = new StringBuilder($"Your shift: {Show.Exact(from, rotation.Zone)} to {Show.Exact(to, rotation.Zone)}.");
        if (roster.People.TryGetValue(data.Id("before"), out var before))
        {
            text.Append($" Until then {before.Name} is on, {before.Phone}.");
        }

        await Alerts(text);
        await Words(text, rotation, roster, from);
        await letters.Put(fact.Id, fact.Kind, (next.Mail, next.Name), $"{rotation.Name}: you are on from {Show.When(from, rotation.Zone, clock.Now())}", $"{text}\n\n{letters.Site}/on-call");
    }

    private async Task Alerts(StringBuilder text)
    {
        var open = await db.Set<Alert>().AsNoTracking().Where(a => a.EndedAt == null)
            .Join(db.Set<Request>(), a => a.RequestId, r => r.Id, (a, r) => new { r.Number, r.Impact, a.State, a.StartedAt }).OrderBy(a => a.StartedAt).ToListAsync();
        text.Append(open.Count == 0 ? "\n\nNo alert is open now." : "\n\nOpen now:\n");
        foreach (var alert in open)
        {
            text.Append($"\n  Request {alert.Number}: {Offers.OfferWords.Hurt(alert.Impact).Words.ToLowerInvariant()}, {State(alert.State)}");
        }
    }

    private async Task Words(StringBuilder text, Rotation rotation, Roster roster, DateTime from)
    {
        var since = from.AddDays(-7);
        foreach (var word in await db.Set<ShiftWord>().AsNoTracking().Where(w => w.RotationId == rotation.Id && w.At > since).OrderByDescending(w => w.At).Take(MostWords).ToListAsync())
        {
            var by = roster.People.TryGetValue(word.PractitionerId, out var card) ? card.Name : StoryNames.Former;
            text.Append($"\n\n{by} left, {Show.Exact(word.At, rotation.Zone)}:\n\n  {word.Text.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal)}");
        }
    }

    private static string State(AlertState state) => state switch
    {
        AlertState.Calling => "people are being called",
        AlertState.Promised => "somebody has promised a time",
        _ => "nobody has promised anything",
    };
}
