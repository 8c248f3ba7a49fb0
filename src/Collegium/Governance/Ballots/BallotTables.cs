using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Governance.Ballots;

internal sealed class BallotTables
    : IEntityTypeConfiguration<Ballot>, IEntityTypeConfiguration<Seat>, IEntityTypeConfiguration<BallotBox>, IEntityTypeConfiguration<BallotText>
{
    public void Configure(EntityTypeBuilder<Ballot> table)
    {
        table.ToTable("governance_ballots");
        table.HasKey(b => b.Id);
        table.Property(b => b.Kind).HasMaxLength(32);
        table.Ignore(b => b.QuorumNow).Ignore(b => b.Counts);
        table.HasIndex(b => new { b.ChapterId, b.Kind, b.About }).IsUnique().HasFilter("closed_at IS NULL").HasDatabaseName("ux_one_open_ballot");
        table.HasIndex(b => b.About);
    }

    public void Configure(EntityTypeBuilder<Seat> table)
    {
        table.ToTable("governance_ballot_seats");
        table.HasKey(s => new { s.BallotId, s.PracticeId });
        table.Property(s => s.Excluded).HasMaxLength(32);
    }

    public void Configure(EntityTypeBuilder<BallotBox> table)
    {
        table.ToTable("governance_ballot_boxes");
        table.HasKey(b => b.Id);
    }

    public void Configure(EntityTypeBuilder<BallotText> table)
    {
        table.ToTable("governance_ballot_texts");
        table.HasKey(t => t.Id);
    }
}
