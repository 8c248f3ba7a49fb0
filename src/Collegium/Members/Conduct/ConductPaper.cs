using Collegium.Database;

namespace Collegium.Members.Conduct;

internal enum PaperKind
{
    Complaint,
    Notice,
    Interim,
    Reply,
    Declaration,
    Minutes,
    Decision,
    Appeal,
    SetAside,
    LookAgain,

    /// <summary>Why a panelist doesn't stand behind what was proposed.</summary>
    Dissent,
}

/// <summary>What somebody wrote in a case. The words and the name can be erased; that it was written, when and as what, stays.</summary>
internal sealed class ConductPaper : Versioned
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required int Round { get; init; }

    public required PaperKind Kind { get; init; }

    public string? Text { get; set; }

    public string? ByName { get; set; }

    /// <summary>The seat it was written from: a declaration, a decision.</summary>
    public Guid? SeatId { get; init; }

    public required DateTime At { get; init; }

    public DateTime? ErasedAt { get; set; }
}
