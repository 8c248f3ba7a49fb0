using Collegium.Database;

namespace Collegium.Members.Conduct;

internal enum SeatState
{
    /// <summary>Drawn, and hasn't declared yet: sees who the parties are and nothing else.</summary>
    Called,

    /// <summary>Declared no interest; the file is open.</summary>
    Sitting,

    /// <summary>Declared an interest and stepped aside.</summary>
    Recused,

    /// <summary>Declared nothing in time.</summary>
    Silent,

    /// <summary>Became a competitor of a party since the draw.</summary>
    Competing,

    /// <summary>Sat, and let the charter's days pass without hearing or deciding.</summary>
    Idle,
}

/// <summary>A place on the panel of one round. A practice is drawn; the person of it who declares takes the place.</summary>
internal sealed class PanelSeat : Versioned
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required int Round { get; init; }

    /// <summary>Empty for somebody from outside.</summary>
    public Guid? PracticeId { get; init; }

    public SeatState State { get; set; } = SeatState.Called;

    public Guid? LoginId { get; set; }

    /// <summary>Who sits; can be erased.</summary>
    public string? Name { get; set; }

    /// <summary>Where an outsider is written to; can be erased.</summary>
    public string? Mail { get; set; }

    public required DateTime CalledAt { get; init; }

    public DateTime? DeclaredAt { get; set; }

    public bool IsOpen => State is SeatState.Called or SeatState.Sitting;
}

/// <summary>One drawing, as anybody can repeat it: who could be drawn with how often each sat lately, and who could not and why.</summary>
internal sealed class PanelDrawing : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required int Round { get; init; }

    /// <summary>JSON of <see cref="Drawn"/>.</summary>
    public required string Record { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>A decision put before the panel; it is the panel's when most of its members stand behind it.</summary>
internal sealed class PanelDecision : Versioned
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required int Round { get; init; }

    public required Sanction Sanction { get; init; }

    /// <summary>Of a suspension.</summary>
    public int? Days { get; init; }

    public required Guid PaperId { get; init; }

    public required Guid SeatId { get; init; }

    public required DateTime ProposedAt { get; init; }

    public DateTime? ReplacedAt { get; set; }

    public DateTime? CarriedAt { get; set; }
}

/// <summary>A panelist stands behind a decision; who wrote it does so by writing it.</summary>
internal sealed class PanelVoice : Chaptered
{
    public required Guid DecisionId { get; init; }

    public required Guid SeatId { get; init; }

    public required DateTime At { get; init; }
}
