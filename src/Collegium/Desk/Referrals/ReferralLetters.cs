using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Letters;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Members;
using Collegium.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Referrals;

/// <summary>What client, referrer and colleague read when a request is passed on. The colleague's own offer is a letter of its own.</summary>
internal sealed class ReferralLetters(
    CollegiumDb db, DeskPaper paper, ClientsDoor clients, MembersDoor members, ReferralReading reading, TimeProvider clock) : IReaction
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    public string Name => "desk.referral-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => kind.StartsWith("referral.", StringComparison.Ordinal);

    public async Task React(Fact fact)
    {
        if (!(await paper.Chapter()).Open || paper.Age(fact) > Stale
            || await db.Set<Referral>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == fact.AboutId) is not { } row)
        {
            return;
        }

        var shown = await reading.Show(row);
        var request = await db.Set<Request>().AsNoTracking().SingleAsync(r => r.Id == row.RequestId);
        if (ToClient(fact, shown) is var (subject, body))
        {
            await Client(fact, request, subject, body);
        }

        if (ToReferrer(fact, shown) is var (title, words))
        {
            await Member(fact, row.FromPerson, title, $"{words}\n\n{paper.Site}/referrals");
        }

        if (fact.Kind == "referral.thanked")
        {
            await Member(fact, row.ToPerson, $"{shown.From.Name} says thanks", $"{shown.From.Name} writes about request {request.Number}:\n\n  {row.Thanks}");
        }
    }

    private (string, string)? ToClient(Fact fact, ReferralShown r) => fact.Kind switch
    {
        "referral.asked" => ($"May {r.To.Name} help you with request {r.Request.Number}?", Asks(r)),
        "referral.reminded" when r.State == ReferralState.ClientsTurn => ($"Still open: may {r.To.Name} help you with request {r.Request.Number}?", Asks(r)),
        "referral.withdrawn" when fact.Read().Word("because") == "referrer" => (
            $"Request {r.Request.Number} stays with {r.From.Name}", $"{r.From.Name} no longer wants to pass your request on, so there is nothing to decide. How it goes on is on this page:"),
        "referral.declined" or "referral.unanswered" => (
            $"Request {r.Request.Number} stays with {r.From.Name}", $"{r.To.Name} can’t take it now. {r.From.Name} goes on with it. How it stands is on this page:"),
        _ => null,
    };

    private string Asks(ReferralShown r) =>
        $"""
        {r.FromPerson} of {r.From.Name} thinks {r.Person.Name} of {r.To.Name} is better for your request, and asks whether they may take it over:

        {Indented(r.Why)}

        What it means for you: {ReferralWords.Keeps(r)}
        What it costs: {ReferralWords.Fee(r)}

        Until you say yes, {r.To.Name} hears nothing of you. If you don’t answer by {Show.When(r.AnswerBy, r.Zone, clock.Now())}, everything stays as it is. Say yes or no here:
        """;

    private static (string, string)? ToReferrer(Fact fact, ReferralShown r) => fact.Kind switch
    {
        "referral.agreed" => ($"Request {r.Request.Number}: the client says yes", $"{r.Person.Name} of {r.To.Name} is asked now. Until they accept, it stays with you."),
        "referral.refused" => ($"Request {r.Request.Number}: the client says no", $"The client doesn’t want it passed on to {r.To.Name}. Nothing of it reached them, and it stays with you."),
        "referral.client-silent" => ($"Request {r.Request.Number}: the client didn’t answer", $"The client was asked twice and didn’t answer, so nothing was passed on to {r.To.Name}. It stays with you."),
        "referral.accepted" => ($"Request {r.Request.Number}: {r.To.Name} has it", $"{r.Person.Name} of {r.To.Name} accepted it. You are told how it ends."),
        "referral.declined" => ($"Request {r.Request.Number} is back with you", $"{r.To.Name} can’t take it: {Because(fact)}. Pick somebody else, or go on yourself."),
        "referral.unanswered" => ($"Request {r.Request.Number} is back with you", $"{r.To.Name} didn’t answer in time. Pick somebody else, or go on yourself."),
        "referral.withdrawn" when fact.Read().Word("because") == "overtaken" => (
            $"Request {r.Request.Number} moved on", $"It needn’t be passed on to {r.To.Name} any more: the client took it back, it is done, or somebody else has it."),
        "referral.reported" => ($"Request {r.Request.Number} is over", $"{Ended(r)} You can say thanks in a line:"),
        _ => null,
    };

    private static string Because(Fact fact) => fact.Read().Word("because") is "gate" ? "they are away, full or no longer in good standing" : StoryWords.Reason(fact.Read().Word("because"));

    public static string Ended(ReferralShown r) => r.Outcome switch
    {
        RequestState.Confirmed when r.PassedOn => $"{r.To.Name} passed it on in turn, and it is fixed.",
        RequestState.Confirmed when r.Rating is { } rating => $"{r.To.Name} fixed it, and the client rated it {rating} of 5.",
        RequestState.Confirmed => $"{r.To.Name} fixed it.",
        _ => "It was closed without being fixed.",
    };

    private async Task Client(Fact fact, Request request, string subject, string body)
    {
        if (request.ContactId is { } id && await clients.Contact(id) is { Mail: { } mail } contact)
        {
            await paper.Put(fact, mail, contact.Name, subject, $"{body}\n\n{paper.PageOf(request)}");
        }
    }

    private async Task Member(Fact fact, Guid practitioner, string subject, string body)
    {
        if ((await members.Roster()).People.TryGetValue(practitioner, out var person))
        {
            await paper.Put(fact, person.Mail, person.Name, subject, body);
        }
    }

    private static string Indented(string words) => "  " + words.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal);
}
