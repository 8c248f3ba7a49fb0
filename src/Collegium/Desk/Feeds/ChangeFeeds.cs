using Collegium.Database;
using Collegium.Desk.OnCall;
using Collegium.Facts;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Feeds;

/// <summary>Somebody makes a calendar address, or revokes one. The address itself is shown once.</summary>
internal sealed class ChangeFeeds(CollegiumDb db, FactLog facts, TimeProvider clock)
{
    private const int Most = 10;

    public static readonly Refusal TooMany = new("feed.too-many", "You have ten calendar addresses already. Revoke one you no longer use first.", RefusalKind.Conflict);

    private Guid? Owner => db.Actor.Practitioner ?? db.Actor.Login;

    public async Task<Result<(Guid Id, string Path)>> Make(Guid? rotation, bool busyOnly)
    {
        if (!db.Actor.Is(Actor.Officers | Roles.Practitioner) || Owner is not { } owner)
        {
            return Refusal.NotAllowed("make a calendar address", "People of member practices and officers do.");
        }

        if (rotation is { } id && !await db.Set<Rotation>().AnyAsync(r => r.Id == id && r.EndedAt == null))
        {
            return Refusal.Missing("rotation");
        }

        if (await db.Set<CalendarFeed>().CountAsync(f => f.OwnerId == owner && f.RevokedAt == null) >= Most)
        {
            return TooMany;
        }

        var secret = Secret.New();
        var feed = new CalendarFeed { Id = clock.NewId(), Hash = Secret.Hash(secret), OwnerId = owner, RotationId = rotation, BusyOnly = busyOnly, MadeAt = clock.Now() };
        db.Add(feed);
        facts.Append("feed.made", new("feed", feed.Id) { Practice = db.Actor.Practice }, Sight.Officers, new { rotation, busyOnly });
        return (feed.Id, $"/calendar/{secret}.ics");
    }

    public async Task<Result<Guid>> Revoke(Guid id)
    {
        if (await db.Set<CalendarFeed>().SingleOrDefaultAsync(f => f.Id == id && f.OwnerId == Owner && f.RevokedAt == null) is not { } feed)
        {
            return Refusal.Missing("feed");
        }

        feed.RevokedAt = clock.Now();
        facts.Append("feed.revoked", new("feed", id) { Practice = db.Actor.Practice }, Sight.Officers);
        return id;
    }

    public async Task<IReadOnlyList<CalendarFeed>> List() =>
        await db.Set<CalendarFeed>().AsNoTracking().Where(f => f.OwnerId == Owner && f.RevokedAt == null).OrderBy(f => f.MadeAt).ToListAsync();
}
