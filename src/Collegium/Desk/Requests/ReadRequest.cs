using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Offers;
using Collegium.Desk.Triage;
using Collegium.Facts;
using Collegium.Language;
using Collegium.Members;

namespace Collegium.Desk.Requests;

/// <summary>
/// Decides what happens to a request that was just told or answered: straight to the practices, back to the client with one
/// question, or to the steward, each for a stated reason.
/// </summary>
internal sealed class ReadRequest(
    CollegiumDb db, TriageCache triage, AskPractices asking, AgreementGate gate, Promises promises, FactLog facts)
{
    public async Task Run(Request request, ClientCard client)
    {
        var words = request.QuestionAnswer is { } answer ? $"{request.Text}\n{answer}" : request.Text;
        var (verdict, needs, runnersUp, question) = await triage.Read(db, words);
        (request.Needs, request.RunnersUp) = (Need.Write(needs), Need.Write(runnersUp));
        request.NeedCode = needs.Count > 0 ? needs[0].Skill : null;
        facts.Append(
            "request.read", TellRequest.About(request), Sight.Client | Sight.Practice,
            new { verdict, needs = needs.Select(n => new { n.Skill, n.Confidence }) });

        if (await gate.Closed(request, client) is not null)
        {
            await ToSteward(request, AgreementGate.Because);
        }
        else if (verdict == Verdict.Sure)
        {
            await asking.Run(request, client);
        }
        else if (verdict == Verdict.Ask && request.QuestionAnswer is null)
        {
            request.Question = question;
            request.State = RequestState.ClientsTurn;
            await promises.Pause(request, client, Clocks.PauseReason.Client);
            facts.Append("request.question-asked", TellRequest.About(request), Sight.Client);
        }
        else
        {
            await ToSteward(request, "unclear");
        }
    }

    /// <summary>The steward must read it; the client is told so and the promise runs on.</summary>
    public Task ToSteward(Request request, string because)
    {
        request.State = RequestState.New;
        request.StewardBecause = because;
        facts.Append("request.steward-called", TellRequest.About(request), Sight.Client, new { because });
        return Task.CompletedTask;
    }
}
