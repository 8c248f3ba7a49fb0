using Collegium.Database;
using Collegium.Desk.Work;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.OnCall;

/// <summary>What somebody who was on call leaves for whoever comes after.</summary>
internal sealed class ShiftWord : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid RotationId { get; init; }

    public required Guid PractitionerId { get; init; }

    public required DateTime At { get; init; }

    public required string Text { get; set; }
}

internal sealed class ShiftWordTables : IEntityTypeConfiguration<ShiftWord>
{
    public void Configure(EntityTypeBuilder<ShiftWord> table)
    {
        table.ToTable("desk_shift_words");
        table.HasKey(w => w.Id);
        table.HasIndex(w => new { w.RotationId, w.At });
    }
}

/// <summary>Whoever is on, or was until a few hours ago, says what the next should know.</summary>
internal sealed class LeaveWord(CollegiumDb db, OnCallBook book, FactLog facts, TimeProvider clock)
{
    private const int HoursAfter = 12;

    public static readonly Refusal Empty = new("shift.no-word", "Write what the next should know; one sentence is enough.", Field: "text");

    public static readonly Refusal NotOn = new(
        "shift.not-yours", "Whoever is on call leaves a word for the next, until twelve hours after the shift. You are not on this rotation now; write to the desk instead.");

    public async Task<Result<Guid>> Run(Guid rotation, string? text)
    {
        var now = clock.Now();
        if (await book.Hold(rotation, now.AddHours(-HoursAfter)) is not { } held)
        {
            return Refusal.Missing("rotation");
        }

        if (db.Actor.Practitioner is not { } me || !held.Plan.Between(now.AddHours(-HoursAfter), now.AddMicroseconds(1)).Any(s => s.Person == me))
        {
            return NotOn;
        }

        var read = WorkText.Read(text, "text");
        if (read.Refused || read.Value.Length == 0)
        {
            return read.Refusal ?? Empty;
        }

        var word = new ShiftWord { Id = clock.NewId(), RotationId = rotation, PractitionerId = me, At = now, Text = read.Value };
        db.Add(word);
        facts.Append("shift.word-left", new("rotation", rotation) { Practice = db.Actor.Practice }, Sight.Members, new { word = word.Id });
        return rotation;
    }
}
