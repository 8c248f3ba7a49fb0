using Collegium.Database;

namespace Collegium.Notices;

/// <summary>How somebody is reached besides by mail.</summary>
public enum WayKind
{
    Sms,

    /// <summary>A program of theirs is called, signed.</summary>
    Webhook,

    /// <summary>A topic one posts a line of text to, as ntfy has them.</summary>
    Push,

    /// <summary>A browser on one of their devices.</summary>
    Device,
}

/// <summary>One way to reach somebody at once.</summary>
public sealed class ContactWay : Chaptered
{
    public required Guid Id { get; init; }

    /// <summary>A practitioner; of an officer without a practice, the login.</summary>
    public required Guid OwnerId { get; init; }

    public required WayKind Kind { get; init; }

    /// <summary>A telephone number or an address on the web.</summary>
    public required string Address { get; init; }

    /// <summary>What a webhook's calls are signed with; a device's public key and secret, a point between.</summary>
    public required string Secret { get; init; }

    /// <summary>Minutes after midnight; what can wait is held until the quiet hours are over.</summary>
    public int? QuietFrom { get; init; }

    public int? QuietTo { get; init; }

    public required string Zone { get; init; }

    public required DateTime AddedAt { get; init; }

    public DateTime? RemovedAt { get; set; }
}

/// <summary>A line of text on its way to somebody, written in the transaction it follows from and sent after the commit.</summary>
public sealed class Notice : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public required Guid WayId { get; init; }

    public required WayKind Kind { get; init; }

    public required string Address { get; init; }

    /// <summary>The alert or test it tells of, and which step of it; one notice a step and way.</summary>
    public required Guid Because { get; init; }

    public required string Step { get; init; }

    public required string Text { get; init; }

    public required string Link { get; init; }

    public required bool Urgent { get; init; }

    public required DateTime At { get; init; }

    public required DateTime NextTry { get; set; }

    /// <summary>Kept back because too many went to this address lately.</summary>
    public DateTime? HeldAt { get; set; }

    /// <summary>When it was last tried; the flood limits count these.</summary>
    public DateTime? TriedAt { get; set; }

    public int Attempts { get; set; }

    public DateTime? SentAt { get; set; }

    /// <summary>The one it was told together with.</summary>
    public Guid? BundledInto { get; set; }

    public string? Problem { get; set; }
}
