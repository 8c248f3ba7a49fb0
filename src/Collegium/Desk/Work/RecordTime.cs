using System.Globalization;
using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;

namespace Collegium.Desk.Work;

internal sealed record TimeInput(long? Minutes, string? Note, DateOnly? Day = null);

/// <summary>What became of recorded time, said in a sentence.</summary>
internal sealed record TimeRecorded(Guid Id, int Minutes, bool Billable, string Why);

/// <summary>Writes time down. That is always possible; whether it is billed was agreed before, and the answer says so.</summary>
internal sealed class RecordTime(
    RequestParties parties, ClientsDoor clients, Promises promises, Billing billing, TimeProvider clock)
{
    public const int Most = 1_440;

    /// <summary>Days before the telling that work may have been done on: a call that was written down late.</summary>
    private const int EarlyDays = 31;

    public static readonly Refusal NoNote = new(
        "time.no-note", "Say in a few words what was done; the client reads it on the bill.", Field: "note");

    public static readonly Refusal NotOpen = new(
        "time.not-open", "Time can be written down while a request is accepted, in work or done. This one is closed; open it again first.");

    public static Refusal OutOfRange(long? minutes) => new(
        "time.out-of-range",
        minutes is { } given
            ? $"{given.ToString("#,0", CultureInfo.InvariantCulture).Replace('-', '−')} minutes can't be one day's work. Write them as a number from 1 to 1,440."
            : "Write the minutes as a number from 1 to 1,440.",
        Field: "minutes");

    public static Refusal BadDay(DateOnly day, DateOnly first, DateOnly today) => new(
        "time.day",
        FormattableString.Invariant($"{day:d MMMM yyyy} can't be the day of this work. Write a day from {first:d MMMM yyyy} to today, {today:d MMMM yyyy}."),
        Field: "day");

    public async Task<Result<TimeRecorded>> Run(Guid request, TimeInput input)
    {
        if (await parties.OfPractice(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        if (input.Minutes is not (>= 1 and <= Most))
        {
            return OutOfRange(input.Minutes);
        }

        var note = WorkText.Read(input.Note, "note");
        if (note.Refused || note.Value.Length == 0)
        {
            return note.Refusal ?? NoNote;
        }

        var held = found.Value;
        if (held.State is not (RequestState.Accepted or RequestState.InWork or RequestState.Done))
        {
            return NotOpen;
        }

        var client = (await clients.Find(held.ClientId!.Value))!;
        var time = await promises.Time(client.Zone);
        var (today, first) = (time.Day(clock.Now()), time.Day(held.ToldAt).AddDays(-EarlyDays));
        var day = input.Day ?? today;
        if (day > today || day < first)
        {
            return BadDay(day, first, today);
        }

        if (held.State == RequestState.Accepted)
        {
            held.State = RequestState.InWork;
            await promises.Keep(held, ClockKind.AtWork);
        }

        return await billing.Enter(held, new WorkedTime((int)input.Minutes.Value, note.Value, day, today));
    }
}
