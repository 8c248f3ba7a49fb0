using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Identity;

public enum LinkKind
{
    /// <summary>Opens one request to the client who told it.</summary>
    Request,

    /// <summary>Opens one offer to the practitioner it was sent to.</summary>
    Offer,

    /// <summary>Signs a login in, once.</summary>
    SignIn,

    /// <summary>Proves that a mail address or number is the teller's, once.</summary>
    Confirm,

    /// <summary>Shows whoever told a request that it arrived, and nothing of the client.</summary>
    Told,

    /// <summary>Opens an application to the stranger who writes it.</summary>
    Application,

    /// <summary>Asks a reference about an applicant, once.</summary>
    Reference,

    /// <summary>Shows one work sample to somebody outside the chapter who judges it, once.</summary>
    Sample,

    /// <summary>Lets somebody outside the chapter sign findings on an application, once.</summary>
    Review,

    /// <summary>Opens one case to somebody from outside who was named for its panel.</summary>
    Panel,

    /// <summary>Lets somebody who was called answer an alert.</summary>
    Alert,

    /// <summary>The same where others carry the message: it shows the alert and promises a time, but takes no work.</summary>
    Called,
}

/// <summary>A private link handed to somebody. The secret itself is only in their mail or on their screen.</summary>
public sealed class Link : Chaptered
{
    public required Guid Id { get; init; }

    public required string Hash { get; init; }

    public required LinkKind Kind { get; init; }

    /// <summary>The request, offer, place on a panel or login it opens.</summary>
    public required Guid About { get; init; }

    /// <summary>Whom it acts for: a contact or a practitioner.</summary>
    public Guid? Party { get; init; }

    /// <summary>A short code that does the same, for typing in.</summary>
    public string? CodeHash { get; init; }

    public int WrongCodes { get; set; }

    public required DateTime ExpiresAt { get; set; }

    public DateTime? UsedAt { get; set; }

    public bool IsOpen(DateTime now) => now < ExpiresAt && (UsedAt is null || Kind is LinkKind.Request or LinkKind.Offer or LinkKind.Told or LinkKind.Application or LinkKind.Panel or LinkKind.Alert or LinkKind.Called);
}

internal sealed class LinkTables : IEntityTypeConfiguration<Link>
{
    public void Configure(EntityTypeBuilder<Link> table)
    {
        table.ToTable("identity_links");
        table.HasKey(l => l.Id);
        table.HasIndex(l => l.Hash).IsUnique();
        table.HasIndex(l => l.About);
        table.Property(l => l.Hash).HasMaxLength(64);
        table.Property(l => l.CodeHash).HasMaxLength(64);
    }
}

/// <summary>Hands out links inside the write under way.</summary>
public sealed class Links(CollegiumDb db, TimeProvider clock)
{
    /// <summary>Adds a link and answers its secret, which is not kept.</summary>
    public string Hand(LinkKind kind, Guid about, Guid? party, TimeSpan lasts, string? code = null)
    {
        var secret = Secret.New();
        db.Append(new Link
        {
            Id = clock.NewId(),
            Hash = Secret.Hash(secret),
            Kind = kind,
            About = about,
            Party = party,
            CodeHash = code is null ? null : Secret.Hash(code),
            ExpiresAt = clock.Now() + lasts,
        });
        return secret;
    }

    /// <summary>The open link behind a secret, in any chapter; null where it never was, has run out or was used up.</summary>
    public async Task<Link?> Find(string secret, LinkKind kind)
    {
        var (hash, now) = (Secret.Hash(secret), clock.Now());
        var link = await db.Set<Link>().IgnoreQueryFilters().SingleOrDefaultAsync(l => l.Hash == hash && l.Kind == kind);
        return link is { } found && found.IsOpen(now) ? found : null;
    }
}
