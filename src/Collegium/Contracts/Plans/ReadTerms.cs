using System.Globalization;
using Collegium.Clients;
using Collegium.Governance;

namespace Collegium.Contracts.Plans;

/// <summary>Terms that make sense: what was left out is filled in from the charter.</summary>
internal sealed record GoodTerms(PlanKind Kind, int Minutes, long PricePerHourMinor, DateOnly StartsOn, DateOnly? EndsOn, int? RolloverMonths, int UsedMinutes)
{
    public required BeyondHours Beyond { get; init; }

    public required long BeyondPerHourMinor { get; init; }

    public required bool Renews { get; init; }

    public required int NoticeDays { get; init; }

    public required PlanPromises Promises { get; init; }

    public required IReadOnlyList<Guid> Contacts { get; init; }

    public required bool Billed { get; init; }

    /// <summary>Writes what a plan's change may change.</summary>
    public void On(Plan plan)
    {
        (plan.Minutes, plan.PricePerHourMinor, plan.EndsOn) = (Minutes, PricePerHourMinor, EndsOn);
        (plan.RolloverMonths, plan.Beyond, plan.BeyondPerHourMinor) = (RolloverMonths, Beyond, BeyondPerHourMinor);
        (plan.Renews, plan.NoticeDays, plan.NamedOnly, plan.Billed) = (Renews, NoticeDays, Contacts.Count > 0, Billed);
        plan.Promise(Promises);
    }
}

/// <summary>Reads terms as somebody wrote them; the first thing wrong is said.</summary>
internal sealed class ReadTerms(ClientsDoor clients, GovernanceDoor governance)
{
    private const int MostMinutes = 60_000;
    private const long MostPrice = 100_000_00;

    public static readonly Refusal BadKind = new("plan.kind", "Say which kind it is: “monthly” for hours a month, or “block” for a block of hours.", Field: "kind");

    public static readonly Refusal OutOfRange = new(
        "plan.out-of-range", "A plan holds from 1 to 1,000 hours (60 to 60,000 minutes), a month or in all. Write a figure between the two.", Field: "minutes");

    public static readonly Refusal BadUse = new("plan.used", "The hours used before can't be more than the plan holds. Write 0, or up to as many as it holds.", Field: "usedMinutes");

    public static readonly Refusal BadPrice = new("plan.price", "Write the price of an hour as an amount from 0 to 100,000.", Field: "pricePerHourMinor");

    public static readonly Refusal BadDays = new(
        "plan.days", "The last day lies before the first, or a day isn't between 2000 and 2100. Write the first and the last day, or leave the last one out.", Field: "endsOn");

    public static readonly Refusal BadRollover = new(
        "plan.rollover", "Say how long hours left over stay: “none”, “all”, or a number of months from 1 to 24.", Field: "rollover");

    public static readonly Refusal BadBeyond = new(
        "plan.beyond", "Say what happens beyond the hours: “ask” to stop and ask first, or “bill” to go on at a rate, and write the rate.", Field: "beyond");

    public static readonly Refusal BadNotice = new("plan.notice", "Write how many days ahead it is asked whether the plan goes on: a number from 1 to 180.", Field: "noticeDays");

    public static readonly Refusal BadPromise = new(
        "plan.promise", "A promise takes three times in minutes of business time, one for each urgency, from 1 to 100,000, none quicker for what can wait.", Field: "promises");

    public static readonly Refusal BadContact = new("plan.contact", "Somebody named isn't a person of this client. Pick from the people we speak with there.", Field: "contacts");

    public async Task<Result<GoodTerms>> Run(PlanTerms terms, ClientCard client, DateOnly today)
    {
        var rules = await governance.Rules();
        PlanKind? kind = terms.Kind switch { "monthly" => PlanKind.Monthly, "block" => PlanKind.Block, _ => null };
        var (starts, price) = (terms.StartsOn ?? today, terms.PricePerHourMinor ?? rules.HourlyPriceMinor);
        var (rollover, beyond) = (Rollover(terms.Rollover ?? "none"), Beyond(terms.Beyond ?? "ask"));
        if (Wrong(terms, kind, starts, price) is { } no)
        {
            return no;
        }

        if (rollover is not { } months || beyond is not { } after)
        {
            return rollover is null ? BadRollover : BadBeyond;
        }

        var rate = terms.BeyondPerHourMinor ?? price;
        if (after == BeyondHours.Bill && rate is < 1 or > MostPrice)
        {
            return BadBeyond;
        }

        var people = (await clients.Contacts(client.Id)).Select(c => c.Id).ToHashSet();
        if (terms.Contacts?.All(people.Contains) == false)
        {
            return BadContact;
        }

        return new GoodTerms(kind!.Value, terms.Minutes!.Value, price, starts, terms.EndsOn, months.Months, terms.UsedMinutes ?? 0)
        {
            Beyond = after,
            BeyondPerHourMinor = after == BeyondHours.Bill ? rate : 0,
            Renews = terms.Renews ?? false,
            NoticeDays = terms.NoticeDays ?? 30,
            Promises = terms.Promises ?? new PlanPromises(),
            Contacts = [.. (terms.Contacts ?? []).Distinct()],
            Billed = (terms.Billed ?? true) && rules.ChapterContracts && price > 0,
        };
    }

    private static Refusal? Wrong(PlanTerms terms, PlanKind? kind, DateOnly starts, long price) => terms switch
    {
        _ when kind is null => BadKind,
        { Minutes: not (>= 60 and <= MostMinutes) } => OutOfRange,
        { UsedMinutes: { } used } when used < 0 || used > terms.Minutes => BadUse,
        _ when price is < 0 or > MostPrice => BadPrice,
        _ when starts.Year is < 2000 or > 2100 || terms.EndsOn is { } end && (end < starts || end.Year > 2100) => BadDays,
        { NoticeDays: < 1 or > 180 } => BadNotice,
        { Promises: { } p } when !Good(p.Answer) || !Good(p.Next) || !Good(p.Work) || !Good(p.Resolution) => BadPromise,
        _ => null,
    };

    private static bool Good(ByImpact? by) =>
        by is null || (by.Stopped >= 1 && by.Stopped <= by.Hindered && by.Hindered <= by.CanWait && by.CanWait <= 100_000);

    private static (int? Months, bool Read)? Rollover(string text) => text switch
    {
        "none" => (0, true),
        "all" => (null, true),
        _ => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months is >= 1 and <= 24 ? (months, true) : null,
    };

    private static BeyondHours? Beyond(string text) => text switch { "ask" => BeyondHours.Ask, "bill" => BeyondHours.Bill, _ => null };
}
