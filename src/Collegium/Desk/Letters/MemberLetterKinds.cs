using Collegium.Governance;

namespace Collegium.Desk.Letters;

/// <summary>The letters members read about requests, in the house's words. Before somebody has accepted, nothing in them names the client.</summary>
internal static class MemberLetterKinds
{
    private static readonly LetterWord Number = new("number", "the request’s number", "1042");

    private static readonly LetterWord Page = new("link", "the page of the request", "https://desk.example/requests/1042");

    public static readonly LetterKind Offered = Of(
        "offer-made", "A request is offered", "Offer {number}: answer by {until}",
        """
        A client needs help: {needs}. {hurts}

        In their words, with names and numbers hidden until you accept:

        {words}

        Accept or say no here, by {until}. The first to accept has it, and a no costs you nothing:

        {link}
        """,
        ["link"],
        new("needs", "what it takes", "Imaging devices"), new("hurts", "how badly it hurts", "Their work has stopped."),
        new("words", "their words, with names and numbers hidden", "  Since this morning the x-ray machine sends no pictures."),
        new("until", "by when to answer", "9:27"), Page with { Says = "the private page of the offer", Sample = "https://desk.example/o/…" });

    public static readonly LetterKind Taken = Of(
        "offer-taken", "Another was quicker", "Request {number} is taken",
        "{person} was a moment quicker. Your turn counts as if you'd never been asked.", [], new LetterWord("person", "who has it", "Jonas Whitlock"));

    public static readonly LetterKind Withdrawn = Of(
        "offer-withdrawn", "An offer is taken back", "Request {number} is no longer open",
        "This offer was taken back: the client no longer needs it, somebody else is freer, or the desk changed what it takes. Your turn stays what it was.", []);

    public static readonly LetterKind Note = Of(
        "work-note", "A word on their work", "A word on request {number}",
        "{writer} wrote:\n\n{note}\n\n{link}", ["link"],
        new("writer", "who wrote", "Marisol Reyna"), new("note", "what they wrote", "  The key is at the front desk."), Page);

    public static readonly LetterKind Approved = Of(
        "work-approved", "The client said yes", "Request {number}: the client said yes",
        "Your estimate is approved, so time is billed from now on, up to its upper end.\n\n{link}", ["link"], Page);

    public static readonly LetterKind Reopened = Of(
        "work-reopened", "It isn’t fixed", "Request {number} isn't fixed yet",
        "The client says it doesn't work after all. What they wrote is on the page of the request.\n\n{link}", ["link"], Page);

    public static readonly LetterKind TakenBack = Of(
        "work-taken-back", "The client took it back", "Request {number} was taken back",
        "The client says it works again, so nothing is left to do. Nothing was billed.", []);

    public static readonly IReadOnlyList<LetterKind> All = [Offered, Taken, Withdrawn, Note, Approved, Reopened, TakenBack];

    private static LetterKind Of(string key, string name, string subject, string body, string[] needed, params LetterWord[] words) =>
        new(key, name, "members", subject, body, [Number, .. words], needed);
}
