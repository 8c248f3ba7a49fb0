namespace Collegium.Routing;

/// <summary>One practitioner as matching sees him: plain numbers, kept up to date by the caller.</summary>
/// <remarks>
/// Handles are dense integers the caller deals out and never reuses for another person while an index lives.
/// <see cref="MatchIndex.Upsert"/> checks every range and copies the lists, so a profile may be shared freely.
/// </remarks>
public sealed record Profile
{
    /// <summary>Handle of the practitioner: unique in an index, from 0 to <see cref="MatchIndex.MaxId"/>, dealt out densely.</summary>
    public required int Id { get; init; }

    /// <summary>Handle of the practice he belongs to. An offer goes to a practice; he would be the one who does the work.</summary>
    public required int Practice { get; init; }

    /// <summary>What he can do. A skill listed twice counts at its highest level; one not listed is level 0.</summary>
    public required IReadOnlyList<SkillLevel> Skills { get; init; }

    /// <summary>Where he starts from: degrees north, −90 to 90.</summary>
    public required double Latitude { get; init; }

    /// <summary>Where he starts from: degrees east, −180 to 180.</summary>
    public required double Longitude { get; init; }

    /// <summary>How far he travels at most, in statute miles one way, 0 or more. Farther jobs must be remote.</summary>
    public required double ReachMiles { get; init; }

    /// <summary>The practice may be offered work (provisional or full member, nothing suspended).</summary>
    public required bool InGoodStanding { get; init; }

    /// <summary>The last day on which his insurance still holds (inclusive).</summary>
    public required DateOnly InsuredUntil { get; init; }

    /// <summary>How many pieces of work he will hold open at once, 0 or more. 0 takes him out of matching.</summary>
    public required int Capacity { get; init; }

    /// <summary>How many pieces of work he holds open now, 0 or more.</summary>
    public required int OpenWork { get; init; }

    /// <summary>
    /// Available business days since this practice last won work, or since it joined if it never did; 0 or more, fractions allowed.
    /// </summary>
    /// <remarks>
    /// This one number is the rotation, and the caller keeps it by three rules:
    /// a day of absence is not counted (absence-safe: a holiday neither costs the turn nor saves one up);
    /// only winning work resets it, refusing an offer does not (decline-safe: an honest no costs nothing, and saying no
    /// to everything gains nothing, because the credit stops growing at <see cref="Weights.Turn"/>);
    /// an offer another practice won first counts as never made (asking three at once must not cost the two who lost).
    /// </remarks>
    public required double WaitingDays { get; init; }

    /// <summary>
    /// How much less of the work this practice had lately than its hours would bring, 0 (its share, or more) to 1 (nothing): the fairness
    /// debt. The caller keeps it absence-safe and newcomer-safe: hours one was not there bring nothing.
    /// </summary>
    public double Debt { get; init; }

    /// <summary>When he is away. Past absences may be left in; they stop nothing.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];

    /// <summary>A business associate agreement covers him, so he may touch work that can hold patients' data (45 CFR 164.504(e)).</summary>
    public bool HasClinicalAgreement { get; init; }
}

/// <summary>A skill and how well it is held.</summary>
/// <param name="Skill">Handle of the skill.</param>
/// <param name="Level">From 0 (not at all) to 1 (as well as anybody here).</param>
public readonly record struct SkillLevel(int Skill, float Level);

/// <summary>A time away: from <paramref name="FromUtc"/> (inclusive) until <paramref name="ToUtc"/> (exclusive).</summary>
/// <param name="FromUtc">Start, an instant in UTC.</param>
/// <param name="ToUtc">End, an instant in UTC, after the start.</param>
public readonly record struct Absence(DateTime FromUtc, DateTime ToUtc);
