using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Conduct;

internal sealed class ConductTables :
    IEntityTypeConfiguration<ConductCase>,
    IEntityTypeConfiguration<ConductPaper>,
    IEntityTypeConfiguration<PanelSeat>,
    IEntityTypeConfiguration<PanelDrawing>,
    IEntityTypeConfiguration<PanelDecision>,
    IEntityTypeConfiguration<PanelVoice>
{
    public void Configure(EntityTypeBuilder<ConductCase> table)
    {
        table.ToTable("members_conduct_cases");
        table.HasKey(c => c.Id);
        table.HasIndex(c => new { c.ChapterId, c.Number }).IsUnique();
        table.HasIndex(c => c.RespondentId);
        table.Property(c => c.Grounds).HasMaxLength(400);
    }

    public void Configure(EntityTypeBuilder<ConductPaper> table)
    {
        table.ToTable("members_conduct_papers");
        table.HasKey(p => p.Id);
        table.HasIndex(p => p.CaseId);
    }

    public void Configure(EntityTypeBuilder<PanelSeat> table)
    {
        table.ToTable("members_conduct_seats");
        table.HasKey(s => s.Id);
        table.HasIndex(s => new { s.CaseId, s.Round, s.PracticeId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PanelDrawing> table)
    {
        table.ToTable("members_conduct_drawings");
        table.HasKey(d => d.Id);
        table.HasIndex(d => d.CaseId);
    }

    public void Configure(EntityTypeBuilder<PanelDecision> table)
    {
        table.ToTable("members_conduct_decisions");
        table.HasKey(d => d.Id);
        table.HasIndex(d => d.CaseId);
    }

    public void Configure(EntityTypeBuilder<PanelVoice> table)
    {
        table.ToTable("members_conduct_voices");
        table.HasKey(v => new { v.DecisionId, v.SeatId });
    }
}
