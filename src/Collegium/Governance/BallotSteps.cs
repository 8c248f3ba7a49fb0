using Collegium.Governance.Ballots;

namespace Collegium.Governance;

/// <summary>The voter's step, for the demo's season: the same operation as the page's. The caller opens the write.</summary>
internal sealed class BallotSteps(CastVote cast)
{
    public async Task<Result<Done>> Vote(Guid ballot, Vote vote) => (await cast.Run(ballot, vote)).As(_ => Done.It);
}
