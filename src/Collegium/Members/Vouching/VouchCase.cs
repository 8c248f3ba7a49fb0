using Collegium.Trust;

namespace Collegium.Members.Vouching;

/// <summary>Whether members' words carry a candidate, by which chains, and if not, what is missing.</summary>
internal sealed record VouchCase(Guid Practice, VouchVerdict Verdict, int Needed, int Found)
{
    /// <summary>From the council's practice to the candidate, one a unit.</summary>
    public required IReadOnlyList<IReadOnlyList<NetMember>> Chains { get; init; }

    /// <summary>Everybody who vouches, oldest first, and what that does; null where the word doesn't count now.</summary>
    public required IReadOnlyList<(NetMember Voucher, VoucherState? Does)> Vouchers { get; init; }

    /// <summary>Where units are too few: those who have none left.</summary>
    public required IReadOnlyList<NetMember> Bottleneck { get; init; }

    /// <summary>The candidate may be admitted, or was.</summary>
    public bool Ready => Verdict is VouchVerdict.Admissible or VouchVerdict.AlreadyIn;

    /// <summary>Those whose votes don't count on this candidate: who vouches, and who stands in the chains.</summary>
    public IReadOnlySet<Guid> Tree => Chains.SelectMany(c => c).Concat(Vouchers.Select(v => v.Voucher)).Select(m => m.Id).Where(id => id != Practice).ToHashSet();

    /// <summary>In one or two sentences.</summary>
    public string Words => VouchWords.Of(this);

    /// <summary>Met, not met, or open while fewer than needed have spoken.</summary>
    public bool? Met => Ready ? true : Verdict is VouchVerdict.TooFewVouchers ? null : false;
}

/// <summary>What a practice's word is worth.</summary>
/// <param name="Full">Units it may pass on at most.</param>
/// <param name="Used">Units that run through it to members now.</param>
/// <param name="Promised">Vouches for applicants nobody has decided about yet.</param>
/// <param name="Burnt">Units lost for a time.</param>
/// <param name="Dependants">Who would lose a unit with it.</param>
internal sealed record Stake(int Full, int Used, int Promised, int Burnt, IReadOnlyList<NetMember> Dependants)
{
    /// <summary>It may stand behind nobody new now.</summary>
    public bool Frozen { get; init; }

    public int Left => Frozen ? 0 : Math.Max(0, Full - Burnt - Used - Promised);
}

/// <summary>A small group who vouch for one another and hang on one practice alone.</summary>
internal sealed record NetRing(IReadOnlyList<NetMember> Members, NetMember Bridge, int Ties);
