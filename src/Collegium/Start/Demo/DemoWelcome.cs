using Collegium.Database;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Start.Demo;

/// <summary>Says on the console where the demo answers and how to come in.</summary>
internal static class DemoWelcome
{
    public static async Task Print(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var keys = DemoCast.Keys.ToDictionary(k => k.Owner, k => k.Key);
        string[] names = [.. DemoCast.Keys.Select(k => k.Owner), .. DemoCast.Offices.Keys.Except(keys.Keys)];
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(Guid.Empty));
        var db = scope.ServiceProvider.GetRequiredService<CollegiumDb>();
        // Somebody may have been given the same name since; the demo's own came first.
        var logins = (await db.Set<Login>().AsNoTracking().Where(l => names.Contains(l.DisplayName)).OrderBy(l => l.Id).ToListAsync())
            .DistinctBy(l => l.DisplayName).ToDictionary(l => l.DisplayName);
        // Passkeys need a name, not a number.
        var site = (app.Urls.FirstOrDefault() ?? "").Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        Console.WriteLine();
        Console.WriteLine($"{DemoFounding.Name}, the demo, answers at {site}");
        Console.WriteLine();
        Console.WriteLine($"{"Name",-16} {"Role",-34} {"Mail",-38} API key");
        foreach (var name in names)
        {
            if (logins.TryGetValue(name, out var login))
            {
                Console.WriteLine($"{name,-16} {login.Roles,-34} {login.Email,-38} {keys.GetValueOrDefault(name, "")}");
            }
        }

        Console.WriteLine();
        Console.WriteLine("Sign in: open /sign-in and press a name; the demo asks for nothing more, and answers on this machine only.");
        Console.WriteLine("Keys go into a header: Authorization: Bearer demo-steward");
        Console.WriteLine();
    }
}
