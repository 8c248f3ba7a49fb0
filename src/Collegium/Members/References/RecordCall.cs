using System.Globalization;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Applications;
using Collegium.Members.Screens;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.References;

/// <summary>The membership secretary calls a reference and writes down what was said to the same questions; it counts as an answer, says how it came, and is mailed to whom it is from.</summary>
internal sealed class RecordCall(CollegiumDb db, FactLog facts, ReviewerAccess access, TakeAnswer taking, GovernanceDoor governance, TimeProvider clock)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("write down a call to a reference", "The membership secretary does.");

    public static readonly Refusal NotWaitedFor = new(
        "reference.not-waited-for", "Nobody waits for this answer: it came, somebody else was named, or the application is over.", RefusalKind.Conflict);

    public static readonly Refusal NoDay = new(
        "reference.no-day", "Write the day of the call, like 2026-11-17: not before they were named, and not ahead.", Field: "on");

    public async Task<Result<Guid>> Run(Guid id, string? on, Answered said)
    {
        if (!db.Actor.Is(Roles.MembershipSecretary))
        {
            return NotYours;
        }

        if (await db.Locked<Reference>(id) is not { } reference)
        {
            return Refusal.Missing("reference");
        }

        var application = await db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == reference.ApplicationId);
        if (await access.Refuses(application) is { } closed)
        {
            return closed;
        }

        if (reference.AnsweredAt is not null || reference.Replaced || application.State is not (ApplicationState.Review or ApplicationState.Asked))
        {
            return NotWaitedFor;
        }

        if (await Day(on, reference.AskedAt) is not { } day)
        {
            return NoDay;
        }

        (reference.CalledOn, reference.CalledBy) = (day, db.Actor.Login);
        facts.Append(
            "reference.called", new("reference", reference.Id) { Practice = application.PracticeId }, Sight.Officers,
            new { application = application.Id, reference.Code, on = day, by = reference.CalledBy });
        return await taking.Run(reference, said) is { } no ? no : reference.Id;
    }

    private async Task<DateOnly?> Day(string? on, DateTime asked)
    {
        var time = new BusinessTime(await governance.Rules(), (await governance.Chapter()).Zone);
        return DateOnly.TryParseExact(on?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= time.Day(asked) && day <= time.Day(clock.Now()) ? day : null;
    }
}
