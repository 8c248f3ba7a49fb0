using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members;
using Collegium.Ui;

namespace Collegium.Desk.Letters;

/// <summary>What the client reads, with the private page of the request: what happened, who moves next, by when.</summary>
internal sealed class ClientLetters(DeskPaper paper, ClientsDoor clients, MembersDoor members, ClientLetterRows rows, TimeProvider clock)
{
    private static readonly string[] Kinds =
    [
        "request.told", "request.teller-confirmed", "request.question-asked", "request.completed", "request.nobody-yet", "request.steward-called",
        "request.refused", "offer.accepted", "estimate.sent", "promise.broken", "note.added", "survey.sent",
    ];

    public async Task Write(Fact fact, Request request)
    {
        if (!Kinds.Contains(fact.Kind) || fact.ClientId is null || request is not { Source: not "import", ContactId: { } id }
            || await clients.Contact(id) is not { Mail: { } mail } contact)
        {
            return;
        }

        var words = new Dictionary<string, string>();
        if (await Letter(fact, request, words) is not { } kind)
        {
            return;
        }

        var page = paper.PageOf(request);
        words["link"] = page;
        foreach (var answer in kind == ClientLetterKinds.Survey ? ["yes", "partly", "no"] : Array.Empty<string>())
        {
            words[$"link-{answer}"] = $"{page}/solved?answer={answer}";
        }

        (words["number"], words["headline"]) = (FormattableString.Invariant($"{request.Number}"), request.Headline);
        words["client"] = (await clients.Find(fact.ClientId.Value))?.Name ?? "";
        await paper.Put(fact, mail, contact.Name, kind, words);
    }

    /// <summary>Which letter it is, and what is special about it; null where there is nothing to tell.</summary>
    private async Task<LetterKind?> Letter(Fact fact, Request request, Dictionary<string, string> words)
    {
        switch (fact.Kind)
        {
            case "request.told" or "request.teller-confirmed":
                words["answer-by"] = await When(request, request.RespondBy);
                return ClientLetterKinds.Told;
            case "request.question-asked":
                words["question"] = $"  {request.Question}";
                return ClientLetterKinds.Question;
            case "offer.accepted":
                return await Holder(request, words) ? ClientLetterKinds.Accepted : null;
            case "request.completed":
                await Holder(request, words);
                words["note"] = await rows.NoteOf(fact);
                return ClientLetterKinds.Done;
            case "survey.sent":
                await Holder(request, words);
                return ClientLetterKinds.Survey;
            case "request.refused":
                words["note"] = await rows.NoteOf(fact);
                return ClientLetterKinds.Refused;
            case "estimate.sent":
                return await rows.Estimate(fact, words) ? ClientLetterKinds.Estimate : null;
            case "note.added":
                return await rows.NoteForClient(fact, words) ? ClientLetterKinds.Note : null;
            case "promise.broken":
                var promise = rows.PromiseOf(fact);
                (words["promised"], words["promised-for"]) = (Clocks.ClockWords.Promised(promise.Kind), await When(request, promise.Due));
                return ClientLetterKinds.Broken;
            default:
                return fact.Kind == "request.nobody-yet" ? ClientLetterKinds.NobodyYet : ClientLetterKinds.AtDesk;
        }
    }

    private async Task<bool> Holder(Request request, Dictionary<string, string> words)
    {
        var roster = await members.Roster();
        var person = roster.People.GetValueOrDefault(request.PractitionerId ?? Guid.Empty);
        words["person"] = person?.Name ?? "whoever worked on it";
        words["person-phone"] = person?.Phone ?? "";
        words["practice"] = roster.Practices.GetValueOrDefault(request.PracticeId ?? Guid.Empty)?.Name ?? "";
        return person is not null;
    }

    private async Task<string> When(Request request, DateTime at) =>
        Show.When(at, (await clients.Find(request.ClientId!.Value))!.Zone, clock.Now());
}
