using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Governance;
using Collegium.Members;
using Collegium.Ui;
using Microsoft.EntityFrameworkCore;
using ClockKind = Collegium.Desk.Clocks.ClockKind;

namespace Collegium.Desk.Requests;

/// <summary>A trouble lately answered, told without a name.</summary>
internal sealed record AnsweredLately(DateTime At, string Who, string City, string Headline, Promise Promise, DateTime? DoneAt);

/// <summary>Promises to answer of the last ninety days: the broken ones are told as plainly as the kept.</summary>
internal sealed record PromisesKept(int Kept, int Given, int MedianMinutes);

internal sealed record MemberAtWork(PractitionerCard Person, PracticeCard Practice, IReadOnlyList<string> Knows, int Jobs, int Fixed);

/// <summary>What the public page may say of the chapter, read from what really happened.</summary>
internal sealed class FrontFacts(
    CollegiumDb db, MembersDoor members, ClientsDoor clients, GovernanceDoor governance, Promises promises, TimeProvider clock)
{
    private const int Days = 90;

    public async Task<IReadOnlyList<AnsweredLately>> Lately(int most)
    {
        var requests = await db.Set<Request>().AsNoTracking().Where(r => r.AcceptedAt != null && r.Headline != "")
            .OrderByDescending(r => r.AcceptedAt).Take(most).ToListAsync();
        Guid[] ids = [.. requests.Select(r => r.Id)];
        var answers = await db.Set<Clock>().AsNoTracking().Where(c => ids.Contains(c.RequestId) && c.Kind == ClockKind.Answer && c.EndedAt != null)
            .ToDictionaryAsync(c => c.RequestId);
        var cards = await clients.Cards([.. requests.Select(r => r.ClientId).OfType<Guid>().Distinct()]);
        return [.. requests.Where(r => answers.ContainsKey(r.Id) && r.ClientId is { } c && cards.ContainsKey(c)).Select(r => new AnsweredLately(
            r.ToldAt, Office(cards[r.ClientId!.Value].Trade), cards[r.ClientId!.Value].City, r.Headline,
            new Promise(answers[r.Id].DueAt, answers[r.Id].StartedAt, answers[r.Id].EndedAt), r.DoneAt)).OrderByDescending(a => a.At)];
    }

    public async Task<PromisesKept?> Kept()
    {
        var since = clock.Now().AddDays(-Days);
        var ended = await db.Set<Clock>().AsNoTracking()
            .Where(c => c.Kind == ClockKind.Answer && c.DueAt >= since && (c.State == ClockState.Kept || c.State == ClockState.Broken))
            .Select(c => new { c.StartedAt, c.EndedAt, c.State }).ToListAsync();
        if (ended.Count == 0)
        {
            return null;
        }

        var time = await promises.Time((await governance.Chapter()).Zone);
        int[] took = [.. ended.Where(c => c.EndedAt is not null).Select(c => time.Minutes(c.StartedAt, c.EndedAt!.Value)).Order()];
        return new PromisesKept(ended.Count(c => c.State == ClockState.Kept), ended.Count, took.Length == 0 ? 0 : took[took.Length / 2]);
    }

    /// <summary>Everybody in good standing, whoever did most here in the last year first.</summary>
    public async Task<IReadOnlyList<MemberAtWork>> Members()
    {
        var roster = await members.Roster();
        var since = clock.Now().AddYears(-1);
        var jobs = await db.Set<Request>().AsNoTracking().Where(r => r.PractitionerId != null && r.DoneAt != null && r.DoneAt >= since)
            .GroupBy(r => r.PractitionerId!.Value)
            .Select(g => new { g.Key, Done = g.Count(), Fixed = g.Count(r => r.State == RequestState.Confirmed) }).ToDictionaryAsync(g => g.Key);
        return [.. roster.Practices.Values.Where(p => p.Standing is Standing.Full or Standing.Provisional)
            .SelectMany(p => p.Practitioners.Select(person => new MemberAtWork(
                person, p, [.. person.Skills.OrderByDescending(s => s.Jobs).ThenByDescending(s => s.Level).ThenBy(s => s.Code, StringComparer.Ordinal).Take(3)
                    .Select(s => roster.Skills.TryGetValue(s.Code, out var skill) ? skill.Name : s.Code)],
                jobs.TryGetValue(person.Id, out var did) ? did.Done : 0, did?.Fixed ?? 0)))
            .OrderByDescending(m => m.Jobs).ThenBy(m => m.Person.Name, StringComparer.Ordinal)];
    }

    /// <summary>By when somebody would answer if it were told now, in the chapter's zone.</summary>
    public async Task<DateTime> AnswerBy(Impact impact) => await promises.AnswerDue(impact, (await governance.Chapter()).Zone, clock.Now());

    private static string Office(Trade trade) => trade switch
    {
        Trade.Dental => "Dental office",
        Trade.Medical => "Clinic",
        Trade.Law => "Law office",
        Trade.Realty => "Realty office",
        Trade.Building => "Builder",
        Trade.Other => "Office",
    };
}
