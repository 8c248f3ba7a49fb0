using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Clients.Organisations;

internal enum ClientState
{
    /// <summary>Told us something; nothing signed yet.</summary>
    Prospect,
    Active,
    Lost,
}

/// <summary>A small business the chapter serves.</summary>
internal sealed class Client : Versioned
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The name as it is looked up: folded case and spaces.</summary>
    public required string NameKey { get; set; }

    public required Trade Trade { get; set; }

    public required string City { get; set; }

    public required string Address { get; set; }

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    /// <summary>IANA zone of its business hours; promises are counted in it.</summary>
    public required string Zone { get; set; }

    public ClientState State { get; set; } = ClientState.Prospect;

    public int People { get; set; }

    /// <summary>Days it is closed besides the chapter's holidays, as YYYY-MM-DD with spaces between.</summary>
    public string ClosedOn { get; set; } = "";

    public required DateTime KnownSince { get; init; }
}

/// <summary>A practice this client does not want to see again.</summary>
internal sealed class Exclusion : Chaptered
{
    public required Guid ClientId { get; init; }

    public required Guid PracticeId { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class ClientTables : IEntityTypeConfiguration<Client>, IEntityTypeConfiguration<Exclusion>
{
    public void Configure(EntityTypeBuilder<Client> table)
    {
        table.ToTable("clients");
        table.HasKey(c => c.Id);
        table.HasIndex(c => new { c.ChapterId, c.NameKey }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Exclusion> table)
    {
        table.ToTable("clients_exclusions");
        table.HasKey(e => new { e.ClientId, e.PracticeId });
    }
}
