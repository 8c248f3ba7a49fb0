using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Collegium.Database;
using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Facts;

/// <summary>
/// Tells open pages that something happened, never what: a page fetches the part that shows it, and sees there what it may see.
/// </summary>
internal static class LivePages
{
    private const int MostMissed = 200;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    public sealed record Happened(string Kind, string About, Guid Id, Guid? Request);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/live", Open).Allow(Actor.Officers | Roles.Practitioner | Roles.Client).ExcludeFromDescription();
        app.MapGet("/r/{secret}/live", Open).Allow(Roles.RequestLink).ExcludeFromDescription();
        app.MapGet("/o/{secret}/live", Open).Allow(Roles.OfferLink).ExcludeFromDescription();
    }

    private static IResult Open(HttpContext http, string? since, CollegiumDb db, FactTail tail, IHostApplicationLifetime life)
    {
        var last = http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } header ? header : since;
        if (!Position.TryParse(last, out var from))
        {
            return Problems.Result(Paging.BadCursor);
        }

        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Events(from, last is null, db, tail, http.RequestAborted, life.ApplicationStopping));
    }

    private static async IAsyncEnumerable<SseItem<Happened?>> Events(
        Position from, bool fromNow, CollegiumDb db, FactTail tail, CancellationToken left, [EnumeratorCancellation] CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(left, stopping);
        var reader = tail.Listen(end.Token);
        yield return Silent();
        foreach (var missed in fromNow ? [] : await db.Past(from).SeenBy(db.Actor).Take(MostMissed).ToListAsync())
        {
            yield return Told(missed, from);
        }

        while (!end.IsCancellationRequested)
        {
            var more = reader.WaitToReadAsync(end.Token).AsTask();
            while (await Task.WhenAny(more, Task.Delay(Beat, end.Token)) != more && !end.IsCancellationRequested)
            {
                yield return Silent();
            }

            while (!end.IsCancellationRequested && reader.TryRead(out var heard))
            {
                if (heard.Fact.At().IsPast(from) && heard.Fact.IsSeenBy(db.Actor))
                {
                    yield return Told(heard.Fact, heard.GoOn);
                }
            }
        }
    }

    private static SseItem<Happened?> Told(Fact fact, Position goOn) =>
        new(new Happened(fact.Kind, fact.AboutType, fact.AboutId, fact.RequestId), "facts") { EventId = goOn.ToString() };

    /// <summary>Keeps proxies from closing a quiet line.</summary>
    private static SseItem<Happened?> Silent() => new(null, "beat");
}
