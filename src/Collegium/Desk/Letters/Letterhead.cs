using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Mail;

namespace Collegium.Desk.Letters;

/// <summary>Puts a letter into the chapter's hand: greeting, body, and whom to call. Plain text, one letter a fact and reader.</summary>
internal sealed class Letterhead(Mailbox mailbox, Links links, TellersPage page, GovernanceDoor governance, TimeProvider clock)
{
    public Task<ChapterCard> Chapter() => governance.Chapter();

    public async Task Put(Fact fact, string address, string name, string subject, string body)
    {
        var chapter = await governance.Chapter();
        mailbox.Put(
            fact.Id, fact.Kind, address, name, subject,
            $"""
            Hello {name},

            {body}

            {chapter.Name}
            {chapter.Phone}
            """);
    }

    /// <summary>A private page of this request, for its client.</summary>
    public string PageOf(Request request) => mailbox.Site + page.Private(request);

    /// <summary>A private page of this offer; it opens as long as the offer can be answered.</summary>
    public string PageOf(Offer offer) =>
        $"{mailbox.Site}/o/{links.Hand(LinkKind.Offer, offer.Id, offer.PractitionerId, offer.ExpiresAt - clock.Now())}";

    public string DeskPageOf(Request request) => FormattableString.Invariant($"{mailbox.Site}/requests/{request.Number}");

    public TimeSpan Age(Fact fact) => clock.Now() - fact.At;
}
