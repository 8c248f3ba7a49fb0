using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Clocks;

internal sealed record PauseInput(string? Reason, string? Words, DateOnly? Until = null);

/// <summary>Whoever has it says why time stands still, and until when; it runs on by itself on the client's word or on the day.</summary>
internal sealed class PauseClocks(CollegiumDb db, RequestParties parties, ClientsDoor clients, Promises promises, StepFacts said, TimeProvider clock)
{
    public const string TimerKind = "desk.pause";

    public static readonly Refusal NoReason = new(
        "pause.no-reason", "Say in a few words why time stands still; the client reads it.", Field: "words");

    public static readonly Refusal WhatFor = new(
        "pause.what-for", "Pick what is waited for: “client” for the client's turn, “part”, “date” for an agreed day, or “other”.", Field: "reason");

    public static readonly Refusal BadDay = new(
        "pause.day", "Write the agreed day: from tomorrow on, and within a year. Without an agreed day, pick another reason.", Field: "until");

    public static readonly Refusal NotOpen = new("pause.not-open", "Time runs only while somebody has the request and it isn't done. There is nothing to pause.");

    public static readonly Refusal Already = new("pause.already", "Time stands still already. Let it run on first if the reason has changed.");

    public static readonly Refusal None = new("pause.none", "Time isn't paused here. It runs as the page shows.");

    public async Task<Result<Request>> Pause(Guid request, PauseInput input)
    {
        if (await parties.OfPractice(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var (held, words) = (found.Value, WorkText.Read(input.Words, "words"));
        if (words.Refused || words.Value.Length == 0)
        {
            return words.Refusal ?? NoReason;
        }

        if (!Enum.TryParse<PauseReason>(input.Reason, ignoreCase: true, out var reason) || !Enum.IsDefined(reason))
        {
            return WhatFor;
        }

        if (held.PausedAt is not null || held.State is not (RequestState.Accepted or RequestState.InWork))
        {
            return held.PausedAt is not null ? Already : NotOpen;
        }

        var client = (await clients.Find(held.ClientId!.Value))!;
        var time = await promises.Time(client);
        var today = time.Day(clock.Now());
        if (reason == PauseReason.Date && input.Until is null || input.Until is { } day && (day <= today || day > today.AddDays(366)))
        {
            return BadDay;
        }

        DateTime? until = input.Until is { } agreed ? time.At(agreed, TimeOnly.MinValue) : null;
        await promises.Pause(held, client, reason, words.Value, until);
        if (until is { } at)
        {
            db.SetTimer(clock, TimerKind, held.Id, at);
        }

        said.Append("clocks.paused", held, Sight.Client | Sight.Practice, new { reason, until = input.Until }, parties.ForPractice(held));
        return held;
    }

    public async Task<Result<Request>> Resume(Guid request)
    {
        if (await parties.OfPractice(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var held = found.Value;
        if (held.PausedAt is null)
        {
            return None;
        }

        await promises.Resume(held, (await clients.Find(held.ClientId!.Value))!, PauseEnd.ByHand);
        said.Append("clocks.resumed", held, Sight.Client | Sight.Practice, new { because = PauseEnd.ByHand }, parties.ForPractice(held));
        return held;
    }
}

/// <summary>The agreed day came: time runs on.</summary>
internal sealed class PauseDue(CollegiumDb db, ClientsDoor clients, Promises promises, StepFacts said) : ITimerHandler
{
    public string Kind => PauseClocks.TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Locked<Request>(timer.About) is not { PausedAt: not null, ClientId: { } client } request
            || !await db.Set<ClockPause>().AnyAsync(p => p.RequestId == request.Id && p.EndedAt == null && p.Until <= said.Now))
        {
            return;
        }

        await promises.Resume(request, (await clients.Find(client))!, PauseEnd.DayCame);
        said.Append("clocks.resumed", request, Sight.Client | Sight.Practice, new { because = PauseEnd.DayCame }, null);
    }
}
