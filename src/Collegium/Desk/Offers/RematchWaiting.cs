using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;

namespace Collegium.Desk.Offers;

/// <summary>Whenever somebody is asked or answers, what nobody has accepted yet is looked at again a moment later.</summary>
internal sealed class RematchWaiting(CollegiumDb db, TimeProvider clock) : IReaction
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(3);

    private readonly HashSet<Guid> _set = [];

    public string Name => "desk.rematch";

    public bool OnlyAdds => true;

    public bool Wants(string kind) => kind is "offer.made" or "offer.accepted" or "offer.refused" or "offer.expired";

    public Task React(Fact fact) => db.Chapter is var chapter && _set.Add(chapter) ? SetOnce(chapter) : Task.CompletedTask;

    private async Task SetOnce(Guid chapter)
    {
        if (!await db.IsTimerComing(clock, RematchDue.TimerKind, chapter))
        {
            db.SetTimer(clock, RematchDue.TimerKind, chapter, clock.Now() + Moment);
        }
    }
}

/// <summary>Looks at all of a chapter's requests that nobody has accepted.</summary>
internal sealed class RematchDue(RematchOffers rematch) : ITimerHandler
{
    public const string TimerKind = "desk.rematch";

    public string Kind => TimerKind;

    public Task Due(Database.Timer timer) => rematch.Run();
}
