using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Notices;

namespace Collegium.Desk.Alerts;

/// <summary>
/// Reaches people: a line with one private link by each of their ways, and a mail. No word of the client's goes into either. A gateway or a push
/// server reads what it carries, so its link takes no work.
/// </summary>
internal sealed class AlertCalls(Targets targets, Links links, NoticeBox box, Letterhead letters, ClientsDoor clients, TimeProvider clock)
{
    private static readonly TimeSpan LinkLasts = TimeSpan.FromDays(3);

    public async Task To(IReadOnlyList<Target> people, Alert alert, Request request)
    {
        var client = await clients.Find(request.ClientId!.Value);
        foreach (var person in people)
        {
            await Call(
                person, alert, request,
                $"Request {request.Number}: {Hurt(request.Impact)}{(client is null ? "" : $" at {Lower(OfferWords.Office(client))} in {client.City}")}. Take it, or say by when you are on it:");
        }
    }

    /// <summary>Everybody was called and nobody promised.</summary>
    public async Task ToStewards(Alert alert, Request request)
    {
        foreach (var steward in await targets.Stewards())
        {
            await Call(steward, alert, request, $"Request {request.Number}: everybody was called and nobody has promised a time. Call around:");
        }
    }

    private async Task Call(Target person, Alert alert, Request request, string text)
    {
        // A step of its own each time: somebody may stand on several levels, and is called again in each round.
        await box.Put(person.Id, new NoticeLine(alert.Id, $"{clock.NewId():N}", text, Link(LinkKind.Called), request.Impact != Impact.CanWait));
        await letters.Put(clock.NewId(), "alert.called", (person.Mail, person.Name), $"You are called: request {request.Number}", $"{text}\n\n{Link(LinkKind.Alert)}");

        string Link(LinkKind kind) => $"{letters.Site}/a/{links.Hand(kind, alert.Id, person.Id, LinkLasts)}";
    }

    private static string Hurt(Impact impact) => impact switch
    {
        Impact.Stopped => "work has stopped",
        Impact.Hindered => "work is slowed",
        Impact.CanWait => "help is wanted",
    };

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
