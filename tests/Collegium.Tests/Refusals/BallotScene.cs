using Collegium.Database;
using Collegium.Governance;
using Collegium.Governance.Ballots;
using Collegium.Members;
using Collegium.Members.Practices;
using Collegium.Tests.Governance.Ballots;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Refusals;

/// <summary>A ballot in which everybody does something else than vote once.</summary>
internal sealed class BallotScene : Scene
{
    private const string Voter = "Whitlock & Obi";

    protected override async Task Provoke()
    {
        await Opening();
        var ballot = await Chamber.Open(World, ("Lindqvist IT", Excluded.OwnCase), ("Cordova Systems", Excluded.SponsorTree), ("Halloran Networks", "other-reason"));
        await Outsiders(ballot);
        await Voting(ballot);
        await Receipts(ballot);
        await Ended(ballot);
    }

    private async Task Opening()
    {
        Task Open(string code, string how, NewBallot made) => No(code, how, House, (BallotsDoor d) => d.Open(made));
        await Open("ballot.no-question", "asking nothing", Chamber.Asked(World) with { Question = " " });
        await Open("ballot.nobody-counts", "a roll on which nobody counts", Chamber.Asked(World) with { Roll = [new Seating(World.Practices[Voter], Excluded.Conflict)] });
    }

    private async Task Outsiders(Guid ballot)
    {
        Task Vote(string code, string how, Actor who, Vote? vote = Collegium.Governance.Vote.Yes) => No(code, how, who, (CastVote o) => o.Run(ballot, vote));
        await Vote("actor.not-allowed", "an officer without a practice voting", Steward);
        await No("actor.not-allowed", "an officer stepping back for a practice", Steward, (RecuseFromBallot o) => o.Run(ballot));
        await Vote("ballot.does-not-count", "voting in the own case", As(Roles.Practitioner, "Lindqvist IT"));
        await Vote("ballot.does-not-count", "a sponsor of the candidate voting", As(Roles.Practitioner, "Cordova Systems"));
        await Vote("ballot.does-not-count", "voting where another reason excludes", As(Roles.Practitioner, "Halloran Networks"));
        await Vote("ballot.not-on-roll", "voting as a practice that came later", As(Roles.Practitioner) with { Practice = Guid.CreateVersion7() });
        await No("ballot.missing", "voting in a ballot there isn't", As(Roles.Practitioner, Voter), (CastVote o) => o.Run(Guid.Empty, Collegium.Governance.Vote.No));
        await Out(true);
        await Vote("ballot.out-of-standing", "voting after an expulsion", As(Roles.Practitioner, Voter));
        await Out(false);
        await Vote("ballot.no-choice", "voting for nothing", As(Roles.Practitioner, Voter), null);
        await No("ballot.open-already", "a second ballot about the same", House, (BallotsDoor d) => d.Open(Chamber.Asked(World)));
    }

    private Task Out(bool now) => World.Do<Done>(async s =>
    {
        var practice = await s.GetRequiredService<CollegiumDb>().Set<Practice>().SingleAsync(p => p.Id == World.Practices[Voter]);
        practice.Standing = now ? Standing.Expelled : Standing.Full;
        return Done.It;
    });

    private async Task Voting(Guid ballot)
    {
        using var page = await World.SignIn("practitioner");
        await page.Open($"/ballots/{ballot}");
        await page.Send("form:has([name=choice])");
        Hear("ballot.no-choice", "sending the form without a choice", page);
        using var tab = await World.SignIn("practitioner");
        await tab.Open($"/ballots/{ballot}");
        await tab.Send("form:has([name=choice])", ("choice", "y"));
        await page.Send("form:has([name=choice])", ("choice", "n"));
        Hear("ballot.voted-already", "voting again in another tab", page);
        await No("ballot.too-late-to-recuse", "stepping back after the vote", As(Roles.Practitioner, Voter), (RecuseFromBallot o) => o.Run(ballot));
    }

    private async Task Receipts(Guid ballot)
    {
        Task Check(string code, string how, string receipt) => No(code, how, Steward, (CheckReceipt o) => o.Run(ballot, receipt));
        await Check("receipt.unreadable", "a receipt that is none", "1234");
        await Check("receipt.unknown", "a receipt of another ballot", Receipt.New());
    }

    private async Task Ended(Guid ballot)
    {
        await Yes(House, (BallotsDoor d) => d.Cancel(ballot, "application-withdrawn"));
        await No("ballot.over", "cancelling what has ended", House, (BallotsDoor d) => d.Cancel(ballot, "application-withdrawn"));
        await No("ballot.closed", "voting in a ballot that has ended", As(Roles.Practitioner, "Benavidez Works"), (CastVote o) => o.Run(ballot, Collegium.Governance.Vote.Yes));
        await No("receipt.destroyed", "a receipt of a ballot that was never counted", Steward, (CheckReceipt o) => o.Run(ballot, Receipt.New()));
    }
}
