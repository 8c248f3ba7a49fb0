using System.Text;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members;
using Collegium.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.OnCall;

/// <summary>Writes to the stewards about gaps ahead and swaps done, and to members about swaps offered and answered.</summary>
internal sealed class OnCallLetters(CollegiumDb db, Letterhead letters, MembersDoor members, TimeProvider clock) : IReaction
{
    private const int MostGaps = 20;

    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    public string Name => "desk.on-call-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => kind is "rotation.gap-found" or "swap.offered" or "swap.accepted" or "swap.refused";

    public async Task React(Fact fact)
    {
        if (!(await letters.Chapter()).Open || clock.Now() - fact.At > Stale)
        {
            return;
        }

        if (fact.Kind == "rotation.gap-found")
        {
            await Gaps(fact);
        }
        else
        {
            await Swapped(fact);
        }
    }

    private async Task Gaps(Fact fact)
    {
        var rotation = await db.Set<Rotation>().AsNoTracking().SingleAsync(r => r.Id == fact.AboutId);
        var gaps = await db.Set<Gap>().AsNoTracking().Where(g => g.RotationId == rotation.Id && g.ClosedAt == null).OrderBy(g => g.FromUtc).ToListAsync();
        if (gaps.Count == 0)
        {
            return;
        }

        var (roster, text) = (await members.Roster(), new StringBuilder());
        foreach (var gap in gaps.Take(MostGaps))
        {
            var who = gap.Away is { } away ? $"{roster.People.GetValueOrDefault(away)?.Name ?? "Somebody"} is on and booked away" : "nobody is on";
            text.Append($"  {Show.Exact(gap.FromUtc, rotation.Zone)} to {Show.Exact(gap.ToUtc, rotation.Zone)}: {who}\n");
        }

        if (gaps.Count > MostGaps)
        {
            text.Append($"  and {gaps.Count - MostGaps} more\n");
        }

        await Stewards(fact, $"{rotation.Name}: nobody to reach at times ahead",
            $"In the coming weeks somebody must be on call and nobody can be reached then:\n\n{text}\nPut somebody on, or ask for a swap:\n\n{letters.Site}/on-call");
    }

    private async Task Swapped(Fact fact)
    {
        var swap = await db.Set<Swap>().AsNoTracking().SingleAsync(s => s.Id == fact.AboutId);
        var (roster, zone) = (await members.Roster(), await db.Set<Rotation>().Where(r => r.Id == swap.RotationId).Select(r => r.Zone).SingleAsync());
        if (!roster.People.TryGetValue(swap.OfferedBy, out var by) || !roster.People.TryGetValue(swap.OfferedTo, out var to))
        {
            return;
        }

        var span = $"{Show.Exact(swap.FromUtc, zone)} to {Show.Exact(swap.ToUtc, zone)}";
        var back = swap is { ReturnFromUtc: { } from, ReturnToUtc: { } until } ? $" For it {by.Name} takes {Show.Exact(from, zone)} to {Show.Exact(until, zone)}." : "";
        var page = $"\n\n{letters.Site}/on-call";
        switch (fact.Kind)
        {
            case "swap.offered":
                await letters.Put(fact.Id, fact.Kind, (to.Mail, to.Name), $"{by.Name} asks you to take a shift", $"The shift: {span}.{back} Nothing changes until you say yes.{page}");
                break;
            case "swap.refused":
                await letters.Put(fact.Id, fact.Kind, (by.Mail, by.Name), $"{to.Name} can't take your shift", $"You stay on: {span}. Ask somebody else, or the steward.{page}");
                break;
            default:
                await letters.Put(fact.Id, fact.Kind, (by.Mail, by.Name), $"{to.Name} takes your shift", $"{span}.{back}{page}");
                await Stewards(fact, $"{to.Name} takes a shift of {by.Name}", $"{span}.{back} Both agreed; you needn't do anything.{page}");
                break;
        }
    }

    private async Task Stewards(Fact fact, string subject, string body)
    {
        foreach (var steward in await db.Set<Login>().AsNoTracking()
            .Where(l => l.ChapterId == fact.ChapterId && (l.Roles & Roles.Steward) != 0 && l.Email != null).OrderBy(l => l.Id).ToListAsync())
        {
            await letters.Put(fact.Id, fact.Kind, (steward.Email!, steward.DisplayName), subject, body);
        }
    }
}
