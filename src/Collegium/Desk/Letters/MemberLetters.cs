using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Members;
using Collegium.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Letters;

/// <summary>What members read: an offer with the masked words only, and a kind word when it is gone.</summary>
internal sealed class MemberLetters(CollegiumDb db, DeskPaper paper, MembersDoor members, ClientLetterRows rows, TimeProvider clock)
{
    private const int MostWords = 1_200;

    /// <summary>The facts of a batch are mostly of few requests.</summary>
    private readonly Dictionary<Guid, List<Offer>> _offers = [];

    public async Task Write(Fact fact, Request request)
    {
        if (fact.Kind.StartsWith("offer.", StringComparison.Ordinal))
        {
            if (await Offer(request, fact.AboutId) is { } offer)
            {
                await OfOffer(fact, request, offer);
            }
        }
        else if (request.PractitionerId is { } holder)
        {
            await OfWork(fact, request, holder);
        }
    }

    private async Task<Offer?> Offer(Request request, Guid id)
    {
        if (_offers.GetValueOrDefault(request.Id)?.Find(o => o.Id == id) is { } known)
        {
            return known;
        }

        var read = _offers[request.Id] = await db.Set<Offer>().AsNoTracking().Where(o => o.RequestId == request.Id).ToListAsync();
        return read.Find(o => o.Id == id);
    }

    private async Task OfOffer(Fact fact, Request request, Offer offer)
    {
        switch (fact.Kind)
        {
            case "offer.made" when offer.State == OfferState.Open && offer.ExpiresAt > clock.Now():
                await Made(fact, request, offer);
                break;
            case "offer.taken":
                var winner = (await members.Roster()).People.GetValueOrDefault(request.PractitionerId ?? Guid.Empty)?.Name ?? "Somebody";
                await To(offer.PractitionerId, fact, $"Request {request.Number} is taken",
                    $"{winner} was a moment quicker. Your turn counts as if you'd never been asked.");
                break;
            case "offer.withdrawn":
                await To(offer.PractitionerId, fact, $"Request {request.Number} is no longer open",
                    "This offer was taken back: the client no longer needs it, somebody else is freer, or the desk changed what it takes. Your turn stays what it was.");
                break;
        }
    }

    private async Task Made(Fact fact, Request request, Offer offer)
    {
        var (roster, chapter) = (await members.Roster(), await paper.Chapter());
        var needs = Need.Read(request.Needs).Select(n => roster.Skills.TryGetValue(n.Skill, out var s) ? s.Name : n.Skill).Take(3);
        var until = Show.When(offer.ExpiresAt, chapter.Zone, clock.Now());
        await To(
            offer.PractitionerId, fact, $"Offer {request.Number}: answer by {until}",
            $"""
            A client needs help: {string.Join(", ", needs)}. {Hurts(request.Impact)}

            In their words, with names and numbers hidden until you accept:

            {Quoted(request.Masked)}

            Accept or say no here, by {until}. The first to accept has it, and a no costs you nothing:

            {paper.PageOf(offer)}
            """);
    }

    private Task OfWork(Fact fact, Request request, Guid holder) => fact.Kind switch
    {
        "note.added" => Noted(fact, request, holder),
        "estimate.approved" => To(holder, fact, $"Request {request.Number}: the client said yes",
            $"Your estimate is approved, so time is billed from now on, up to its upper end.\n\n{paper.DeskPageOf(request)}"),
        "request.reopened" => To(holder, fact, $"Request {request.Number} isn't fixed yet",
            $"The client says it doesn't work after all. What they wrote is on the page of the request.\n\n{paper.DeskPageOf(request)}"),
        "request.withdrawn" => To(holder, fact, $"Request {request.Number} was taken back",
            "The client says it works again, so nothing is left to do. Nothing was billed."),
        _ => Task.CompletedTask,
    };

    private async Task Noted(Fact fact, Request request, Guid holder)
    {
        if (await rows.NoteForPractice(fact) is { } words)
        {
            await To(holder, fact, $"A word on request {request.Number}", $"{words}\n\n{paper.DeskPageOf(request)}");
        }
    }

    private async Task To(Guid practitioner, Fact fact, string subject, string body)
    {
        if ((await members.Roster()).People.TryGetValue(practitioner, out var person))
        {
            await paper.Put(fact, person.Mail, person.Name, subject, body);
        }
    }

    private static string Hurts(Impact impact) => impact switch
    {
        Impact.Stopped => "Their work has stopped.",
        Impact.Hindered => "It hinders their work.",
        Impact.CanWait => "It can wait a little.",
    };

    private static string Quoted(string words)
    {
        var cut = words.Length <= MostWords ? words : words[..MostWords] + "…";
        return "  " + cut.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal);
    }
}
