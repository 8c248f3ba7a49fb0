using Collegium.Database;
using Collegium.Facts;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Identity;

/// <summary>
/// An administrator lets somebody in again who lost every way in. The link is shown once; its owner is told by mail who made it,
/// so that nobody is signed in for without knowing.
/// </summary>
public sealed class HandOutLink(CollegiumDb db, FactLog facts, Links links, Mailbox mailbox, Session session, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    public static readonly Refusal Own = new(
        "login.own", "You are signed in, so you need no link for yourself. Add a passkey on your own page, and let another administrator help if you lose it.");

    public static readonly Refusal Closed = new("login.closed", "This person has left, so nobody signs in here for them any more.");

    public async Task<Result<string>> Run(Guid id)
    {
        if (!db.Actor.Is(Roles.Administrator))
        {
            return Refusal.NotAllowed("hand out a sign-in link", "The administrator does.");
        }

        if (!session.IsFresh(db.Actor))
        {
            return WaysIn.Stale;
        }

        if (await db.Set<Login>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id && l.ChapterId == db.Chapter) is not { } login)
        {
            return Refusal.Missing("login");
        }

        if (login.Id == db.Actor.Login || login.Roles == Roles.None)
        {
            return login.Roles == Roles.None ? Closed : Own;
        }

        var now = clock.Now();
        await db.Set<Link>().Where(l => l.About == login.Id && l.Kind == LinkKind.SignIn && l.ExpiresAt > now)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.ExpiresAt, now));
        facts.Append("login.link-handed-out", new("login", login.Id), Sight.Officers);
        mailbox.Put(
            clock.NewId(), "sign-in-handed-out", login.Email!, login.DisplayName, "A sign-in link was made for you",
            $"Hello {login.DisplayName},\n\n{db.Actor.Name} has made a link that signs you in once, within an hour, and hands it to you.\n\n"
            + "If you didn’t ask for it, call the desk at once.\n");
        return $"/l/{links.Hand(LinkKind.SignIn, login.Id, null, Lasts)}";
    }

    public Task<List<Login>> List() =>
        db.Set<Login>().AsNoTracking().Where(l => l.ChapterId == db.Chapter && l.Roles != Roles.None).OrderBy(l => l.DisplayName).ToListAsync();
}
