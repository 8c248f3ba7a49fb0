using System.Text.Json;
using Collegium.Facts;

namespace Collegium.Desk.Clocks;

/// <summary>Promises and pauses in plain words.</summary>
internal static class ClockWords
{
    public static string Name(ClockKind kind) => kind switch
    {
        ClockKind.Answer => "Answer",
        ClockKind.AtWork => "At work",
        ClockKind.NextAnswer => "Next answer",
        ClockKind.Resolution => "Solved",
    };

    /// <summary>After “we promised”.</summary>
    public static string Promised(ClockKind kind) => kind switch
    {
        ClockKind.Answer => "an answer",
        ClockKind.AtWork => "that somebody is at work",
        ClockKind.NextAnswer => "an answer to what you wrote",
        ClockKind.Resolution => "that it is solved",
    };

    /// <summary>After “the promise”.</summary>
    public static string To(string? kind) => kind switch
    {
        "at-work" => "to be at work",
        "next-answer" => "to answer what the client wrote",
        "resolution" => "to have it solved",
        _ => "to answer",
    };

    public static ClockKind Read(string? kind) => kind switch
    {
        "at-work" => ClockKind.AtWork,
        "next-answer" => ClockKind.NextAnswer,
        "resolution" => ClockKind.Resolution,
        _ => ClockKind.Answer,
    };

    public static string Waits(PauseReason reason) => reason switch
    {
        PauseReason.Client => "it is the client’s turn",
        PauseReason.Part => "a part is on its way",
        PauseReason.Date => "a day was agreed",
        PauseReason.Other => "somebody else has to do something first",
    };

    public static StoryEvent? Of(Fact fact, JsonElement data) => fact.Kind switch
    {
        "clocks.paused" => new(fact.At, "paused", "Time stands still:", $"{Waits(Enum.TryParse<PauseReason>(data.Word("reason"), true, out var reason) ? reason : PauseReason.Other)}."),
        "clocks.resumed" => new(fact.At, "clock", "Time runs on.", data.Word("because") == "day-came" ? "The agreed day has come." : null),
        "promise.none" => new(fact.At, "clock", "No time is promised for this."),
        _ => null,
    };
}
