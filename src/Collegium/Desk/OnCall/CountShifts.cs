using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;

namespace Collegium.Desk.OnCall;

/// <summary>Makes shifts that are over into facts, with what the charter pays for them.</summary>
internal sealed class CountShifts(CollegiumDb db, OnCallBook book, GovernanceDoor governance, FactLog facts, TimeProvider clock)
{
    /// <summary>What has ended by now; a shift that runs stays open.</summary>
    public Task Ended(Rotation rotation) => Count(rotation, clock.Now(), running: false);

    /// <summary>Also the part of a running shift until an instant, because from then on another plan holds, or other people.</summary>
    public Task Cut(Rotation rotation, DateTime until) => Count(rotation, until, running: true);

    /// <summary>From one to the next who dropped out or came back, each part by who was at work then.</summary>
    private async Task Count(Rotation rotation, DateTime until, bool running)
    {
        if (until <= rotation.CountedUntil)
        {
            return;
        }

        var past = await WorkPast.Of(db, await book.Roster(), rotation);
        foreach (var turn in past.Turns.Where(t => t > rotation.CountedUntil && t < until).Distinct().ToList())
        {
            await Part(rotation, past, turn, running: true);
        }

        await Part(rotation, past, until, running);
    }

    private async Task Part(Rotation rotation, WorkPast past, DateTime until, bool running)
    {
        var planned = await book.Plan(rotation, rotation.CountedUntil, (_, person) => past.Works(person, until));

        // A little beyond, so that a shift that ends now is told from one that runs on.
        var over = planned.Plan.Between(rotation.CountedUntil, running ? until : until.AddMinutes(1)).Where(s => s.To <= until).ToList();
        foreach (var shift in over)
        {
            if (shift.Person is { } person && past.Practice(person) is { } firm)
            {
                Write(rotation, shift, person, firm, Pay(planned.Plan, shift, (await governance.Rules(shift.To)).ShiftPay));
            }
        }

        rotation.CountedUntil = over.Count > 0 ? over[^1].To : rotation.CountedUntil;
    }

    private void Write(Rotation rotation, Stretch shift, Guid person, Guid practice, long pay)
    {
        var row = new Shift
        {
            Id = clock.NewId(), RotationId = rotation.Id, PractitionerId = person, PracticeId = practice,
            FromUtc = shift.From, ToUtc = shift.To, PayMinor = pay,
        };
        db.Add(row);
        facts.Append(
            "shift.finished", new("shift", row.Id) { Practice = practice }, Sight.Practice,
            new { rotation = rotation.Id, practitioner = person, row.FromUtc, row.ToUtc, row.PayMinor });
    }

    /// <summary>
    /// An amount a turn is shared among those who held it by their minutes, to date, so that the parts make up the whole to the cent;
    /// outside every turn it is one amount for the whole override, shared the same way.
    /// </summary>
    private static long Pay(ShiftPlan plan, Stretch shift, OnCallPay pay)
    {
        var hours = Part(pay.HourMinor, Minutes(shift.From, shift.To), 60);
        return pay.ShiftMinor == 0 ? hours : hours + Shared(plan, shift, pay.ShiftMinor, shift.To) - Shared(plan, shift, pay.ShiftMinor, shift.From);
    }

    private static long Shared(ShiftPlan plan, Stretch shift, long minor, DateTime before)
    {
        if (shift is { Layer: { } layer, Turn: { } turn })
        {
            return Part(minor, plan.MinutesOfTurn(layer, turn, before), plan.MinutesOfTurn(layer, turn, DateTime.MaxValue));
        }

        var (from, to) = plan.Whole(shift.Override!.Value);
        return Part(minor, Minutes(from, before), Math.Max(1, Minutes(from, to)));
    }

    private static long Minutes(DateTime from, DateTime to) => (long)(to - from).TotalMinutes;

    private static long Part(long minor, long minutes, long of) => (long)decimal.Round((decimal)minor * minutes / of, 0, MidpointRounding.ToEven);
}
