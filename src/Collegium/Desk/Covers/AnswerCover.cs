using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Covers;

/// <summary>The colleague's yes or no; and whoever asked takes it back, ends it early, or lets the colleague keep a client.</summary>
internal sealed class AnswerCover(CollegiumDb db, CoverTurn turn, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal Answered = new(
        "cover.answered", "This was answered, taken back or is over already. The list of holiday covers says how it stands.", RefusalKind.Conflict);

    public Task<Result<Cover>> Accept(Guid id) => Step(id, c => c.ToPractice, CoverState.Proposed, cover =>
    {
        cover.State = CoverState.Agreed;
        facts.Append("cover.agreed", CoverBook.About(cover), Sight.Practice, new { to = cover.ToPractice });
        if (clock.Now() >= cover.StartsAt)
        {
            turn.Begin(cover);
        }

        return Task.CompletedTask;
    });

    public Task<Result<Cover>> Refuse(Guid id) => Step(id, c => c.ToPractice, CoverState.Proposed, cover =>
    {
        cover.State = CoverState.Refused;
        facts.Append("cover.refused", CoverBook.About(cover), Sight.Practice, new { to = cover.ToPractice });
        return Task.CompletedTask;
    });

    /// <summary>Before its first day it is taken back; while it runs, the clients are taken back now.</summary>
    public Task<Result<Cover>> End(Guid id) => Step(id, c => c.FromPractice, null, async cover =>
    {
        if (cover.State == CoverState.Running)
        {
            await turn.End(cover);
            return;
        }

        cover.State = CoverState.Withdrawn;
        facts.Append("cover.withdrawn", CoverBook.About(cover), Sight.Practice, new { to = cover.ToPractice });
    });

    /// <summary>The colleague may be asked for this client like everybody else.</summary>
    public async Task<Result<Cover>> Release(Guid id, Guid client)
    {
        if (await Mine(id, c => c.FromPractice) is not { } cover
            || await db.Set<CoveredClient>().SingleOrDefaultAsync(c => c.CoverId == id && c.ClientId == client) is not { } covered)
        {
            return Refusal.Missing("cover");
        }

        if (covered.ReleasedAt is null)
        {
            covered.ReleasedAt = clock.Now();
            facts.Append("cover.client-released", CoverBook.About(cover) with { Client = client }, Sight.Practice, new { to = cover.ToPractice });
        }

        return cover;
    }

    private async Task<Result<Cover>> Step(Guid id, Func<Cover, Guid> whose, CoverState? only, Func<Cover, Task> step)
    {
        if (await Mine(id, whose) is not { } cover)
        {
            return Refusal.Missing("cover");
        }

        if (only is { } state ? cover.State != state : cover.State is not (CoverState.Proposed or CoverState.Agreed or CoverState.Running))
        {
            return Answered;
        }

        await step(cover);
        return cover;
    }

    private async Task<Cover?> Mine(Guid id, Func<Cover, Guid> whose) =>
        await db.Locked<Cover>(id) is { } cover && db.Actor.Practice == whose(cover) ? cover : null;
}
