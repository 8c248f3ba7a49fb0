using Collegium.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Identity;

/// <summary>Somebody who can sign in: a practitioner, an officer, a client's contact.</summary>
public sealed class Login : IdentityUser<Guid>
{
    public Guid ChapterId { get; init; }

    public required string DisplayName { get; set; }

    public Roles Roles { get; set; }

    public Guid? PracticeId { get; set; }

    public Guid? PractitionerId { get; set; }

    public Guid? ClientId { get; set; }

    public Guid? ContactId { get; set; }

    /// <summary>The secret shared with the owner's code app, protected; null until one is set up.</summary>
    public string? Authenticator { get; set; }

    /// <summary>A secret shown but not confirmed by a first code yet.</summary>
    public string? AuthenticatorOffered { get; set; }

    /// <summary>The time step of the last code taken: a code works once.</summary>
    public long LastCodeStep { get; set; }

    /// <summary>Hashes of recovery codes not used yet, parted by blanks.</summary>
    public string RecoveryCodes { get; set; } = "";

    public Actor AsActor() => new(ChapterId, Roles, DisplayName)
    {
        Login = Id,
        Practice = PracticeId,
        Practitioner = PractitionerId,
        Client = ClientId,
        Contact = ContactId,
    };
}

internal sealed class LoginTables :
    IEntityTypeConfiguration<Login>,
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>,
    IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<Login> table)
    {
        table.ToTable("identity_logins");
        table.Property(l => l.Roles).HasConversion<int>();
        table.HasIndex(l => l.ChapterId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> table) => table.ToTable("identity_claims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> table) => table.ToTable("identity_outside_logins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> table) => table.ToTable("identity_tokens");

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> table) => table.ToTable("identity_passkeys");
}
