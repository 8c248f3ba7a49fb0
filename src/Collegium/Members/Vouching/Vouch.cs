using Collegium.Database;

namespace Collegium.Members.Vouching;

/// <summary>A practice's word for another: it puts its own standing behind them, for a year.</summary>
internal sealed class Vouch : Versioned
{
    public const int LongestWords = 1000;

    /// <summary>From so many days before its end it can be given again.</summary>
    public const int RenewDays = 30;

    public required Guid Id { get; init; }

    public required Guid VoucherId { get; init; }

    public required Guid CandidateId { get; init; }

    /// <summary>The log-in of whoever gave it for the practice.</summary>
    public required Guid GivenBy { get; init; }

    public required DateTime GivenAt { get; init; }

    /// <summary>What they know of them, in their words; empty once erased.</summary>
    public required string Words { get; set; }

    public DateTime ExpiresAt { get; set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>A code of <see cref="VouchEnd"/>.</summary>
    public string? EndedBecause { get; private set; }

    public bool Stands => EndedAt is null;

    public bool CanRenew(DateTime now) => Stands && ExpiresAt.AddDays(-RenewDays) <= now;

    public void End(string because, DateTime now) => (EndedAt, EndedBecause) = (now, because);
}

/// <summary>Why a vouch ended, as codes.</summary>
internal static class VouchEnd
{
    public const string Expired = "expired";
    public const string Convicted = "convicted";
    public const string VoucherLeft = "voucher-left";
    public const string MemberLeft = "member-left";

    /// <summary>What a voucher may say when it takes a vouch back.</summary>
    public static readonly IReadOnlyList<string> Own = ["changed-mind", "mistaken", "tied", "worked-badly"];
}

/// <summary>How a member came in: the chains' sources as they were then, and how many units reach it now.</summary>
internal sealed class Admission : Versioned
{
    /// <summary>The practice.</summary>
    public required Guid Id { get; init; }

    public required DateTime At { get; set; }

    /// <summary>Practices the units came from, in the order of the chains, parted by blanks: history.</summary>
    public string Sources { get; set; } = "";

    public int Held { get; set; }

    /// <summary>Since when fewer units reach it than the charter asks.</summary>
    public DateTime? ShortSince { get; set; }

    /// <summary>When it was put out or left.</summary>
    public DateTime? EndedAt { get; set; }

    public IReadOnlyList<Guid> From => [.. Sources.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
}

/// <summary>A practice that units come from: it needs nobody behind it.</summary>
internal sealed class VouchSource : Chaptered
{
    public const string Founder = "founder";
    public const string Office = "office";
    public const string Proven = "proven";

    /// <summary>The practice.</summary>
    public required Guid Id { get; init; }

    public required string Because { get; init; }

    public required DateTime Since { get; init; }
}

/// <summary>A unit a practice may not pass on for a time: somebody it stood behind was expelled, or it took a vouch for a member back.</summary>
internal sealed class BurntUnit : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid PracticeId { get; init; }

    /// <summary>Whom the vouch was for.</summary>
    public required Guid For { get; init; }

    /// <summary>A code of <see cref="VouchEnd"/>.</summary>
    public required string Because { get; init; }

    public required DateTime At { get; init; }

    public required DateTime Until { get; init; }
}

/// <summary>
/// The most any source of a chapter may give. It grows with the chapter and never shrinks, so that nobody is left short because
/// others were proven. Every write that changes who hangs on whom holds this row.
/// </summary>
internal sealed class VouchCap : Versioned
{
    /// <summary>The chapter.</summary>
    public required Guid Id { get; init; }

    public int Units { get; set; }
}
