using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Letters;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Surveys;

/// <summary>Puts the question to the client by mail: an address an answer, each of which opens a page and records nothing by itself.</summary>
internal sealed class SurveyLetters(CollegiumDb db, DeskPaper paper, ClientsDoor clients, MembersDoor members) : IReaction
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    public string Name => "desk.survey-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => kind == "survey.sent";

    public async Task React(Fact fact)
    {
        if (!(await paper.Chapter()).Open || paper.Age(fact) > Stale
            || await db.Set<Request>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == fact.RequestId) is not { ContactId: { } contact } request
            || await clients.Contact(contact) is not { Mail: { } mail } person)
        {
            return;
        }

        var who = (await members.Roster()).People.GetValueOrDefault(request.PractitionerId ?? Guid.Empty)?.Name ?? "whoever worked on it";
        var page = $"{paper.PageOf(request)}/solved?answer=";
        await paper.Put(fact, mail, person.Name, $"Did this solve it? Request {request.Number}",
            $"""
            You told us: {request.Headline}

            It counts as fixed now. Did what {who} did solve it?

            Yes:
            {page}yes

            Partly:
            {page}partly

            No:
            {page}no

            Each opens a page with one button; nothing is sent before you press it. We ask once about a request, and nobody more than once in {Survey.EveryDays} days.
            """);
    }
}
