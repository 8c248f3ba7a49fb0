using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Covers;

/// <summary>Begins and ends a cover: what its days, or the hand of whoever asked for it, bring about.</summary>
internal sealed class CoverTurn(
    CollegiumDb db, OfferMaking making, AskPractices asking, CoverReturn returning, FactLog facts, TimeProvider clock)
{
    public void Begin(Cover cover)
    {
        cover.State = CoverState.Running;
        db.SetTimer(clock, CoverDue.TimerKind, cover.Id, cover.EndsAt);
        facts.Append("cover.started", CoverBook.About(cover), Sight.Practice, new { to = cover.ToPractice });
    }

    public async Task End(Cover cover)
    {
        var now = clock.Now();
        (cover.State, cover.EndedAt, cover.BoundUntil) = (CoverState.Over, now, now.AddMonths(cover.BoundMonths));
        await AskOthers(cover);
        var back = await returning.Run(cover);
        facts.Append("cover.ended", CoverBook.About(cover), Sight.Practice, new { to = cover.ToPractice, back });
    }

    /// <summary>What the colleague hasn't answered is put to others.</summary>
    private async Task AskOthers(Cover cover)
    {
        var ids = await db.Set<Offer>().Where(o => o.CoverId == cover.Id && o.State == OfferState.Open).OrderBy(o => o.RequestId).Select(o => o.RequestId).ToListAsync();
        foreach (var id in ids)
        {
            var request = (await db.Locked<Request>(id))!;
            if (await db.Set<Offer>().SingleOrDefaultAsync(o => o.RequestId == id && o.CoverId == cover.Id && o.State == OfferState.Open) is { } open)
            {
                making.TakeBack(request, open);
                await asking.AskNext(request);
            }
        }
    }
}

/// <summary>The first day of a cover, and the day after its last.</summary>
internal sealed class CoverDue(CollegiumDb db, CoverTurn turn, FactLog facts, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "desk.cover";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Locked<Cover>(timer.About) is not { } cover)
        {
            return;
        }

        if (cover.State == CoverState.Proposed)
        {
            cover.State = CoverState.Withdrawn;
            facts.Append("cover.unanswered", CoverBook.About(cover), Sight.Practice, new { to = cover.ToPractice });
        }
        else if (cover.State == CoverState.Agreed && clock.Now() >= cover.StartsAt)
        {
            turn.Begin(cover);
        }
        else if (cover.State == CoverState.Running && clock.Now() >= cover.EndsAt)
        {
            await turn.End(cover);
        }
    }
}
