using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Covers;

/// <summary>Begins and ends a cover: what its days, or the hand of whoever asked for it, bring about.</summary>
internal sealed class CoverTurn(CollegiumDb db, MembersDoor members, FactLog facts, TimeProvider clock)
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
        var back = cover.WorkReturns ? await TakeBack(cover) : 0;
        facts.Append("cover.ended", CoverBook.About(cover), Sight.Practice, new { to = cover.ToPractice, back });
    }

    /// <summary>Work the colleague took on while standing in, and hasn't finished.</summary>
    private async Task<int> TakeBack(Cover cover)
    {
        if (!await members.Works(cover.FromPerson))
        {
            return 0;
        }

        var ids = await db.Set<Request>().Where(r => r.PracticeId == cover.ToPractice && (r.State == RequestState.Accepted || r.State == RequestState.InWork))
            .Where(r => db.Set<Offer>().Any(o => o.RequestId == r.Id && o.PracticeId == cover.ToPractice && o.CoverId == cover.Id)).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync();
        var back = 0;
        foreach (var id in ids)
        {
            var request = (await db.Locked<Request>(id))!;
            if (request.State is RequestState.Accepted or RequestState.InWork && request.PracticeId == cover.ToPractice)
            {
                await Return(request, cover);
                back++;
            }
        }

        return back;
    }

    private async Task Return(Request request, Cover cover)
    {
        var now = clock.Now();
        var offers = await db.Set<Offer>().Where(o => o.RequestId == request.Id).ToListAsync();
        var held = offers.Single(o => o.State == OfferState.Accepted);
        (held.State, held.AnsweredAt) = (OfferState.Passed, now);
        await members.WorkEnded(held.PracticeId, held.PractitionerId);
        await db.SaveChangesAsync();

        var mine = offers.Find(o => o.PracticeId == cover.FromPractice);
        if (mine is null)
        {
            db.Add(mine = new Offer { Id = clock.NewId(), RequestId = request.Id, PracticeId = cover.FromPractice, Place = offers.Count + 1, MadeAt = now, ExpiresAt = now });
        }

        (mine.State, mine.PractitionerId, mine.AnsweredAt) = (OfferState.Accepted, cover.FromPerson, now);
        (request.PracticeId, request.PractitionerId, request.AcceptedAt) = (cover.FromPractice, cover.FromPerson, now);
        await members.WorkReopened(cover.FromPractice, cover.FromPerson);
        facts.Append("request.returned", TellRequest.About(request), Sight.Client | Sight.Practice, new { from = cover.ToPractice, cover = cover.Id });
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
