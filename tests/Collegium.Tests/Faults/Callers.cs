using Collegium.Database;
using Collegium.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Faults;

/// <summary>Many programs at once, each with a key of its own, so that no one of them meets the limit of calls.</summary>
internal static class Callers
{
    public static Task<string[]> Keys(World world, Roles roles, int count) => world.Do(services =>
    {
        var accounts = services.GetRequiredService<Accounts>();
        var keys = new string[count];
        for (var i = 0; i < count; i++)
        {
            keys[i] = accounts.AddKey(accounts.Add($"{roles}-{i}@callers.example", $"Caller {i}", roles).Id, $"key {i}");
        }

        return Task.FromResult(keys);
    });

    public static int Times(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var asked) ? asked : usual;

    /// <summary>Something nobody else says, clear enough to be offered at once.</summary>
    public static object Trouble(int number) => new
    {
        client = number % 2 == 0 ? "Tarrow & Pell, Attorneys" : "Hollis Ranch Realty",
        text = $"The printer on floor {number} prints blank pages since Tuesday.",
        impact = "can-wait",
    };
}
