using Collegium.Contracts.Plans;
using Collegium.Desk.Work;
using Collegium.Governance;
using Collegium.Tests.Treasury;

namespace Collegium.Tests.Refusals;

/// <summary>Plans of shared time, and time that is corrected.</summary>
internal sealed class PlanScene : Scene
{
    private static readonly PlanTerms Good = new() { Kind = "block", Minutes = 600 };

    protected override async Task Provoke()
    {
        await Terms();
        await Changes();
        await Corrections();
    }

    private async Task Terms()
    {
        var client = World.Clients[Dentist];
        Task Make(string code, string how, PlanTerms terms) => No(code, how, Steward, (MakePlan o) => o.Run(client, terms));
        await No("actor.not-allowed", "the treasurer making a plan", As(Roles.Treasurer), (MakePlan o) => o.Run(client, Good));
        await No("client.missing", "a plan for nobody", Steward, (MakePlan o) => o.Run(Guid.Empty, Good));
        await Make("plan.kind", "a plan of no kind", new PlanTerms { Minutes = 600 });
        await Make("plan.out-of-range", "a plan of half an hour, agreed", Good with { Minutes = 30 });
        await Make("plan.used", "more used than there is", Good with { UsedMinutes = 601 });
        await Make("plan.price", "a price below nothing", Good with { PricePerHourMinor = -1 });
        await Make("plan.days", "a last day before the first", Good with { StartsOn = new(2026, 12, 1), EndsOn = new(2026, 11, 1) });
        await Make("plan.rollover", "hours that stay for ever and a day", Good with { Rollover = "forever" });
        await Make("plan.beyond", "beyond without a word", Good with { Beyond = "perhaps" });
        await Make("plan.notice", "asked a year ahead", Good with { NoticeDays = 365 });
        await Make("plan.promise", "quicker for what can wait", Good with { Promises = new(Answer: new ByImpact(60, 30, 15)) });
        await Make("plan.contact", "a stranger named", Good with { Contacts = [Guid.Empty] });
    }

    private async Task Changes()
    {
        var plan = (await Yes(Steward, (MakePlan o) => o.Run(World.Clients[Realtor], Good))).Id;
        await No("plan.missing", "changing a plan there isn't", Steward, (ChangePlan o) => o.Change(Guid.Empty, Good));
        await No("plan.missing", "renewing somebody else's plan", As(Roles.Client), (ChangePlan o) => o.Renew(plan, true));
        Hear("plan.missing", "opening a plan there isn't", await World.As("steward").Get($"/plans/{Guid.Empty}"));
        await No("plan.other-kind", "a block becoming hours a month", Steward, (ChangePlan o) => o.Change(plan, new PlanTerms { Kind = "monthly" }));
        await No("plan.block", "a block growing", Steward, (ChangePlan o) => o.Change(plan, new PlanTerms { Minutes = 900 }));
        await No("plan.not-asked", "an answer to no question", Steward, (ChangePlan o) => o.Renew(plan, true));
        await Yes(Steward, (ChangePlan o) => o.End(plan));
        await No("plan.ended", "ending twice", Steward, (ChangePlan o) => o.End(plan));
    }

    private async Task Corrections()
    {
        var (request, _) = await Job.Worked(World);
        var time = await World.Look(db => Task.FromResult(db.Set<TimeEntry>().First(t => t.RequestId == request).Id));
        await No("time.correction", "correcting to less than nothing", Steward, (CorrectTime o) => o.Run(request, time, -1));
        await No("time.missing", "correcting time there isn't", Steward, (CorrectTime o) => o.Run(request, Guid.Empty, 10));
        await Job.Invoice(World, request);
        await No("time.billed", "correcting what was billed", Steward, (CorrectTime o) => o.Run(request, time, 10));
    }
}
