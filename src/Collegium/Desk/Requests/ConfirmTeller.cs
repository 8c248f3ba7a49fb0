using Collegium.Clients;
using Collegium.Database;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Requests;

/// <summary>A stranger proves the mail address by the link or by the code in it, once.</summary>
internal sealed class ConfirmTeller(CollegiumDb db, KnowTeller know, ClientsDoor clients, TellersPage page, TimeProvider clock)
{
    private const int MostTries = 5;

    public static readonly Refusal RunOut = new(
        "link.expired", "This link has run out or was used already. Open the page where you told us, or tell it again; it takes a minute.", RefusalKind.Missing);

    public static readonly Refusal Closed = new(
        "code.closed", "Five wrong codes, so the code no longer works. Use the link in the e-mail, or call us.");

    public static Refusal Wrong(int left) => new(
        "code.wrong",
        left == 0 ? Closed.Message : $"That's not the code in the e-mail. Look again; {(left == 1 ? "one try is" : $"{left} tries are")} left.",
        Field: "code") { KeepsWrites = true };

    /// <summary>The link as it stands now; null where there is none. Looking at it uses nothing up.</summary>
    public async Task<Link?> Find(string secret)
    {
        var hash = Secret.Hash(secret);
        return await db.Set<Link>().SingleOrDefaultAsync(l => l.Hash == hash && l.Kind == LinkKind.Confirm);
    }

    public async Task<Result<VisitorTold>> Run(string secret)
    {
        var link = await Find(secret);
        return link is null || !link.IsOpen(clock.Now()) || await db.Locked<Request>(link.About) is not { } request
            ? RunOut : await Use(link, request);
    }

    /// <summary>Typed on the request's private page.</summary>
    public async Task<Result<VisitorTold>> RunCode(Guid request, string? code)
    {
        if (db.Actor.Request != request || await db.Locked<Request>(request) is not { } held)
        {
            return Refusal.Missing("request");
        }

        var link = await db.Set<Link>().Where(l => l.About == request && l.Kind == LinkKind.Confirm).OrderByDescending(l => l.ExpiresAt).FirstOrDefaultAsync();
        if (link is null || !link.IsOpen(clock.Now()))
        {
            return RunOut;
        }

        if (link.WrongCodes >= MostTries)
        {
            return Closed;
        }

        if (link.CodeHash != Secret.Hash(string.Concat((code ?? "").Where(char.IsAsciiDigit))))
        {
            link.WrongCodes++;
            return Wrong(MostTries - link.WrongCodes);
        }

        return await Use(link, held);
    }

    private async Task<Result<VisitorTold>> Use(Link link, Request request)
    {
        if (request is not { ClientId: null, State: RequestState.New })
        {
            return RunOut;
        }

        link.UsedAt = clock.Now();
        // A mail whose sender nobody could prove may still have been a contact's: now it is.
        var known = await clients.Known(request.TellerMail, null);
        await know.Confirm(request, at: known is null ? null : await clients.Find(known.Client), actedFor: null);
        return new VisitorTold(request.Id, page.Private(request));
    }
}
