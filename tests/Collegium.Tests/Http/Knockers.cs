using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Collegium.Identity;
using Collegium.Tests.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Http;

/// <summary>Somebody at the door: a role with a key and a session, or the holder of a link.</summary>
public sealed class Knocker(string name, Uri url, string? key, string usual, string request, string offer) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = url, Timeout = TimeSpan.FromSeconds(20) };

    public string Name => name;

    /// <summary>What the table usually says where this role gets in.</summary>
    public string Usual => usual;

    public async Task SignIn(string secret)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await _http.GetStringAsync($"/l/{secret}"));
        var hidden = page.QuerySelectorAll("main input[type=hidden]").OfType<IHtmlInputElement>().Select(i => new KeyValuePair<string, string>(i.Name!, i.Value));
        using var answer = await _http.PostAsync($"/l/{secret}", new FormUrlEncodedContent(hidden));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>True when the door opens, whatever the room behind it then says.</summary>
    public async Task<bool> Reaches(Door door)
    {
        using var answer = await Knock(door, Guid.CreateVersion7());
        var away = answer.Headers.Location?.ToString() is { } to && (to.StartsWith("/sign-in", StringComparison.Ordinal) || to.StartsWith("/setup", StringComparison.Ordinal));
        return !away && (int)answer.StatusCode is not (401 or 403);
    }

    public async Task<int> Status(Door door, Guid id)
    {
        using var answer = await Knock(door, id);
        return (int)answer.StatusCode;
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> Knock(Door door, Guid id)
    {
        var secret = door.Pattern.StartsWith("/o/", StringComparison.Ordinal) ? offer : request;
        using var message = new HttpRequestMessage(new HttpMethod(door.Method), door.Address(secret, id));
        if (door.Api && key is not null)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        if (door.Method != "GET")
        {
            message.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
            // Everything any door asks for, so that it is the door that answers and not an empty field.
            message.Content = JsonContent.Create(new
            {
                reason = "no time", text = "words", note = "words", audience = "members", minutes = 30, minutesFrom = 30, minutesTo = 60, partsMinor = 0,
            });
        }

        return await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
    }
}

public static class Knockers
{
    private const string Nothing = "no-such-secret";

    /// <summary>In the order of the table's columns.</summary>
    public static async Task<IReadOnlyList<Knocker>> Of(World world)
    {
        var (request, offer) = await Links(world);
        var people = new List<Knocker> { new("visitor", world.Url, null, "yes", Nothing, Nothing) };
        foreach (var (role, usual) in new[] { ("client", "own"), ("practitioner", "own"), ("steward", "yes"), ("treasurer", "yes"), ("secretary", "yes"), ("administrator", "yes") })
        {
            var person = new Knocker(role, world.Url, world.Keys[role], usual, Nothing, Nothing);
            await person.SignIn(await SignInTests.Hand(world, $"{role}@sonoran.example"));
            people.Add(person);
        }

        people.Add(new Knocker("request link", world.Url, null, "own", request, Nothing));
        people.Add(new Knocker("offer link", world.Url, null, "own", Nothing, offer));
        return people;
    }

    private static async Task<(string Request, string Offer)> Links(World world)
    {
        var (_, told) = await world.As("steward").Post("/requests", new
        {
            client = "Ocotillo Bend Dental", text = "Since this morning the x-ray machine no longer sends its pictures.", impact = "stopped",
        });
        var offer = told!["offers"]![0]!;
        return await world.Do(s =>
        {
            var links = s.GetRequiredService<Links>();
            return Task.FromResult((
                links.Hand(LinkKind.Request, (Guid)told["id"]!, null, TimeSpan.FromDays(1)),
                links.Hand(LinkKind.Offer, (Guid)offer["id"]!, (Guid)offer["practitioner"]!["id"]!, TimeSpan.FromDays(1))));
        });
    }
}
