namespace Collegium.Trust;

/// <summary>Whether a candidate may be admitted, and why: the answer of <see cref="VouchFlow.Probe"/> and <see cref="VouchFlow.Admit"/>.</summary>
/// <param name="Verdict">What was found.</param>
/// <param name="Needed">Units an admission takes: the quorum.</param>
/// <param name="Found">Units that reach him through different vouchers, whatever their sources: 0 to <paramref name="Needed"/>.</param>
/// <param name="Chains">
/// One chain a unit. When he is admissible there are <paramref name="Needed"/>, each from another source; otherwise as many of
/// the units found as have different sources.
/// </param>
/// <param name="Vouchers">Everybody who vouches for him, oldest vouch first, and what became of that vouch.</param>
/// <param name="Bottleneck">
/// Where units are too few: the members and sources, by handle, that have nothing left and by that alone keep the missing units
/// away (a minimum cut). One unit more at one of them may not be enough, but without more at some of them nothing helps, except a
/// further voucher. Empty otherwise.
/// </param>
public sealed record VouchAnswer(
    VouchVerdict Verdict,
    int Needed,
    int Found,
    IReadOnlyList<Chain> Chains,
    IReadOnlyList<VoucherPart> Vouchers,
    IReadOnlyList<int> Bottleneck)
{
    /// <summary>True where the candidate may be admitted, or was.</summary>
    public bool Admissible => Verdict == VouchVerdict.Admissible;
}

/// <summary>What was found about a candidate.</summary>
public enum VouchVerdict
{
    /// <summary>The quorum reaches him through different vouchers from different sources.</summary>
    Admissible,

    /// <summary>He is a member or a source already.</summary>
    AlreadyIn,

    /// <summary>Fewer members and sources vouch for him than the quorum asks.</summary>
    TooFewVouchers,

    /// <summary>Enough vouch for him, but fewer units than the quorum get through to him.</summary>
    TooFewUnits,

    /// <summary>The quorum gets through to him, but not from as many different sources.</summary>
    TooFewSources,
}

/// <summary>One unit's way to a candidate or member.</summary>
/// <param name="Nodes">Handles: the source first, then each who passes it on, then the voucher (who may be the source), last the candidate.</param>
public sealed record Chain(IReadOnlyList<int> Nodes)
{
    /// <summary>Handle of the source the unit comes from.</summary>
    public int Source => Nodes[0];

    /// <summary>Handle of the voucher it comes through.</summary>
    public int Voucher => Nodes[^2];
}

/// <summary>A voucher of a candidate and what his vouch does.</summary>
/// <param name="Voucher">His handle.</param>
/// <param name="State">What his vouch does.</param>
/// <param name="Left">Units he has left to pass on once the question is answered: 0 or more; 0 for a stranger.</param>
public readonly record struct VoucherPart(int Voucher, VoucherState State, int Left);

/// <summary>What a vouch does for a candidate.</summary>
public enum VoucherState
{
    /// <summary>It carries one of the units found.</summary>
    Carries,

    /// <summary>It was not needed: the quorum is full without it.</summary>
    Spare,

    /// <summary>It was not tried, as the question was answered without.</summary>
    Untried,

    /// <summary>It could carry a unit, but only from a source that another unit comes from.</summary>
    SameSource,

    /// <summary>The voucher has passed on all he may, and nobody behind him can be served another way.</summary>
    Exhausted,

    /// <summary>The voucher has units left, but none gets through to him from any source.</summary>
    CutOff,

    /// <summary>The voucher is neither member nor source: his vouch carries nothing.</summary>
    Stranger,
}

/// <summary>A member whose quorum is no longer full: he is to be vouched for again, never put out for this alone.</summary>
/// <param name="Member">His handle.</param>
/// <param name="Held">Units that still reach him: 0 to quorum less one.</param>
/// <param name="Missing">Units he lacks: 1 to quorum.</param>
public readonly record struct Shortfall(int Member, int Held, int Missing);

/// <summary>What a member's or source's vouches are worth, and who hangs on them.</summary>
/// <param name="Allowed">Units he may pass on in all: his budget, or a source's cap, less those burnt; <see cref="int.MaxValue"/> without cap.</param>
/// <param name="Used">Units that run through him to others now, 0 to <paramref name="Allowed"/>.</param>
/// <param name="Burnt">Units lost because somebody he vouched for was convicted, or because he took a vouch back.</param>
/// <param name="Dependants">
/// Those who would lose a unit with him, before others are asked to step in: one entry a unit, so a member with two units through
/// him stands here twice. As many as <paramref name="Used"/>, in the order they would be cut.
/// </param>
public sealed record VouchStake(int Allowed, int Used, int Burnt, IReadOnlyList<int> Dependants)
{
    /// <summary>Units he can still pass on by himself, if they reach him.</summary>
    public int Left => Allowed - Used;
}
