using Collegium.Governance;
using Collegium.Governance.Ballots;
using Collegium.Members.Applications;
using Collegium.Members.Interests;
using Collegium.Tests.Desk;
using Collegium.Tests.Members.Vouching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Applications;

/// <summary>Who is on the roll of an admission ballot and doesn't count: ties to the candidate's makers block voting as they block vouching.</summary>
public sealed class BallotRollTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_is_tied_to_a_maker_the_candidate_is_tied_to_neither_vouches_nor_votes(string engine)
    {
        await using var world = await World.Start(engine);
        var words = new Words(world);
        var seller = words.Of(words.Founder(0));
        Assert.False((await Told.Run(world, seller, (PutInterest o) => o.Run(words.Founder(0), "VAULTLINE backup", "commission"))).Refused);
        var other = words.Of(words.Founder(1));
        Assert.False((await Told.Run(world, other, (PutInterest o) => o.Run(words.Founder(1), "Another maker", "commission"))).Refused);

        using var applicant = new Applicant(world);
        await applicant.Send();
        await applicant.AnswerReferences();
        await applicant.Pass("seller", "pretender", "fraudster");
        var row = await applicant.Row();
        Assert.Equal("vouch.shared-interest", (await words.Vouch(words.Founder(0), row.PracticeId!.Value)).Refusal?.Code);
        await words.Must(words.Founder(3), row.PracticeId.Value);
        await words.Must(words.Founder(4), row.PracticeId.Value);

        var secretary = new Actor(world.Chapter, Roles.MembershipSecretary, "Lou") { Login = Guid.CreateVersion7() };
        Assert.False((await Told.Run(world, secretary, (OpenAdmissionBallot o) => o.Run(row.Number))).Refused);
        var ballot = await world.Look(db => db.Set<Ballot>().SingleAsync());
        var roll = await world.Do(s => s.GetRequiredService<BallotsDoor>().Roll(ballot.Id));
        Assert.Equal(
            [Excluded.Seller, null, null, Excluded.SponsorTree, Excluded.SponsorTree],
            Enumerable.Range(0, 5).Select(i => roll.Single(r => r.Practice == words.Founder(i)).Excluded));
        var no = (await Told.Run(world, seller, (CastVote o) => o.Run(ballot.Id, Vote.No))).Refusal;
        Assert.Equal("ballot.does-not-count", no?.Code);
        Assert.Contains("a maker or distributor whom the candidate is tied to", no!.Message, StringComparison.Ordinal);
        Assert.False((await Told.Run(world, other, (CastVote o) => o.Run(ballot.Id, Vote.Yes))).Refused);
    }
}
