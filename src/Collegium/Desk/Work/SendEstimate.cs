using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Work;

/// <summary>What the practice expects the work to take.</summary>
internal sealed record EstimateInput(long? MinutesFrom, long? MinutesTo, long? PartsMinor, string? Note);

/// <summary>Tells the client what the work will cost before it is done. A later estimate replaces one not approved yet.</summary>
internal sealed class SendEstimate(
    CollegiumDb db, RequestParties parties, GovernanceDoor governance, MembersDoor members, FactLog facts, TimeProvider clock)
{
    public const int MostMinutes = 6_000;
    private const long MostParts = 100_000_000;

    public static readonly Refusal BadMinutes = new(
        "estimate.out-of-range",
        "Write both ends of the estimate in whole minutes, from 1 to 6,000, the smaller one first.",
        Field: "minutesTo");

    public static readonly Refusal BadParts = new(
        "estimate.parts-out-of-range", "Write what the parts cost as an amount of 0 or more, and under a million.", Field: "partsMinor");

    public static readonly Refusal NotOpen = new(
        "estimate.not-open", "An estimate can be sent while the request is accepted or in work. Ask the desk to open it again first.");

    public static readonly Refusal NoPrice = new(
        "estimate.no-price", "Your practice has no hourly price on record, so nothing can be estimated. Enter it on your practice's page first.");

    public async Task<Result<Request>> Run(Guid request, EstimateInput input)
    {
        if (await parties.OfPractice(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        if (Wrong(input) is { } wrong)
        {
            return wrong;
        }

        var note = WorkText.Read(input.Note, "note");
        if (note.Refused)
        {
            return note.Refusal!;
        }

        var held = found.Value;
        if (held.State is not (RequestState.Accepted or RequestState.InWork))
        {
            return NotOpen;
        }

        if (await Price(held.PracticeId!.Value) is not { } price)
        {
            return NoPrice;
        }

        await Replace(held.Id);
        var estimate = new Estimate
        {
            Id = clock.NewId(),
            RequestId = held.Id,
            MinutesFrom = (int)input.MinutesFrom!.Value,
            MinutesTo = (int)input.MinutesTo!.Value,
            PartsMinor = input.PartsMinor ?? 0,
            Note = note.Value,
            PricePerHourMinor = price,
            Currency = (await governance.Chapter()).Currency,
            SentAt = clock.Now(),
        };
        db.Add(estimate);
        facts.Append(
            "estimate.sent", TellRequest.About(held), Sight.Client | Sight.Practice,
            new { estimate = estimate.Id, estimate.MinutesFrom, estimate.MinutesTo, estimate.PartsMinor, price, estimate.Currency },
            parties.ForPractice(held));
        return held;
    }

    private static Refusal? Wrong(EstimateInput input) =>
        input.MinutesFrom is not (>= 1 and <= MostMinutes and var from) ? BadMinutes with { Field = "minutesFrom" }
        : input.MinutesTo is not { } to || to < from || to > MostMinutes ? BadMinutes
        : input.PartsMinor is < 0 or > MostParts ? BadParts : null;

    /// <summary>One price in a chapter that contracts; in an association each practice's own, never a shared card.</summary>
    private async Task<long?> Price(Guid practice)
    {
        var rules = await governance.Rules();
        return rules.ChapterContracts ? rules.HourlyPriceMinor : (await members.Roster()).Practices.GetValueOrDefault(practice)?.HourlyPriceMinor;
    }

    private async Task Replace(Guid request)
    {
        foreach (var waiting in await db.Set<Estimate>().Where(e => e.RequestId == request && e.ApprovedAt == null && e.ReplacedAt == null).ToListAsync())
        {
            waiting.ReplacedAt = clock.Now();
        }
    }
}
