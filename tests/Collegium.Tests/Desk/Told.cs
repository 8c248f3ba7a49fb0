using System.Text.Json.Nodes;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk;

/// <summary>Troubles told, for tests that begin later.</summary>
internal static class Told
{
    public const string XRay = "Since this morning the x-ray machine no longer sends its pictures to our computers, patients are waiting.";

    public static async Task<JsonNode> Asked(World world, string text = XRay, string client = "Ocotillo Bend Dental", string impact = "stopped")
    {
        var (status, request) = await world.As("steward").Post("/requests", new { client, text, impact });
        Assert.True(status == 201, $"{status}: {request}");
        return request!;
    }

    /// <summary>A request the first practice has accepted, and where it is.</summary>
    public static async Task<(Api Steward, string At)> Accepted(World world)
    {
        var request = await Asked(world);
        var steward = world.As("steward");
        Assert.Equal(200, (await steward.Post($"/offers/{request["offers"]![0]!["id"]}/acceptance")).Status);
        return (steward, $"/requests/{request["id"]}");
    }

    /// <summary>An officer who also works in a practice.</summary>
    public static async Task<Done> Practise(IServiceProvider s, string role, Guid practice)
    {
        var db = s.GetRequiredService<CollegiumDb>();
        var login = await db.Set<Login>().SingleAsync(l => l.Email == $"{role}@sonoran.example");
        (login.PracticeId, login.Roles) = (practice, login.Roles | Roles.Practitioner);
        return Done.It;
    }

    public static async Task<JsonNode?> LastData(World world, string kind, string field) => await world.Look(async db =>
        await db.Set<Fact>().Where(f => f.Kind == kind).OrderByDescending(f => f.Seq).FirstOrDefaultAsync() is { } fact
            ? JsonNode.Parse(fact.Data)![field] : null);

    public static Task<List<string>> Kinds(World world, Guid? request = null) => world.Look(db =>
        db.Set<Fact>().Where(f => request == null || f.RequestId == request).OrderBy(f => f.Seq).Select(f => f.Kind).ToListAsync());

    /// <summary>Runs an operation as somebody, as a page or the API would: its value, or its refusal.</summary>
    public static async Task<Result<T>> Run<TOperation, T>(World world, Actor actor, Func<TOperation, Task<Result<T>>> run)
        where TOperation : notnull
    {
        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(actor);
        return await scope.ServiceProvider.GetRequiredService<Writing>().Run(() => run(scope.ServiceProvider.GetRequiredService<TOperation>()));
    }

    public static Actor Steward(World world) => new(world.Chapter, Roles.Steward, "Ruth Okafor");

    public static Actor Link(World world, Guid request) => new(world.Chapter, Roles.RequestLink, "Client") { Request = request };

    public static Guid Id(this JsonNode node, string field = "id") => Guid.Parse((string)node[field]!);

    public static string[] States(this JsonNode request) => [.. request["offers"]!.AsArray().Select(o => (string)o!["state"]!)];
}
