using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Referrals;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members;
using Collegium.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Letters;

/// <summary>What members read: an offer with the masked words only, and a kind word when it is gone.</summary>
internal sealed class MemberLetters(CollegiumDb db, DeskPaper paper, MembersDoor members, ClientLetterRows rows, ReferralReading referrals, TimeProvider clock)
{
    private const int MostWords = 1_200;

    /// <summary>The facts of a batch are mostly of few requests.</summary>
    private readonly Dictionary<Guid, List<Offer>> _offers = [];

    /// <summary>Reads the offers of several requests at once.</summary>
    public async Task Prepare(IReadOnlyCollection<Guid> requests)
    {
        var read = requests.Count == 0 ? [] : await db.Set<Offer>().AsNoTracking().Where(o => requests.Contains(o.RequestId)).ToListAsync();
        foreach (var offers in read.GroupBy(o => o.RequestId))
        {
            _offers[offers.Key] = [.. offers];
        }
    }

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
                await To(offer.PractitionerId, fact, MemberLetterKinds.Taken, new() { ["number"] = Number(request), ["person"] = winner });
                break;
            case "offer.withdrawn":
                await To(offer.PractitionerId, fact, MemberLetterKinds.Withdrawn, new() { ["number"] = Number(request) });
                break;
        }
    }

    private async Task Made(Fact fact, Request request, Offer offer)
    {
        var (roster, chapter) = (await members.Roster(), await paper.Chapter());
        var needs = Need.Read(request.Needs).Select(n => roster.Skills.TryGetValue(n.Skill, out var s) ? s.Name : n.Skill).Take(3);
        var until = Show.When(offer.ExpiresAt, chapter.Zone, clock.Now());
        var from = offer.ReferralId is not null && await referrals.By(offer.Id) is { } by ? $" {by.FromPerson} of {by.From.Name} passes it on to you." : "";
        await To(offer.PractitionerId, fact, MemberLetterKinds.Offered, new()
        {
            ["number"] = Number(request),
            ["needs"] = string.Join(", ", needs),
            ["hurts"] = Hurts(request.Impact) + from,
            ["words"] = Quoted(request.Masked),
            ["until"] = until,
            ["link"] = paper.PageOf(offer),
        });
    }

    private Task OfWork(Fact fact, Request request, Guid holder) => fact.Kind switch
    {
        "note.added" => Noted(fact, request, holder),
        "estimate.approved" => To(holder, fact, MemberLetterKinds.Approved, OnPage(request)),
        "request.reopened" => To(holder, fact, MemberLetterKinds.Reopened, OnPage(request)),
        "request.withdrawn" => To(holder, fact, MemberLetterKinds.TakenBack, OnPage(request)),
        _ => Task.CompletedTask,
    };

    private async Task Noted(Fact fact, Request request, Guid holder)
    {
        var words = OnPage(request);
        if (await rows.NoteForPractice(fact, words))
        {
            await To(holder, fact, MemberLetterKinds.Note, words);
        }
    }

    private Dictionary<string, string> OnPage(Request request) => new() { ["number"] = Number(request), ["link"] = paper.DeskPageOf(request) };

    private static string Number(Request request) => FormattableString.Invariant($"{request.Number}");

    private async Task To(Guid practitioner, Fact fact, LetterKind letter, Dictionary<string, string> words)
    {
        if ((await members.Roster()).People.TryGetValue(practitioner, out var person))
        {
            await paper.Put(fact, person.Mail, person.Name, letter, words);
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
