using Collegium.Clients;
using Collegium.Contracts;

namespace Collegium.Tests.Refusals;

/// <summary>Clients, their people and their agreements.</summary>
internal sealed class ClientScene : Scene
{
    protected override async Task Provoke()
    {
        await Clients();
        await People();
        var (dentist, treasurer) = (World.Clients[Dentist], As(Roles.Treasurer));
        await No("agreement.bad-day", "an agreement signed next year", Steward, (AgreementsOnRecord o) => o.RecordBusinessAssociate(dentist, new DateOnly(2027, 1, 5)));
        await No("actor.not-allowed", "a treasurer recording an agreement", treasurer, (AgreementsOnRecord o) => o.RecordBusinessAssociate(dentist, new DateOnly(2026, 1, 5)));
    }

    private async Task Clients()
    {
        Task Put(string code, string how, ClientInput input, Guid? id = null) => No(code, how, Steward, (ClientRecords o) => o.Put(id, input));
        var good = new ClientInput("Saguaro Smiles", "dental", "Phoenix", "1 Elm St", 5);
        await Put("client.no-name", "a client without a name", good with { Name = " " });
        await Put("client.no-trade", "a client without a trade", good with { Trade = "alchemy" });
        await Put("client.people", "a client of minus one", good with { People = -1 });
        await Put("client.exists", "a client twice", good with { Name = Dentist });
        await Put("client.missing", "changing a client there isn't", good, Guid.Empty);
        await No("actor.not-allowed", "a treasurer writing a client down", As(Roles.Treasurer), (ClientRecords o) => o.Put(null, good));
        await No("actor.not-allowed", "a treasurer recording that a client left", As(Roles.Treasurer), (ClientsDoor o) => o.Lose(World.Clients[Dentist], "moved"));
    }

    private async Task People()
    {
        var dentist = World.Clients[Dentist];
        Task Put(string code, string how, string name, string mail, string phone, Guid? id = null) =>
            No(code, how, Steward, (ClientRecords o) => o.PutContact(dentist, id, name, mail, phone));
        await Put("contact.no-name", "a person without a name", " ", "ana@client.example", "");
        await Put("contact.no-reach", "a person nobody can reach", "Ana", "", "12");
        await Put("contact.exists", "a mail address twice", "Ana", "0@client.example", "");
        await Put("contact.missing", "changing a person there isn't", "Ana", "ana@client.example", "", Guid.Empty);
        await No("actor.not-allowed", "a treasurer changing a client's people", As(Roles.Treasurer), (ClientRecords o) => o.PutContact(dentist, null, "Ana", "ana@client.example", ""));
    }
}
