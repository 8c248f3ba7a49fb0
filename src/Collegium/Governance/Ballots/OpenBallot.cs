using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Governance.Ballots;

/// <summary>Opens a ballot: freezes roll and rule, lays out an empty box and sets the clock.</summary>
internal sealed class OpenBallot(CollegiumDb db, FactLog facts, GovernanceDoor governance, TimeProvider clock)
{
    private const int LongestQuestion = 500;

    public static readonly Refusal NoQuestion = new(
        "ballot.no-question", "Put the question in up to 500 characters, so that yes and no answer it.", Field: "question");

    public static readonly Refusal Nobody = new("ballot.nobody-counts", "Nobody on this roll may vote, so there is nothing to open. Somebody outside the case must decide.");

    public static readonly Refusal OpenAlready = new(
        "ballot.open-already", "A ballot about this is open already. Wait for its end, or cancel it first.", RefusalKind.Conflict);

    public async Task<Result<Guid>> Run(NewBallot made)
    {
        if (made.Question.Trim() is not { Length: > 0 and <= LongestQuestion } question)
        {
            return NoQuestion;
        }

        if (made.Roll.All(s => s.Excluded is not null))
        {
            return Nobody;
        }

        if (await db.Set<Ballot>().AnyAsync(b => b.About == made.About && b.Kind == made.Kind && b.ClosedAt == null))
        {
            return OpenAlready;
        }

        var (rules, now) = (await governance.Rules(), clock.Now());
        var ballot = new Ballot
        {
            Id = clock.NewId(),
            Kind = made.Kind,
            About = made.About,
            Path = made.Path,
            OpenedAt = now,
            ClosesAt = now.AddDays(rules.BallotDays),
            QuorumPercent = rules.BallotQuorumPercent,
            SecondCallDays = rules.SecondCallDays,
            SecondCallQuorumPercent = rules.SecondCallQuorumPercent,
            YesPercent = made.YesPercent,
            CharterVersion = rules.Version,
        };
        db.Add(ballot);
        db.Add(new BallotText { Id = ballot.Id, Question = question });
        db.Add(new BallotBox { Id = ballot.Id, Sealed = [] });
        db.AddRange(made.Roll.OrderBy(s => s.Practice).Select(s => new Seat { BallotId = ballot.Id, PracticeId = s.Practice, Excluded = s.Excluded }));
        db.SetTimer(clock, BallotDue.TimerKind, ballot.Id, ballot.ClosesAt);
        facts.Append("ballot.opened", new("ballot", ballot.Id), Sight.Members, new
        {
            ballot.Kind, ballot.About, ballot.ClosesAt, Eligible = made.Roll.Count(s => s.Excluded is null), Excluded = made.Roll.Count(s => s.Excluded is not null),
        });
        return ballot.Id;
    }
}
