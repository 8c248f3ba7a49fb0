using Collegium.Clients;
using Collegium.Contracts;
using Collegium.Database;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members;

namespace Collegium.Start.Demo;

/// <summary>Founds the demo's chapter: its members, clients, agreements, log-ins and keys.</summary>
internal sealed class DemoFounding(IServiceScopeFactory scopes, HouseClock clock)
{
    public const string Name = "Sonoran IT Cooperative";

    private readonly DemoCast _cast = new();

    public async Task<DemoCast> Run(DateTime founded)
    {
        clock.Hold(founded);
        var day = DateOnly.FromDateTime(founded);
        var rules = new CharterRules { Holidays = DemoHolidays.Of(day.Year, day.Year + 4) };
        _cast.Chapter = await Do(Actor.House(Guid.Empty), async s => (await s.GetRequiredService<GovernanceDoor>().Found(
            new NewChapter(Name, "Sonoran IT", "America/Phoenix", "USD", "602-555-0142", "desk@sonoran-it.example",
                "1140 W. Desert Mill Road, Suite 6", "Phoenix", 33.4484, -112.0740, Demo: true), rules)).Value);
        await Do(House, async s =>
        {
            var members = s.GetRequiredService<MembersDoor>();
            await members.TakeCatalogue(StartingCatalogue.Read());
            foreach (var practice in DemoTables.Practices(day))
            {
                _cast.Practices[practice.Name] = (await members.Add(practice, Standing.Full, "founding member")).Value;
            }

            return Done.It;
        });
        await Do(House, s => AddClients(s, day));
        await Do(House, AddLogins);
        return _cast;
    }

    public async Task<BusinessTime> Hours() => await Do(House, async s =>
    {
        var governance = s.GetRequiredService<GovernanceDoor>();
        return new BusinessTime(await governance.Rules(), (await governance.Chapter()).Zone);
    });

    /// <summary>The season is written and on disk: the chapter is served from now on.</summary>
    public async Task Open() => await Do(House, async s =>
    {
        await s.GetRequiredService<GovernanceDoor>().Open();
        return Done.It;
    });

    private Actor House => Actor.House(_cast.Chapter);

    private async Task<Done> AddClients(IServiceProvider s, DateOnly day)
    {
        var (clients, contracts) = (s.GetRequiredService<ClientsDoor>(), s.GetRequiredService<ContractsDoor>());
        foreach (var client in DemoTables.Clients())
        {
            var id = (await clients.Add(client)).Value;
            if (client.Trade.IsClinical())
            {
                contracts.RecordBusinessAssociate(id, day);
            }
        }

        return Done.It;
    }

    private async Task<Done> AddLogins(IServiceProvider s)
    {
        var (accounts, clients) = (s.GetRequiredService<Accounts>(), s.GetRequiredService<ClientsDoor>());
        var roster = await s.GetRequiredService<MembersDoor>().Roster();
        foreach (var person in roster.Practices.Values.SelectMany(p => p.Practitioners))
        {
            var roles = Roles.Practitioner | DemoCast.Offices.GetValueOrDefault(person.Name);
            _cast.Add(accounts.Add(person.Mail, person.Name, roles, person.Practice, person.Id));
        }

        // The treasurers belong to no practice, so that none is ever paid by its own hand.
        foreach (var treasurer in DemoCast.Treasurers)
        {
            _cast.Add(accounts.Add($"{treasurer.Split(' ')[0].ToLowerInvariant()}@sonoran-it.example", treasurer, Roles.Treasurer));
        }

        for (string? after = null; ;)
        {
            var page = (await clients.Page(200, after)).Value;
            foreach (var client in page.Items)
            {
                var contacts = await clients.Contacts(client.Id);
                var contact = contacts.FirstOrDefault(c => c.Phone is not null) ?? contacts[0];
                _cast.Add(client, accounts.Add(contact.Mail!, contact.Name, Roles.Client, client: client.Id, contact: contact.Id));
            }

            if ((after = page.Next) is null)
            {
                break;
            }
        }

        foreach (var (key, name, approves) in DemoCast.Keys)
        {
            accounts.AddKey(_cast.Logins[name].Id, key, approves, secret: key);
        }

        return Done.It;
    }

    private async Task<T> Do<T>(Actor actor, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(actor);
        return (await scope.ServiceProvider.GetRequiredService<Writing>().Run<T>(async () => await work(scope.ServiceProvider))).Value;
    }
}
