using System.Globalization;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Covers;

/// <summary>Who stands in, from which day to which, for which clients; all of them where none are named.</summary>
internal sealed record CoverInput(Guid? Practice, DateOnly? From, DateOnly? To)
{
    public IReadOnlyList<Guid>? Clients { get; init; }

    /// <summary>The charter's where it is left out.</summary>
    public int? BoundMonths { get; init; }

    /// <summary>Work still open at the end comes back, unless it says otherwise.</summary>
    public bool? WorkReturns { get; init; }
}

/// <summary>Asks a colleague to stand in for a practice's clients for some days.</summary>
internal sealed class ProposeCover(
    CollegiumDb db, CoverBook book, MembersDoor members, GovernanceDoor governance, FactLog facts, TimeProvider clock)
{
    private const int UsualDays = 14;
    private const int MostDays = 92;
    private const int MostMonths = 36;

    public static readonly Refusal NoPeer = new("cover.no-peer", "Pick a colleague in good standing to stand in for you.", Field: "practice");

    public static readonly Refusal Days = new(
        "cover.days", FormattableString.Invariant($"Give a first day from today on, and a last day at most {MostDays} days later."), Field: "from");

    public static readonly Refusal Reversed = new("cover.reversed", "The last day is before the first. Turn them round, or leave the last day empty for two weeks.", Field: "to");

    public static readonly Refusal Months = new(
        "cover.months", FormattableString.Invariant($"For how many months your colleague isn't asked for these clients afterwards is 0 to {MostMonths}."), Field: "boundMonths");

    public static readonly Refusal NoClients = new("cover.no-clients", "Pick clients you have worked for; others can't be handed over.", Field: "clients");

    public static readonly Refusal Overlaps = new(
        "cover.overlaps", "Some of these clients are handed over in these days already. Take that back first, or pick other days.", RefusalKind.Conflict);

    public async Task<Result<Cover>> Run(CoverInput input)
    {
        if (db.Actor is not { Practice: { } own, Practitioner: { } me })
        {
            return Refusal.NotAllowed("hand clients over", "Somebody of the practice that has them does.");
        }

        if (input.Practice is not { } peer || peer == own
            || !(await members.Roster()).Practices.TryGetValue(peer, out var card) || card.Standing is not (Standing.Full or Standing.Provisional))
        {
            return NoPeer;
        }

        var rules = await governance.Rules();
        var time = new BusinessTime(rules, (await governance.Chapter()).Zone);
        var (today, months) = (time.Day(clock.Now()), input.BoundMonths ?? rules.Referrals.BoundMonths);
        if (input.From is { } begin && input.To is { Year: > 1 } end && end < begin)
        {
            return Reversed;
        }

        if (input.From is not { } first || first < today || (input.To ?? first.AddDays(UsualDays - 1)) is var last && (last < first || last > first.AddDays(MostDays)))
        {
            return Days;
        }

        if (months is < 0 or > MostMonths)
        {
            return Months;
        }

        var mine = await book.ClientsOf(own);
        List<Guid> picked = [.. (input.Clients is { Count: > 0 } some ? some : mine).Distinct()];
        if (picked.Count == 0 || picked.Except(mine).Any())
        {
            return NoClients;
        }

        var cover = new Cover
        {
            Id = clock.NewId(), FromPractice = own, FromPerson = me, ToPractice = peer, FirstDay = first, LastDay = last,
            StartsAt = time.At(first, TimeOnly.MinValue), EndsAt = time.At(last.AddDays(1), TimeOnly.MinValue), BoundMonths = months,
            WorkReturns = input.WorkReturns ?? true, ProposedAt = clock.Now(),
        };
        await members.Hold(own);
        return await Overlap(cover, picked) ? Overlaps : Propose(cover, picked);
    }

    private Task<bool> Overlap(Cover cover, List<Guid> clients) => db.Set<Cover>().AnyAsync(c => c.FromPractice == cover.FromPractice
        && (c.State == CoverState.Proposed || c.State == CoverState.Agreed || c.State == CoverState.Running)
        && c.StartsAt < cover.EndsAt && c.EndsAt > cover.StartsAt
        && db.Set<CoveredClient>().Any(x => x.CoverId == c.Id && clients.Contains(x.ClientId)));

    private Cover Propose(Cover cover, List<Guid> clients)
    {
        db.Add(cover);
        db.AddRange(clients.Select(c => new CoveredClient { CoverId = cover.Id, ClientId = c }));
        // Unanswered by its first day, it lapses; today it has until the end of the day.
        db.SetTimer(clock, CoverDue.TimerKind, cover.Id, cover.StartsAt > clock.Now() ? cover.StartsAt : cover.StartsAt.AddDays(1));
        facts.Append(
            "cover.proposed", CoverBook.About(cover), Sight.Practice,
            new { to = cover.ToPractice, first = Day(cover.FirstDay), last = Day(cover.LastDay), clients = clients.Count, cover.BoundMonths, cover.WorkReturns });
        return cover;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
