using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.OnCall;

/// <summary>An hour before somebody else comes on, they are told; then it waits for the next change. One timer a rotation.</summary>
internal sealed class HandoverDue(CollegiumDb db, OnCallBook book, FactLog facts, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "desk.handover";

    public static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    private static readonly TimeSpan Look = TimeSpan.FromDays(1);

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        var now = clock.Now();
        if (await book.Hold(timer.About, now) is not { } planned)
        {
            return;
        }

        var rotation = planned.Rotation;
        var plan = planned.Plan.Between(now, now + Look + Ahead);
        foreach (var (before, next) in plan.Zip(plan.Skip(1)).Where(p => p.Second.Person != p.First.Person && p.Second.From - now <= Ahead && p.Second.From > rotation.ToldUntil))
        {
            rotation.ToldUntil = next.From;
            if (next.Person is { } person && planned.Roster.People.TryGetValue(person, out var card))
            {
                facts.Append(
                    "shift.ahead", new("rotation", rotation.Id) { Practice = card.Practice }, Sight.Practice,
                    new { practitioner = person, before = before.Person, next.From, next.To });
            }
        }

        var change = plan.Zip(plan.Skip(1)).Where(p => p.Second.Person != p.First.Person && p.Second.From > now + Ahead).Select(p => (DateTime?)(p.Second.From - Ahead)).FirstOrDefault();
        await db.Set<Database.Timer>().Where(t => t.About == rotation.Id && t.Kind == TimerKind && t.DueAt > now).ExecuteDeleteAsync();
        db.SetTimer(clock, TimerKind, rotation.Id, change ?? now + Look);
    }
}
