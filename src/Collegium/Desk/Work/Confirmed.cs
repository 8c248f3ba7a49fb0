using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Desk.Triage;
using Collegium.Desk.Watches;
using Collegium.Facts;
using Collegium.Members;

namespace Collegium.Desk.Work;

/// <summary>What a confirmed job does: the practitioner is free for the next, is better known, and triage learns what it was.</summary>
internal sealed class Confirmed(MembersDoor members, ClientsDoor clients, LessonBook lessons, EndWatches watches, FactLog facts, TimeProvider clock)
{
    /// <summary>So long after the confirmation it can still be opened again.</summary>
    public const int ReopenDays = 14;

    private static readonly Refusal TooLate = new(
        "request.too-late",
        "This was confirmed more than 14 days ago. Tell it anew and name the old number; whoever did it then knows where to begin.");

    public async Task Close(Request request, bool counts, bool automatically, string? actedFor)
    {
        await watches.Run(request, "Work until it was confirmed.");
        (request.State, request.ConfirmedAt, request.NextDue) = (RequestState.Confirmed, clock.Now(), RequestTables.Never);
        facts.Append(
            "request.confirmed", TellRequest.About(request), Sight.Client | Sight.Practice,
            new { request.Rating, counts = request.RatingCounts, automatically }, actedFor);
        var (practice, person) = (request.PracticeId!.Value, request.PractitionerId!.Value);
        await members.WorkEnded(practice, person);
        var client = (await clients.Find(request.ClientId!.Value))!;
        await members.Served(practice, client.Id, client.Trade.ToString().ToLowerInvariant());
        if (counts)
        {
            await Prove(request);
        }

        await lessons.Bear(request, Skills(request));
    }

    /// <summary>What the client itself says afterwards: good work proves the skills it took, bad work doesn't.</summary>
    public Task Judge(Request request) => request.Rating is 1 or 2 ? members.JobDisproved(request.Id) : Prove(request);

    /// <summary>It did not hold: the practitioner has the job again. Too late after two weeks.</summary>
    public async Task<Refusal?> Undo(Request request)
    {
        if (request.ConfirmedAt is not { } at)
        {
            return null;
        }

        if (at.AddDays(ReopenDays) < clock.Now())
        {
            return TooLate;
        }

        await members.WorkReopened(request.PracticeId!.Value, request.PractitionerId!.Value);
        await members.JobDisproved(request.Id);
        return null;
    }

    private Task Prove(Request request) =>
        members.JobConfirmed(request.PracticeId!.Value, request.PractitionerId!.Value, request.ClientId!.Value, request.Id, Skills(request));

    private static string[] Skills(Request request) => [.. Need.Read(request.Needs).Select(n => n.Skill)];
}
