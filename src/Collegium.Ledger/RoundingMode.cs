namespace Collegium.Ledger;

/// <summary>Who gets the fraction of a minor unit. There is no default: every rounding names one (reference money.md §1.6).</summary>
public enum RoundingMode
{
    /// <summary>To the nearest; a half goes away from zero, so that a credit note is the mirror of its invoice. Sales tax.</summary>
    HalfUp,

    /// <summary>To the nearest; a half goes to the even neighbour. Interest, foreign exchange, averages.</summary>
    HalfEven,

    /// <summary>Up, towards plus infinity. What must not fall below a legal minimum.</summary>
    Ceiling,

    /// <summary>Down, towards minus infinity. What must not be promised before it is earned.</summary>
    Floor,
}
