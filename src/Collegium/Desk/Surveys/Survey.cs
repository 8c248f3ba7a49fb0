using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Surveys;

/// <summary>What the client answers to “did this solve it?”.</summary>
internal enum Solved
{
    Yes,
    Partly,
    No,
}

/// <summary>One question after the work, asked once a request. Its words stand with the request's rating, which it shares.</summary>
internal sealed class Survey : Versioned
{
    /// <summary>Nobody is asked again within so many days, whatever was done for them.</summary>
    public const int EveryDays = 30;

    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required DateTime SentAt { get; init; }

    /// <summary>As long as it can be answered, the request can be opened again.</summary>
    public required DateTime ClosesAt { get; set; }

    public Solved? Answer { get; set; }

    public DateTime? AnsweredAt { get; set; }

    /// <summary>What an answer is as a rating: a plain yes is good work, and says nothing of excellent.</summary>
    public static int Rating(Solved answer) => answer switch
    {
        Solved.Yes => 4,
        Solved.Partly => 3,
        Solved.No => 1,
    };

    /// <summary>What a rating given on the request's page says to the question.</summary>
    public static Solved Of(int rating) => rating switch
    {
        >= 4 => Solved.Yes,
        3 => Solved.Partly,
        _ => Solved.No,
    };

    public static Solved? Read(string? code) => code switch
    {
        "yes" => Solved.Yes,
        "partly" => Solved.Partly,
        "no" => Solved.No,
        _ => null,
    };
}

/// <summary>When a contact was last asked; held while another question to the same person is decided.</summary>
internal sealed class AskedPerson : Versioned
{
    /// <summary>The contact.</summary>
    public required Guid Id { get; init; }

    public DateTime LastAt { get; set; }
}

internal sealed class SurveyTables : IEntityTypeConfiguration<Survey>, IEntityTypeConfiguration<AskedPerson>
{
    public void Configure(EntityTypeBuilder<Survey> table)
    {
        table.ToTable("desk_surveys");
        table.HasKey(s => s.Id);
        table.HasIndex(s => s.RequestId).IsUnique();
        table.HasIndex(s => new { s.ChapterId, s.SentAt });
    }

    public void Configure(EntityTypeBuilder<AskedPerson> table)
    {
        table.ToTable("desk_asked_people");
        table.HasKey(p => p.Id);
        table.Property(p => p.Id).ValueGeneratedNever();
    }
}
