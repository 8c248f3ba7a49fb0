using Collegium.Clients;
using Collegium.Contracts;
using Collegium.Database;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Collegium.Trials.Desk;

/// <summary>A chapter of so many practices and twice as many clients, written through the app's own doors.</summary>
internal sealed class DeskChapter(string database, int seed, int members)
{
    public const string Key = "desk-trial-steward";

    private readonly Random _chance = new(seed);

    /// <summary>Single-use links with which each practice's browser signs in, made when asked for.</summary>
    public Dictionary<Guid, string> Members { get; } = [];

    /// <summary>Founds it; answers a single-use link with which a steward's browser signs in.</summary>
    public async Task<string> Write(bool membersSignIn = false)
    {
        await using var app = Build();
        await DatabaseSetup.Prepare(app.Services);
        var chapter = await In(app, Guid.Empty, async s => (await s.GetRequiredService<GovernanceDoor>().Found(
            new NewChapter("Desk Trial Cooperative", "Desk Trial", "America/Phoenix", "USD", "602-555-0142", "desk@trial.example",
                "1 Copper Way", "Phoenix", 33.4484, -112.0740, Demo: true), new CharterRules())).Value);
        await In(app, chapter, async s =>
        {
            var door = s.GetRequiredService<MembersDoor>();
            var skills = StartingCatalogue.Read();
            await door.TakeCatalogue(skills);
            for (var i = 0; i < members; i++)
            {
                _ = (await door.Add(Practice(i, skills), Standing.Full, "founded")).Value;
            }

            await AddClients(s);
            return true;
        });
        return await In(app, chapter, async s =>
        {
            await s.GetRequiredService<GovernanceDoor>().Open();
            var accounts = s.GetRequiredService<Accounts>();
            var steward = accounts.Add("steward@trial.example", "Ruth Okafor", Roles.Steward);
            accounts.AddKey(steward.Id, "desk trial", secret: Key);
            foreach (var person in membersSignIn ? (await s.GetRequiredService<MembersDoor>().Roster()).People.Values : [])
            {
                var login = accounts.Add(person.Mail, person.Name, Roles.Practitioner, person.Practice, person.Id);
                Members[person.Practice] = s.GetRequiredService<Links>().Hand(LinkKind.SignIn, login.Id, null, TimeSpan.FromDays(1));
            }

            return s.GetRequiredService<Links>().Hand(LinkKind.SignIn, steward.Id, null, TimeSpan.FromDays(1));
        });
    }

    private async Task AddClients(IServiceProvider services)
    {
        var (door, contracts) = (services.GetRequiredService<ClientsDoor>(), services.GetRequiredService<ContractsDoor>());
        var trades = Enum.GetValues<Trade>();
        for (var i = 0; i < members * 2; i++)
        {
            var id = (await door.Add(new NewClient(
                $"Client {i}", trades[i % trades.Length], "Phoenix", $"{i} Mesa Street", Near(), 1 + _chance.Next(40),
                [($"Contact {i}", $"contact{i}@client.example", null)]))).Value;
            if (trades[i % trades.Length].IsClinical())
            {
                contracts.RecordBusinessAssociate(id, new DateOnly(2026, 1, 5));
            }
        }
    }

    private NewPractice Practice(int i, IReadOnlyList<SkillCard> skills)
    {
        var (latitude, longitude) = Near();
        return new NewPractice(
            $"Practice {i}", "Phoenix", $"{i} Copper Way", latitude, longitude, "602-555-0100", $"office{i}@member.example", new DateOnly(2099, 12, 31),
            [new NewPractitioner($"Person {i}", $"person{i}@member.example", "602-555-0101",
                [.. skills.OrderBy(_ => _chance.Next()).Take(12 + _chance.Next(20)).Select(s => (s.Code, 30 + _chance.Next(70)))])])
        { ClinicalTerms = i % 3 != 0 };
    }

    private (double, double) Near() => (33.45 + ((_chance.NextDouble() - 0.5) * 0.6), -112.07 + ((_chance.NextDouble() - 0.5) * 0.6));

    private WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Collegium" });
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Configuration["COLLEGIUM_DATABASE"] = database;
        builder.AddCollegium();
        return builder.Build();
    }

    private static async Task<T> In<T>(WebApplication app, Guid chapter, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(chapter));
        return (await scope.ServiceProvider.GetRequiredService<Writing>().Run<T>(async () => await work(scope.ServiceProvider))).Value;
    }
}
