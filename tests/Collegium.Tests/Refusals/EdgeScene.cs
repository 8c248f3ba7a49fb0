using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Collegium.Database;
using Collegium.Http;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Refusals;

/// <summary>What a program or a person hears at the door, before any operation is reached.</summary>
internal sealed class EdgeScene : Scene
{
    private Api Caller => World.As("steward");

    protected override async Task Provoke()
    {
        Hear("key.missing", "calling without a key", await new Api(World.Url, null).Get("/requests"));
        Hear("key.unknown", "calling with a key nobody has", await new Api(World.Url, "nobody").Get("/requests"));
        Hear("actor.not-allowed", "a client asking for the books", await World.As("client").Get("/books/trial-balance"));
        Hear("limit.out-of-range", "asking for a list of 0", await Caller.Get("/requests?limit=0"));
        Hear("cursor.unknown", "going on after a place nobody gave", await Caller.Get("/requests?after=nowhere"));
        Hear("state.unknown", "asking for requests in a state there isn't", await Caller.Get("/requests?state=lost"));
        Hear("state.unknown", "asking for requests in state 7", await Caller.Get("/requests?state=7"));
        Hear("query.malformed", "asking for many", await Caller.Get("/requests?limit=many"));
        Hear("page.missing", "an address there isn't", await Caller.Get("/no-such-thing"));
        await Writes();
        await Bodies();
        await Pages();
        await Wild();
        await Broken();
    }

    private async Task Writes()
    {
        Hear("operation.missing", "writing without an operation id", await Caller.Send(new HttpRequestMessage(HttpMethod.Post, "/api/v1/requests")));
        await Caller.Post("/requests", new { client = Realtor, text = Trouble, impact = "stopped" }, "used");
        Hear("operation.reused", "an operation id sent again with other contents", await Caller.Post("/requests", new { client = Realtor, text = "Other", impact = "stopped" }, "used"));
        await World.Do(async s =>
        {
            var login = await s.GetRequiredService<CollegiumDb>().Set<Login>().SingleAsync(l => l.Email == "steward@sonoran.example");
            World.Keys["steward's other"] = s.GetRequiredService<Accounts>().AddKey(login.Id, "other", approvesMoney: false);
            return Done.It;
        });
        Hear("operation.reused", "an operation id sent again with another key of the same login", await World.As("steward's other").Post("/requests", new { client = Realtor, text = Trouble, impact = "stopped" }, "used"));
        using var put = new HttpRequestMessage(HttpMethod.Put, "/api/v1/requests");
        put.Headers.Add("Idempotency-Key", "put");
        Hear("method.wrong", "putting where one posts", await Caller.Send(put));
    }

    private async Task Bodies()
    {
        Hear("body.malformed", "half a JSON object", await Body("{\"client\": "));
        Hear("body.malformed", "a list where one object belongs", await Body("[]"));
        Hear("body.malformed", "a number where a name belongs", await Body("{\"client\": 7}"));
        Hear("body.malformed", "nothing as JSON", await Body("null"));
        Hear("body.malformed", "a form where JSON belongs", await Body("client=x", "application/x-www-form-urlencoded"));
        Hear("body.too-large", "5 MB at once", await Body(new string(' ', 5_000_000)));
        Hear("body.too-large", "32 MB whose length wasn't told", await Body(new string(' ', 32_000_000), chunked: true));
    }

    private async Task<(int, JsonNode?)> Body(string body, string kind = "application/json", bool chunked = false)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/v1/requests") { Content = new StringContent(body, Encoding.UTF8, kind) };
        message.Headers.Add("Idempotency-Key", "once");
        message.Headers.TransferEncodingChunked = chunked;
        return await Caller.Send(message);
    }

    private async Task Pages()
    {
        using var client = await World.SignIn("client");
        await client.Open("/books");
        Hear("actor.not-allowed", "a client opening the books", client);
        using var http = new HttpClient { BaseAddress = World.Url };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        Hear("form.stale", "signing out by a form of yesterday", await Json(await http.PostAsync("/identity/sign-out", null)));
        Hear("session.over", "a form sent after signing out", await Json(await http.PostAsync("/mine", null)));
        using var film = new MultipartFormDataContent { { new ByteArrayContent(new byte[31_000_000]), "file", "film.png" } };
        Hear("form.too-large", "a form of 31 MB", await Json(await http.PostAsync("/mine", film)));
        using var late = new HttpRequestMessage(HttpMethod.Get, "/collegium.css");
        late.Headers.Range = new RangeHeaderValue(9_000_000, 9_000_001);
        Hear("request.refused", "a part of a file beyond its end", await Json(await http.SendAsync(late)));
    }

    private async Task Wild()
    {
        (int, JsonNode?) last = default;
        for (var calls = 0; calls <= RateLimits.MostAMinute; calls++)
        {
            last = await new Api(World.Url, "wild").Get("/requests");
        }

        Hear("rate.exceeded", "601 calls within a minute", last);
    }

    private async Task Broken()
    {
        var readiness = World.Services.GetRequiredService<Readiness>();
        readiness.Close();
        Hear("house.not-ready", "calling while the house is getting ready", await Caller.Get("/requests"));
        await readiness.Open();
        await World.Look(async db => await db.Database.ExecuteSqlRawAsync("ALTER TABLE desk_requests RENAME TO lost"));
        Hear("bug.unexpected", "a table that is gone", await Caller.Get("/requests"));
    }

    private static async Task<(int, JsonNode?)> Json(HttpResponseMessage answer)
    {
        using (answer)
        {
            return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
        }
    }
}
