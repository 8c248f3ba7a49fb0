using Collegium.Members.Vouching;
using Collegium.Trust;

namespace Collegium.Members.Risk;

/// <summary>Somebody who isn't a full member yet, and what is known of them as numbers.</summary>
internal sealed record RiskRow(NetMember Member, int? Application, RiskSignals Signals)
{
    /// <summary>Who stands behind them, and what all that credit is against that behind a usual member; null where no member has any.</summary>
    public required IReadOnlyList<NetMember> Vouchers { get; init; }

    public required double? Weight { get; init; }

    /// <summary>What fair voices say of their work, drawn to 0; null where nobody has judged it.</summary>
    public required double? Goodness { get; init; }

    /// <summary>From 0, safest of those shown, to 1.</summary>
    public required double Compared { get; init; }

    /// <summary>What a person should look at, in words; empty where nothing stands out.</summary>
    public required IReadOnlyList<string> Alarms { get; init; }
}

/// <summary>What a reviewer's findings foretold about those who became provisional members.</summary>
/// <param name="Known">Findings about members whose end is known.</param>
/// <param name="For">How many times likelier a favourable finding is for one who turned out well; null where there is none.</param>
/// <param name="Against">How many times likelier an unfavourable finding is for one who turned out badly; null where there is none.</param>
/// <param name="Foretold">How many times likelier one of their findings makes the end it speaks for, in the mean.</param>
internal sealed record ReviewerRow(Guid Practice, string Name, int Known, double? For, double? Against, double Foretold, bool ForetoldLittle);

/// <summary>All alarms of a chapter, for people to look at.</summary>
internal sealed record RiskShown(IReadOnlyList<RiskRow> People, IReadOnlyList<NetRing> Rings, IReadOnlyList<ReviewerRow> Reviewers)
{
    /// <summary>Members that turned out well and badly; without both, findings can't be measured.</summary>
    public required int Well { get; init; }

    public required int Badly { get; init; }
}
