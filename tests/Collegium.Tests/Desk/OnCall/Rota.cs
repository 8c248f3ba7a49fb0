using System.Text.Json.Nodes;
using Collegium.Database;
using Collegium.Members;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk.OnCall;

/// <summary>Rotations for tests that begin with one.</summary>
internal static class Rota
{
    public static async Task<Guid> Person(World world, string practice) => await world.Do(async s =>
        (await s.GetRequiredService<MembersDoor>().Roster()).Practices[world.Practices[practice]].Practitioners[0].Id);

    /// <summary>Somebody of a practice, signed in.</summary>
    public static async Task<Actor> Member(World world, string practice) => new(world.Chapter, Roles.Practitioner, practice)
    {
        Practice = world.Practices[practice], Practitioner = await Person(world, practice),
    };

    public static object Layer(params Guid[] people) => new { first = "2026-11-16", handoverAt = 480, days = 7, people };

    public static async Task<(int Status, JsonNode? Body)> Set(World world, object[] layers, string zone = "America/Phoenix", bool roundTheClock = false) =>
        await world.As("steward").Post("/on-call/rotations", new { name = "Nights", zone, roundTheClock, layers });

    /// <summary>Weekly from Monday 16 November, 8:00 in Phoenix, in the order named.</summary>
    public static async Task<Guid> Weekly(World world, params string[] practices)
    {
        var people = new List<Guid>();
        foreach (var practice in practices)
        {
            people.Add(await Person(world, practice));
        }

        var (status, rotation) = await Set(world, [Layer([.. people])]);
        Assert.True(status == 201, $"{status}: {rotation}");
        return rotation!.Id();
    }

    public static async Task<string?> NowOn(World world) =>
        (string?)(await world.As("steward").Get("/on-call")).Body!["rotations"]![0]!["now"]!["who"]?["practiceName"];
}
