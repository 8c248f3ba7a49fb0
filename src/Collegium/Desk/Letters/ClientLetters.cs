using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Members;
using Collegium.Ui;

namespace Collegium.Desk.Letters;

/// <summary>What the client reads, with the private page of the request: what happened, who moves next, by when.</summary>
internal sealed class ClientLetters(DeskPaper paper, ClientsDoor clients, MembersDoor members, ClientLetterRows rows, TimeProvider clock)
{
    private static readonly string[] Kinds =
    [
        "request.told", "request.teller-confirmed", "request.question-asked", "request.completed", "request.nobody-yet", "request.steward-called",
        "request.refused", "offer.accepted", "estimate.sent", "promise.broken", "note.added",
    ];

    public async Task Write(Fact fact, Request request)
    {
        if (!Kinds.Contains(fact.Kind) || fact.ClientId is null || request is not { Source: not "import", ContactId: { } id }
            || await clients.Contact(id) is not { Mail: { } mail } contact)
        {
            return;
        }

        var (subject, body) = await Words(fact, request);
        if (subject is not null)
        {
            await paper.Put(fact, mail, contact.Name, subject, $"{body}\n\n{paper.PageOf(request)}");
        }
    }

    private async Task<(string? Subject, string Body)> Words(Fact fact, Request request) => fact.Kind switch
    {
        "request.told" or "request.teller-confirmed" => (
            $"We have it: request {request.Number}",
            $"We have your request. You'll hear from someone by {await When(request, request.RespondBy)}. This page is yours; it says who is asked and keeps itself up to date:"),
        "request.question-asked" => (
            $"One question about request {request.Number}", $"One answer helps us send the right person:\n\n  {request.Question}\n\nAnswer here:"),
        "offer.accepted" => await Accepted(request),
        "estimate.sent" => await rows.Estimate(fact, request),
        "request.completed" => (
            $"Is it fixed? Request {request.Number}", $"{await rows.NoteOf(fact, "Whoever worked on it says it's done.")}\n\nTell us here whether it works, or that it doesn't:"),
        "request.nobody-yet" => (
            $"Request {request.Number}: nobody has taken it yet",
            "Everybody who fits was asked, and nobody has taken it yet. The desk is asking around by phone and tells you what it finds. You don't need to do anything:"),
        "request.steward-called" => (
            $"Request {request.Number}: a person reads it", "Your request can't go on by rule alone, so a person at the desk reads it now and calls you if something is missing:"),
        "request.refused" => (
            $"Request {request.Number}: we can't take it", $"{await rows.NoteOf(fact, "We can't take this one.")}\n\nIf you see it differently, call us. Everything is on this page:"),
        "note.added" => await rows.NoteForClient(fact, request),
        "promise.broken" => (
            $"Request {request.Number}: we broke our promise", $"{await Broken(fact, request)} The desk knows and is calling around. The page shows it as plainly:"),
        _ => (null, ""),
    };

    private async Task<(string?, string)> Accepted(Request request)
    {
        var roster = await members.Roster();
        var person = roster.People.GetValueOrDefault(request.PractitionerId ?? Guid.Empty);
        var firm = roster.Practices.GetValueOrDefault(request.PracticeId ?? Guid.Empty)?.Name;
        return person is null ? (null, "") : (
            $"{person.Name} has your request {request.Number}",
            $"{person.Name} of {firm} has your request and calls you, or reach them at {person.Phone}. Before anything is billed you see a price and say yes:");
    }

    private async Task<string> Broken(Fact fact, Request request)
    {
        var promise = rows.PromiseOf(fact);
        return $"We promised {Clocks.ClockWords.Promised(promise.Kind)} by {await When(request, promise.Due)} and broke it. We're sorry.";
    }

    private async Task<string> When(Request request, DateTime at) =>
        Show.When(at, (await clients.Find(request.ClientId!.Value))!.Zone, clock.Now());
}
