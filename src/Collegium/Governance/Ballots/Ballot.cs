using Collegium.Database;

namespace Collegium.Governance.Ballots;

/// <summary>A question to the members, its rule as the charter had it at the record date, and how it ended.</summary>
internal sealed class Ballot : Versioned
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required Guid About { get; init; }

    public string? Path { get; init; }

    /// <summary>The record date: the roll is as it was then.</summary>
    public required DateTime OpenedAt { get; init; }

    public required DateTime ClosesAt { get; set; }

    /// <summary>1, or 2 after a first call without a quorum.</summary>
    public int Call { get; set; } = 1;

    public BallotState State { get; set; } = BallotState.Open;

    public DateTime? ClosedAt { get; set; }

    public required int QuorumPercent { get; init; }

    public required int SecondCallDays { get; init; }

    public required int SecondCallQuorumPercent { get; init; }

    public required int YesPercent { get; init; }

    public required int CharterVersion { get; init; }

    /// <summary>Why it was cancelled: a code.</summary>
    public string? CancelledBecause { get; set; }

    public int? Yes { get; set; }

    public int? No { get; set; }

    public int? Abstain { get; set; }

    public int QuorumNow => Call == 1 ? QuorumPercent : SecondCallQuorumPercent;

    public Counts? Counts => Yes is { } yes && No is { } no && Abstain is { } abstain ? new Counts(yes, no, abstain) : null;

    /// <summary>The clock decides, not whether the timer has been served yet.</summary>
    public bool TakesVotes(DateTime now) => State is BallotState.Open && now < ClosesAt;

    /// <summary>How many of those who count must vote, abstentions included.</summary>
    public int Needed(int eligible) => Math.Max(1, ((eligible * QuorumNow) + 99) / 100);

    public bool HasQuorum(int cast, int eligible) => cast >= Needed(eligible);

    /// <summary>Of yes and no only; a tie never carries.</summary>
    public bool Carries(Counts counts) => counts.Yes > counts.No && counts.Yes * 100 >= YesPercent * (counts.Yes + counts.No);

    public void CallAgain(DateTime now) => (Call, ClosesAt) = (2, now.AddDays(SecondCallDays));

    public void End(BallotState state, DateTime now, Counts? counts = null)
    {
        (State, ClosedAt) = (state, now);
        (Yes, No, Abstain) = (counts?.Yes, counts?.No, counts?.Abstain);
    }
}

/// <summary>A practice's place on the roll. That it voted, and nothing of when or what.</summary>
internal sealed class Seat : Chaptered
{
    public required Guid BallotId { get; init; }

    public required Guid PracticeId { get; init; }

    /// <summary>Why it doesn't count: a code.</summary>
    public string? Excluded { get; set; }

    public bool Voted { get; set; }
}

/// <summary>All papers of one ballot in one row, so that no row's place, number or time tells of any one of them.</summary>
internal sealed class BallotBox : Chaptered
{
    /// <summary>The ballot's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>While it is open: the papers, sealed. Empty afterwards.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>Once it is counted: the papers, for everybody to count again.</summary>
    public byte[] Papers { get; set; } = [];
}

/// <summary>The question's words, in a row of their own because a person may ask to have them erased.</summary>
internal sealed class BallotText : Chaptered
{
    /// <summary>The ballot's id.</summary>
    public required Guid Id { get; init; }

    public string? Question { get; set; }
}
