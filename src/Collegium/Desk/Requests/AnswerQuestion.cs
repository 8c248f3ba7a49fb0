using Collegium.Clients;
using Collegium.Desk.Clocks;
using Collegium.Desk.Work;
using Collegium.Facts;

namespace Collegium.Desk.Requests;

/// <summary>The client answers the one question; the promise runs on and the words are read again with the answer.</summary>
internal sealed class AnswerQuestion(RequestParties parties, ClientsDoor clients, ReadRequest reading, Promises promises, FactLog facts)
{
    public static readonly Refusal Empty = new("question.no-answer", "Write what you see; a few words are enough.", Field: "answer");

    public static readonly Refusal None = new(
        "question.none", "Nothing is asked of you now. If you want to add something, write a note.");

    public async Task<Result<Request>> Run(Guid request, string? answer)
    {
        if (await parties.OfClient(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var read = WorkText.Read(answer, "answer");
        if (read.Refused || read.Value.Length == 0)
        {
            return read.Refusal ?? Empty;
        }

        var held = found.Value;
        if (held.State != RequestState.ClientsTurn || held.ClientId is null)
        {
            return None;
        }

        var client = (await clients.Find(held.ClientId.Value))!;
        (held.QuestionAnswer, held.State) = (read.Value, RequestState.New);
        await promises.Resume(held, client);
        facts.Append("request.question-answered", TellRequest.About(held), Sight.Client | Sight.Practice, actedFor: parties.ForClient(held));
        await reading.Run(held, client);
        return held;
    }
}
