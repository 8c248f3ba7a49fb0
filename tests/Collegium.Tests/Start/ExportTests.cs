using Collegium.Start.Export;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Start;

/// <summary>A chapter may leave with everything it owns, and with nobody's secrets.</summary>
public sealed class ExportTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_table_is_a_file_without_secrets_and_without_formulas(string engine)
    {
        await using var world = await World.Start(engine);
        await world.As("steward").Post("/requests", new { client = "Hollis Ranch Realty", text = "=SUM(A1) prints instead of the printer test page", impact = "can-wait" });
        var folder = Path.Combine(Directory.CreateTempSubdirectory("collegium-export-").FullName, "out");

        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(world.Chapter));
        Assert.False((await scope.ServiceProvider.GetRequiredService<ExportRun>().Run(folder)).Refused);

        var files = Directory.GetFiles(folder).ToDictionary(f => Path.GetFileName(f), File.ReadAllText);
        Assert.Contains("journal.hledger", files.Keys);
        Assert.Contains("Hollis Ranch Realty", files["clients.csv"], StringComparison.Ordinal);
        Assert.Contains("'=SUM(A1)", files["desk_requests.csv"], StringComparison.Ordinal);
        Assert.Contains("steward@sonoran.example", files["identity_logins.csv"], StringComparison.Ordinal);
        Assert.DoesNotContain(files.Keys, f => f is "identity_keys.csv" or "identity_links.csv" or "operations.csv");
        string[] secrets = ["password_hash", "security_stamp", "authenticator", "recovery_codes", "code_hash"];
        Assert.DoesNotContain(files.Values.Select(f => f.Split('\n')[0]), heads => secrets.Any(s => heads.Contains(s, StringComparison.Ordinal)));
        Assert.Equal("command.wrong", (await scope.ServiceProvider.GetRequiredService<ExportRun>().Run(folder)).Refusal?.Code);
        Directory.Delete(folder, recursive: true);
    }
}
