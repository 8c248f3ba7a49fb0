using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.OnCall;

/// <summary>Who has left or is kept off work drops out of the plan at once: what was until then is counted as it was, and new gaps are found.</summary>
internal sealed class PeopleChanged(CollegiumDb db, OnCallBook book, CountShifts counting, FindGaps gaps, TimeProvider clock) : IReaction
{
    private static readonly string[] Out = ["practitioner.left", "practice.suspended", "practice.lapsed", "practice.resigned", "practice.expelled"];

    private static readonly string[] Back = ["practice.reinstated", "absence.booked"];

    public string Name => "desk.rotations";

    public bool Wants(string kind) => Out.Contains(kind) || Back.Contains(kind);

    public async Task React(Fact fact)
    {
        foreach (var id in await db.Set<Rotation>().Where(r => r.EndedAt == null).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync())
        {
            var rotation = (await db.Locked<Rotation>(id))!;
            if (fact.Kind != "absence.booked")
            {
                await counting.Cut(rotation, fact.At);
            }

            rotation.Touch(clock.Now());
            await gaps.Run(await book.Plan(rotation, clock.Now()));
        }
    }
}
