using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Surveys;

/// <summary>A day after the confirmation it shows whether the work holds: then the client is asked, unless it has said so already.</summary>
internal sealed class AskLater(CollegiumDb db, TimeProvider clock) : IReaction
{
    private static readonly TimeSpan Wait = TimeSpan.FromDays(1);

    public string Name => "desk.surveys";

    public bool Wants(string kind) => kind == "request.confirmed";

    public Task React(Fact fact)
    {
        if (fact.At.AddDays(Confirmed.ReopenDays) > clock.Now())
        {
            db.SetTimer(clock, SurveyDue.TimerKind, fact.AboutId, fact.At + Wait);
        }

        return Task.CompletedTask;
    }
}

/// <summary>Asks the person at the client, once a request and no more than once in so many days.</summary>
internal sealed class SurveyDue(CollegiumDb db, ClientsDoor clients, FactLog facts, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "desk.survey";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        var now = clock.Now();
        if (await db.Locked<Request>(timer.About) is not { State: RequestState.Confirmed, ContactId: { } contact, ConfirmedAt: { } at, Source: not ("import" or "history") } request
            || request is { Rating: not null, RatingCounts: true } || at.AddDays(Confirmed.ReopenDays) <= now
            || (await clients.Contact(contact))?.Mail is null)
        {
            return;
        }

        var closes = at.AddDays(Confirmed.ReopenDays);
        if (await db.Set<Survey>().SingleOrDefaultAsync(s => s.RequestId == request.Id) is { } asked)
        {
            // It was opened again since; the letter's question now stands for what was done then.
            asked.ClosesAt = closes;
            return;
        }

        if (!await Turn(contact, now))
        {
            return;
        }

        var survey = new Survey { Id = clock.NewId(), RequestId = request.Id, SentAt = now, ClosesAt = closes };
        db.Add(survey);
        facts.Append("survey.sent", TellRequest.About(request), Sight.Client | Sight.Practice, new { survey = survey.Id });
    }

    private async Task<bool> Turn(Guid contact, DateTime now)
    {
        if (await db.Locked<AskedPerson>(contact) is not { } person)
        {
            db.Add(new AskedPerson { Id = contact, LastAt = now });
            return true;
        }

        if (person.LastAt.AddDays(Survey.EveryDays) > now)
        {
            return false;
        }

        person.LastAt = now;
        return true;
    }
}
