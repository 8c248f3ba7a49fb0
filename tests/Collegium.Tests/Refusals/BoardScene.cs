using Collegium.Database;
using Collegium.Desk.Board;
using Collegium.Desk.Checks;
using Collegium.Desk.Joining;
using Collegium.Desk.Macros;
using Collegium.Desk.Recurring;
using Collegium.Desk.Requests;
using Collegium.Desk.Views;
using Collegium.Desk.Watches;
using Collegium.Desk.Work;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Refusals;

/// <summary>At the board and in its rooms.</summary>
internal sealed class BoardScene : Scene
{
    protected override async Task Provoke()
    {
        Hear("search.empty", "looking for nothing", await World.As("steward").Get("/search?q=%20"));
        var request = (await Told.Asked(World, Trouble, Realtor)).Id();
        await No("step.unknown", "a step nobody knows", Steward, (ChosenStep o) => o.Run([1001], "dance", null));
        await No("tag.unreadable", "a tag of signs", Steward, (TagRequest o) => o.Run(request, "|||"));
        await No("steward.unknown", "giving it to nobody known", Steward, (MindRequest o) => o.Run(request, "Nobody Known"));
        await No("request.no-impact", "an urgency nobody knows", Steward, (ChangeImpact o) => o.Run(request, "urgent"));
        for (var i = 0; i < 12; i++)
        {
            await Yes(Steward, (TagRequest o) => o.Run(request, $"tag {i}"));
        }

        await No("tag.too-many", "a thirteenth tag", Steward, (TagRequest o) => o.Run(request, "one more"));
        await Meanwhile(request);
        await Views();
        await Joins();
        await Macros();
        await Watches();
        await Again(request);
    }

    private async Task Meanwhile(Guid request)
    {
        using var browser = await World.SignIn("steward");
        await browser.Open($"/requests/{await World.Look(db => db.Set<Request>().Where(r => r.Id == request).Select(r => r.Number).SingleAsync())}");
        await Yes(Told.Link(World, request), (AddNote o) => o.Run(request, "It works in room 2 again.", "client"));
        await browser.Send("#note form", ("text", "Nobody answers."), ("audience", "members"));
        Hear("request.changed", "a step on what somebody changed meanwhile", browser);
    }

    private async Task Views()
    {
        var (one, other) = (await Person("steward"), await Person("treasurer"));
        await No("view.no-name", "a view without a name", one, (KeepView o) => o.Run(new ViewInput(" ", "impact=stopped")));
        await No("view.empty", "a view of nothing", one, (KeepView o) => o.Run(new ViewInput("All", "page=2")));
        await No("view.missing", "a view that isn’t there", one, (CopyView o) => o.Run(Guid.Empty, null));
        var kept = await Yes(one, (KeepView o) => o.Run(new ViewInput("Stopped", "impact=stopped", Shared: true)));
        await No("view.taken", "a second view of a name", one, (KeepView o) => o.Run(new ViewInput("stopped", "impact=hindered")));
        await No("view.not-yours", "removing somebody else’s view", other, (RemoveView o) => o.Run(kept.Id));
        for (var i = 1; i < 50; i++)
        {
            await Yes(one, (KeepView o) => o.Run(new ViewInput($"View {i}", "impact=stopped")));
        }

        await No("view.too-many", "a fifty-first view", one, (KeepView o) => o.Run(new ViewInput("One more", "impact=stopped")));
    }

    private async Task Again(Guid request)
    {
        await No("check.empty", "an empty list of things to do", Steward, (AddChecks o) => o.Run(request, " "));
        await No("check.too-many", "fifty-one things to do", Steward, (AddChecks o) => o.Run(request, string.Join('\n', Enumerable.Range(1, 51))));
        await No("check.missing", "ticking off what isn’t there", Steward, (TickCheck o) => o.Run(request, Guid.Empty, true));
        await No("actor.not-allowed", "a practitioner setting up what comes again", As(Roles.Practitioner), (PutRecurrence o) => o.Run(new RecurInput(Realtor, Trouble, "can-wait", null)));
        var monthly = new RecurRule(RecurKind.MonthlyDay, 1, DayOfWeek.Monday, 1, 32, new TimeOnly(9, 0));
        await No("recurring.no-text", "something that comes again without words", Steward, (PutRecurrence o) => o.Run(new RecurInput(Realtor, " ", "can-wait", null)));
        await No("recurring.no-client", "something that comes again for nobody", Steward, (PutRecurrence o) => o.Run(new RecurInput("Nobody & Sons", Trouble, "can-wait", null)));
        await No("recurring.no-time", "something that comes again at no hour", Steward, (PutRecurrence o) => o.Run(new RecurInput(Realtor, Trouble, "can-wait", monthly) { NoTime = true }));
        await No("recurring.day", "something that comes again on the 32nd", Steward, (PutRecurrence o) => o.Run(new RecurInput(Realtor, Trouble, "can-wait", monthly)));
        await No("recurring.rule", "something that comes again at no time", Steward, (PutRecurrence o) => o.Run(new RecurInput(Realtor, Trouble, "can-wait", null)));
        await No("recurring-request.missing", "ending what doesn’t come again", Steward, (EndRecurrence o) => o.Run(Guid.Empty));
    }

    private async Task Joins()
    {
        var at = Guid.Parse((await Told.Accepted(World)).At[^36..]);
        var waiting = (await Told.Asked(World, Trouble, Dentist)).Id();
        var other = (await Told.Asked(World, Trouble, Realtor)).Id();
        var number = await World.Look(db => db.Set<Request>().Where(r => r.Id == at).Select(r => r.Number).SingleAsync());
        var second = await World.Look(db => db.Set<Request>().Where(r => r.Id == waiting).Select(r => r.Number).SingleAsync());
        await No("merge.no-number", "putting it to one without a number", Steward, (MergeRequest o) => o.Run(waiting, null));
        await No("merge.itself", "putting it to itself", Steward, (MergeRequest o) => o.Run(waiting, second));
        await No("merge.unknown", "putting it to one that isn’t there", Steward, (MergeRequest o) => o.Run(waiting, 999_999));
        await No("merge.other-client", "putting two clients’ troubles together", Steward, (MergeRequest o) => o.Run(other, number));
        await No("merge.taken", "putting away what somebody works on", Steward, (MergeRequest o) => o.Run(at, second));
        await No("merge.none", "taking apart what was never together", Steward, (PartRequest o) => o.Run(waiting));
        await No("follow.open", "a follow-up of what is open", Steward, (FollowRequest o) => o.Run(waiting, "And the fax too.", "can-wait"));
        await No("tie.missing", "linking with nothing", Steward, (TieRequests o) => o.Run(waiting, 999_999, "related"));
        await No("tie.kind", "linking in no way", Steward, (TieRequests o) => o.Run(waiting, number, "likes"));
        await Yes(Steward, (TieRequests o) => o.Run(waiting, number, "blocks"));
        await No("tie.circle", "two that wait for one another", Steward, (TieRequests o) => o.Run(at, second, "blocks"));
        await Yes(Steward, (MergeRequest o) => o.Run(waiting, number));
        await No("split.closed", "taking something out of what is closed", Steward, (SplitRequest o) => o.Run(waiting, "And the fax too.", "can-wait"));
        await Yes(Steward, (RecordTime o) => o.Run(at, new TimeInput(30, "Changed the cable.")));
        await World.Do(async s =>
        {
            await s.GetRequiredService<CollegiumDb>().Set<TimeEntry>().ExecuteUpdateAsync(t => t.SetProperty(e => e.InvoiceId, at));
            return Done.It;
        });
        await No("merge.not-open", "putting it to one that is closed", Steward, (MergeRequest o) => o.Run(other, second));
        await No("merge.billed", "taking apart what was billed together", Steward, (PartRequest o) => o.Run(waiting));
    }

    private async Task Macros()
    {
        var steward = await Person("steward");
        var request = (await Told.Asked(World, Trouble, Realtor)).Id();
        await No("macro.no-name", "a macro without a name", steward, (KeepMacro o) => o.Run(" ", "ask"));
        await No("macro.no-steps", "a macro of nothing", steward, (KeepMacro o) => o.Run("Nothing", ""));
        await No("macro.unknown-step", "a macro that dances", steward, (KeepMacro o) => o.Run("Dance", "dance"));
        await No("macro.unknown-place", "a macro with a hole nobody fills", steward, (KeepMacro o) => o.Run("Hole", "tell: Dear {nobody}"));
        await Yes(steward, (KeepMacro o) => o.Run("Kept", "tag: kept"));
        await No("macro.taken", "a second macro of a name", steward, (KeepMacro o) => o.Run("Kept", "tag: other"));
        await No("macro.unknown", "running a macro that isn’t there", steward, (RunMacro o) => o.Run(request, "Nothing"));
        await No("actor.not-allowed", "a practitioner writing a macro", As(Roles.Practitioner), (KeepMacro o) => o.Run("Mine", "ask"));
    }

    private async Task Watches()
    {
        var me = await Person("practitioner");
        var practice = World.Practices["Whitlock & Obi"];
        async Task<Guid> Won()
        {
            var request = (await Told.Asked(World)).Id();
            await Yes(Steward, (GiveTo o) => o.Run(request, practice));
            return request;
        }

        var (first, second) = (await Won(), await Won());
        await No("watch.none", "stopping what doesn’t run", me, (StopWatch o) => o.Run("Nothing."));
        await Yes(me, (StartWatch o) => o.Run(first));
        await No("watch.running", "a second stopwatch", me, (StartWatch o) => o.Run(second));
        await World.Pass(TimeSpan.FromHours(30));
        await No("watch.too-long", "a stopwatch forgotten overnight", me, (StopWatch o) => o.Run("Slept."));
    }
}
