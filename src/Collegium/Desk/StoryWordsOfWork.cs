using System.Text.Json;
using Collegium.Desk.Work;
using Collegium.Facts;
using Collegium.Ui;

namespace Collegium.Desk;

/// <summary>The lines of a story that tell of estimates, time and notes.</summary>
internal static class StoryWordsOfWork
{
    public static StoryEvent? Of(Fact fact, JsonElement data, StoryNames names) => fact.Kind switch
    {
        "estimate.sent" => new(fact.At, "money", "Estimate sent:", Costs(data))
        {
            Said = names.Estimates.TryGetValue(data.Id("estimate"), out var sent) && sent.Note.Length > 0 ? sent.Note : null,
        },
        "estimate.approved" => new(fact.At, "kept", $"{names.Party(fact)} said yes to the estimate.", names.OnThePhone(fact)),
        "time.recorded" => new(fact.At, "clock", $"{Show.Worked(data.Number("minutes"))} worked.", Billed(data))
        {
            Said = names.Times.TryGetValue(data.Id("time"), out var time) ? time.Note : null,
            By = time is null ? null : names.Person(time.PractitionerId),
        },
        "time.corrected" => new(fact.At, "clock", $"Time corrected: {Show.Worked(data.Number("was"))} became {Show.Worked(data.Number("minutes"))}."),
        "time.dropped" => new(fact.At, "clock", $"A stopwatch had run for {Show.Worked(data.Number("minutes"))}, which is no day’s work, so no time was written down."),
        "note.added" => Note(data, names) is { } note
            ? new(fact.At, note.Audience == NoteAudience.Members ? "hidden" : "mail", note.Audience == NoteAudience.Members ? "" : $"{note.ByName} wrote:")
            {
                Said = note.Text,
                By = note.Audience == NoteAudience.Members ? note.ByName : null,
                Inside = note.Audience == NoteAudience.Members,
            }
            : new(fact.At, "mail", "A note that was erased since."),
        "plan.drawn" => null,
        _ => null,
    };

    public static StoryEvent? Survey(Fact fact, JsonElement data, StoryNames names) => fact.Kind switch
    {
        "survey.sent" => new(fact.At, "mail", $"We asked {names.Teller} whether it solved it.") { Tone = "mute" },
        "survey.answered" => data.Word("answer") switch
        {
            "yes" => new(fact.At, "kept", $"{names.Party(fact)}: it solved it.") { Said = names.Request.RatingWords },
            "partly" => new(fact.At, "risk", $"{names.Party(fact)}: it solved part of it.") { Said = names.Request.RatingWords },
            _ => new(fact.At, "broken", $"{names.Party(fact)}: it didn’t solve it.") { Tone = "bad", Said = names.Request.RatingWords },
        },
        _ => null,
    };

    public static Note? Note(JsonElement data, StoryNames names) => names.Notes.GetValueOrDefault(data.Id("note"));

    /// <summary>“2 h to 3 h, at most $450.00, and $48.00 of parts”.</summary>
    public static string Costs(int from, int to, long partsMinor, long pricePerHourMinor, string currency)
    {
        var time = from == to ? Length(to) : $"{Length(from)} to {Length(to)}";
        var parts = partsMinor == 0 ? "" : $", and parts for {Show.Money(partsMinor, currency)}";
        return $"{time}, at most {Show.Money(AtMost(to, pricePerHourMinor), currency)}{parts}";
    }

    /// <summary>Work of so many minutes, to the cent.</summary>
    public static long AtMost(int minutes, long pricePerHourMinor) =>
        (long)decimal.Round(minutes * (decimal)pricePerHourMinor / 60m, 0, MidpointRounding.AwayFromZero);

    private static string Costs(JsonElement data) => Costs(
        (int)data.Number("minutesFrom"), (int)data.Number("minutesTo"), data.Number("partsMinor"), data.Number("price"), data.Word("currency") ?? "USD") + ".";

    private static string Billed(JsonElement data)
    {
        var (all, plan, billed) = (data.Number("minutes"), data.Number("planMinutes"), data.Number("estimateMinutes"));
        return data.Number("beyondMinutes") == all ? "At the rate agreed for work beyond the plan." : plan == all ? "From the plan’s hours." : billed == all ? "Under the approved estimate."
            : plan + billed == 0 ? "Not billed: nothing was agreed for it." : $"{Length((int)billed)} of it under the approved estimate, the rest isn’t billed.";
    }

    private static string Length(int minutes) => Show.Worked(minutes);
}
