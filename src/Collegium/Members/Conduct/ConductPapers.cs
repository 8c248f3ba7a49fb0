using Collegium.Database;

namespace Collegium.Members.Conduct;

/// <summary>Lays what was written into a case's file.</summary>
internal sealed class ConductPapers(CollegiumDb db, TimeProvider clock)
{
    public ConductPaper Add(ConductCase held, PaperKind kind, string text, string? by = null, Guid? seat = null)
    {
        var paper = new ConductPaper
        {
            Id = clock.NewId(),
            CaseId = held.Id,
            Round = held.Round,
            Kind = kind,
            Text = text,
            ByName = by ?? db.Actor.Name,
            SeatId = seat,
            At = clock.Now(),
        };
        db.Add(paper);
        return paper;
    }
}
