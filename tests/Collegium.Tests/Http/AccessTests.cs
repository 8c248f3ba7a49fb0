using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Http;

/// <summary>
/// Walks every endpoint of the house as everybody who may knock, over real HTTP, and compares with the written table. An
/// endpoint that isn't in the table fails; the line to write down is printed.
/// </summary>
public sealed class AccessTests
{
    [Fact]
    public async Task Whoever_knocks_gets_as_far_as_the_written_table_says()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var people = await Knockers.Of(world);
        var written = Read();
        var (missing, wrong) = (new List<string>(), new List<string>());
        foreach (var door in Doors(world))
        {
            // There are more doors than a stranger may knock at in a minute.
            world.Clock.Hold(world.Clock.GetUtcNow().UtcDateTime.AddSeconds(1));
            var found = new List<string>();
            foreach (var person in people)
            {
                found.Add(await person.Reaches(door) ? door.Anyone ? "yes" : person.Usual : "no");
            }

            if (!written.Remove(door.Name, out var cells))
            {
                missing.Add($"| `{door.Name}` | {string.Join(" | ", found)} |");
            }
            else if (!cells.Select(c => c == "no").SequenceEqual(found.Select(f => f == "no")))
            {
                wrong.Add($"{door.Name}: written {string.Join(" | ", cells)}; found {string.Join(" | ", found)}");
            }
        }

        foreach (var person in people)
        {
            person.Dispose();
        }

        Assert.True(missing.Count == 0, $"Not in docs/access.md:\n{string.Join('\n', missing)}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(written.Count == 0, $"In docs/access.md but not in the house: {string.Join(", ", written.Keys)}");
    }

    /// <summary>“own” in the table: the same door, with the id of something that belongs to others, opens on nothing.</summary>
    [Fact]
    public async Task What_belongs_to_others_is_missing_to_whom_the_table_says_own()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var people = await Knockers.Of(world);
        var (request, offer) = await Foreign(world);
        var written = Read();
        var seen = new List<string>();
        foreach (var door in Doors(world).Where(d => d.Name.Contains("{id", StringComparison.OrdinalIgnoreCase)))
        {
            var id = door.Pattern.Contains("/offers/", StringComparison.Ordinal) ? offer : door.Pattern.Contains("/requests/", StringComparison.Ordinal) ? request : Guid.CreateVersion7();
            foreach (var (person, cell) in people.Zip(written[door.Name]).Where(p => p.Second == "own"))
            {
                var status = await person.Status(door, id);
                if (status is not (404 or 410))
                {
                    seen.Add($"{door.Name} as {person.Name}: {status}");
                }
            }
        }

        foreach (var person in people)
        {
            person.Dispose();
        }

        Assert.True(seen.Count == 0, string.Join('\n', seen));
    }

    /// <summary>A request of another client that the practitioner's practice was not asked for, and one of its offers.</summary>
    private static async Task<(Guid Request, Guid Offer)> Foreign(World world)
    {
        for (var tried = 0; tried < 12; tried++)
        {
            var (_, request) = await world.As("steward").Post("/requests", new
            {
                client = "Hollis Ranch Realty", text = $"The office network in room {tried} is down: no lights on the network switch.", impact = "hindered",
            });
            var offers = request!["offers"]!.AsArray();
            if (offers.Count > 0 && offers.All(o => (Guid)o!["practice"]!["id"]! != world.Practices["Whitlock & Obi"]))
            {
                return ((Guid)request["id"]!, (Guid)offers[0]!["id"]!);
            }
        }

        throw new InvalidOperationException("The practitioner's practice was asked for everything.");
    }

    private static IEnumerable<Door> Doors(World world) =>
        world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(Door.Of).OfType<Door>()
            .DistinctBy(d => d.Name).OrderBy(d => d.Name, StringComparer.Ordinal);

    private static Dictionary<string, IReadOnlyList<string>> Read() => File.ReadAllLines(Path.Combine(World.Root, "docs", "access.md"))
        .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
        .Select(l => l.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(c => c[0].Trim('`'), c => (IReadOnlyList<string>)c[1..]);
}
