using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;

namespace Collegium.Desk.Letters;

/// <summary>The desk's letters: one a fact and reader, with the private pages they lead to.</summary>
internal sealed class DeskPaper(Letterhead letters, Links links, TellersPage page, TimeProvider clock)
{
    public Task<ChapterCard> Chapter() => letters.Chapter();

    /// <summary>Reads the conversations about several requests at once.</summary>
    public Task Prepare(IReadOnlyCollection<Guid> requests) => letters.Prepare(requests);

    public Task Put(Fact fact, string address, string name, string subject, string body) => letters.Put(fact.Id, fact.Kind, (address, name), subject, body, fact.RequestId);

    /// <summary>The same in the chapter's words for this kind of letter.</summary>
    public Task Put(Fact fact, string address, string name, LetterKind letter, IReadOnlyDictionary<string, string> words) =>
        letters.Put(fact.Id, fact.Kind, (address, name), letter, words, fact.RequestId);

    /// <summary>The same where one fact has two letters; this one wants no answer.</summary>
    public Task PutOnce(Fact fact, string kind, string address, string name, string subject, string body) => letters.Put(fact.Id, kind, (address, name), subject, body);

    public string Site => letters.Site;

    /// <summary>A private page of this request, for its client.</summary>
    public string PageOf(Request request) => letters.Site + page.Private(request);

    /// <summary>A private page of this offer; it opens as long as the offer can be answered.</summary>
    public string PageOf(Offer offer) =>
        $"{letters.Site}/o/{links.Hand(LinkKind.Offer, offer.Id, offer.PractitionerId, offer.ExpiresAt - clock.Now())}";

    public string DeskPageOf(Request request) => FormattableString.Invariant($"{letters.Site}/requests/{request.Number}");

    public TimeSpan Age(Fact fact) => clock.Now() - fact.At;
}
