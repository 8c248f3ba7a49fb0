using Collegium.Desk.Work;
using Collegium.Governance;
using Collegium.Tests.Desk;

namespace Collegium.Tests.Refusals;

/// <summary>From the acceptance to the confirmation.</summary>
internal sealed class WorkScene : Scene
{
    private static readonly DateOnly Today = new(2026, 11, 17);

    protected override async Task Provoke()
    {
        var early = (await Told.Asked(World, Trouble, Realtor)).Id();
        await No("request.nobody-has-it", "marking done what nobody has accepted", Steward, (CompleteRequest o) => o.Run(early, null));
        var request = Guid.Parse((await Told.Accepted(World)).At[^36..]);
        await Notes(request);
        await Estimates(request);
        await Times(request);
        await Done(request);
    }

    private async Task Notes(Guid request)
    {
        await No("note.empty", "an empty note", Steward, (AddNote o) => o.Run(request, " ", "client"));
        await No("note.no-audience", "a note for nobody", Steward, (AddNote o) => o.Run(request, "The key is at the desk.", "everybody"));
        await No("note.not-for-client", "a client writing what the client doesn't see", Told.Link(World, request), (AddNote o) => o.Run(request, "The key is at the desk.", "members"));
        await No("text.too-long", "a note of 10,001 characters", Steward, (AddNote o) => o.Run(request, new string('x', 10_001), "client"));
        await No("text.unreadable", "a file's bytes as a note", Steward, (AddNote o) => o.Run(request, new string('\u0001', 200), "client"));
    }

    private async Task Estimates(Guid request)
    {
        await No("estimate.missing", "a yes to no estimate", Steward, (ApproveEstimate o) => o.Run(request));
        await No("estimate.out-of-range", "an estimate upside down", Steward, (SendEstimate o) => o.Run(request, new EstimateInput(90, 60, 0, "")));
        await No("estimate.parts-out-of-range", "parts below nothing", Steward, (SendEstimate o) => o.Run(request, new EstimateInput(60, 90, -1, "")));
        await Yes(Steward, (SendEstimate o) => o.Run(request, new EstimateInput(60, 90, 0, "")));
    }

    private async Task Times(Guid request)
    {
        Task Time(string code, string how, TimeInput input) => No(code, how, Steward, (RecordTime o) => o.Run(request, input));
        await Time("time.out-of-range", "more minutes than a day has", new TimeInput(1_441, "Changed the cable."));
        await Time("time.out-of-range", "time without minutes", new TimeInput(null, "Changed the cable."));
        await Time("time.no-note", "time without a word", new TimeInput(30, " "));
        await Time("time.day", "time of tomorrow", new TimeInput(30, "Changed the cable.", Today.AddDays(1)));
    }

    private async Task Done(Guid request)
    {
        await No("rating.out-of-range", "six stars", Steward, (ConfirmRequest o) => o.Run(request, 6, null));
        await No("request.not-done", "confirming what isn't done", Steward, (ConfirmRequest o) => o.Run(request, 5, null));
        await No("request.not-done", "opening again what isn't done", Steward, (ReopenRequest o) => o.Run(request, "It prints blank pages."));
        await No("request.no-reason", "opening again without a word", Steward, (ReopenRequest o) => o.Run(request, ""));
        await Yes(Steward, (CompleteRequest o) => o.Run(request, null));
        await No("request.impact-over", "making urgent what is done", Steward, (Collegium.Desk.Requests.ChangeImpact o) => o.Run(request, "stopped"));
        await No("request.not-in-work", "marking done twice", Steward, (CompleteRequest o) => o.Run(request, null));
        await No("estimate.not-open", "an estimate after the work", Steward, (SendEstimate o) => o.Run(request, new EstimateInput(60, 90, 0, "")));
        await No("estimate.not-open", "a yes after the work", Steward, (ApproveEstimate o) => o.Run(request));
        await Yes(Steward, (ConfirmRequest o) => o.Run(request, null, null));
        await No("request.confirmed-already", "confirming twice", Steward, (ConfirmRequest o) => o.Run(request, null, null));
        await No("time.not-open", "time on what was confirmed", Steward, (RecordTime o) => o.Run(request, new TimeInput(30, "Changed the cable.")));
        await World.Pass(TimeSpan.FromDays(15));
        await No("request.too-late", "opening again after fifteen days", Steward, (ReopenRequest o) => o.Run(request, "It prints blank pages."));
    }
}

/// <summary>Where members bill their own work.</summary>
internal sealed class AssociationScene : Scene
{
    protected override CharterRules Rules => new() { Form = ChapterForm.Association };

    protected override async Task Provoke()
    {
        var request = Guid.Parse((await Told.Accepted(World)).At[^36..]);
        await No("estimate.no-price", "an estimate without an hourly price", Steward, (SendEstimate o) => o.Run(request, new EstimateInput(60, 90, 0, "")));
        Hear("invoice.not-ours", "an association billing a member's work", await World.As("treasurer").Post("/invoices", new { request }));
    }
}
