using Collegium.Database;

namespace Collegium.Members.Vouching;

/// <summary>Writes down that a practice lost a unit for a year, and when it has it back.</summary>
internal sealed class BurntUnits(CollegiumDb db, TimeProvider clock)
{
    public void Burn(Guid practice, Guid about, string because)
    {
        var now = clock.Now();
        var row = new BurntUnit { Id = clock.NewId(), PracticeId = practice, For = about, Because = because, At = now, Until = now.AddYears(1) };
        db.Add(row);
        db.SetTimer(clock, NetReview.TimerKind, practice, row.Until);
    }
}
