using Collegium.Governance;

namespace Collegium.Desk.Letters;

/// <summary>The letters clients read, in the house's words.</summary>
internal static class ClientLetterKinds
{
    private static readonly LetterWord[] OfRequest =
    [
        new("number", "the request’s number", "1042"),
        new("headline", "what they told, in a line", "The x-ray machine sends no pictures"),
        new("client", "the client’s name", "Ocotillo Bend Dental"),
        new("link", "the private page of the request", "https://desk.example/r/…"),
    ];

    private static readonly LetterWord[] OfHolder =
        [new("person", "who has the request", "Jonas Whitlock"), new("practice", "their practice", "Whitlock & Obi"), new("person-phone", "their number", "602-555-0101")];

    private static readonly LetterWord NoteThere = new("note", "what was written with it, if anything", "  Put the driver back; ten pictures in a row arrived.");

    public static readonly LetterKind Told = Of(
        "request-told", "We have your request", "We have it: request {number}",
        "We have your request. You'll hear from someone by {answer-by}. This page is yours; it says who is asked and keeps itself up to date:\n\n{link}",
        new LetterWord("answer-by", "when we promise an answer", "9:42"));

    public static readonly LetterKind Question = Of(
        "request-question", "One question before we ask around", "One question about request {number}",
        "One answer helps us send the right person:\n\n{question}\n\nAnswer here:\n\n{link}",
        new LetterWord("question", "what we ask", "  Is it one computer, or all of them?"));

    public static readonly LetterKind Accepted = Of(
        "request-accepted", "Somebody has it", "{person} has your request {number}",
        "{person} of {practice} has your request and calls you, or reach them at {person-phone}. Before anything is billed you see a price and say yes:\n\n{link}",
        OfHolder);

    public static readonly LetterKind Estimate = Of(
        "request-estimate", "What it will cost", "What request {number} will cost",
        "The estimate is {costs}. Nothing above it is billed without asking you again.\n\n{note}\n\nSay yes here, and the work that's billed begins:\n\n{link}",
        new LetterWord("costs", "hours and the most they cost", "1 h to 2 h, at most $300.00"), NoteThere);

    public static readonly LetterKind Done = Of(
        "request-done", "Is it fixed?", "Is it fixed? Request {number}",
        "Whoever worked on it says it's done.\n\n{note}\n\nTell us here whether it works, or that it doesn't:\n\n{link}",
        [.. OfHolder, NoteThere]);

    public static readonly LetterKind NobodyYet = Of(
        "request-nobody-yet", "Nobody has taken it yet", "Request {number}: nobody has taken it yet",
        "Everybody who fits was asked, and nobody has taken it yet. The desk is asking around by phone and tells you what it finds. You don't need to do anything:\n\n{link}");

    public static readonly LetterKind AtDesk = Of(
        "request-at-desk", "A person reads it", "Request {number}: a person reads it",
        "Your request can't go on by rule alone, so a person at the desk reads it now and calls you if something is missing:\n\n{link}");

    public static readonly LetterKind Refused = Of(
        "request-refused", "We can’t take it", "Request {number}: we can't take it",
        "We can't take this one.\n\n{note}\n\nIf you see it differently, call us. Everything is on this page:\n\n{link}",
        NoteThere);

    public static readonly LetterKind Note = Of(
        "request-note", "Somebody wrote to them", "A word on request {number}",
        "{writer} wrote:\n\n{note}\n\nAnswer here:\n\n{link}",
        new LetterWord("writer", "who wrote", "Jonas Whitlock"), NoteThere with { Says = "what they wrote" });

    public static readonly LetterKind Broken = Of(
        "request-promise-broken", "We broke our promise", "Request {number}: we broke our promise",
        "We promised {promised} by {promised-for} and broke it. We're sorry. The desk knows and is calling around. The page shows it as plainly:\n\n{link}",
        new LetterWord("promised", "what we promised", "an answer"), new LetterWord("promised-for", "by when", "9:42"));

    public static readonly LetterKind Survey = new(
        "request-survey", "Did this solve it?", Reader, "Did this solve it? Request {number}",
        $$"""
        You told us: {headline}

        It counts as fixed now. Did what {person} did solve it?

        Yes:
        {link-yes}

        Partly:
        {link-partly}

        No:
        {link-no}

        Each opens a page with one button; nothing is sent before you press it. We ask once about a request, and nobody more than once in {{Surveys.Survey.EveryDays}} days.
        """,
        [.. OfRequest, .. OfHolder, .. new[] { "yes", "partly", "no" }.Select(a => new LetterWord($"link-{a}", $"the page with “{a}” chosen", $"https://desk.example/r/…?answer={a}"))],
        ["link-yes", "link-no"]);

    public static readonly IReadOnlyList<LetterKind> All = [Told, Question, Accepted, Estimate, Note, Done, Survey, NobodyYet, AtDesk, Refused, Broken];

    private const string Reader = "clients";

    private static LetterKind Of(string key, string name, string subject, string body, params LetterWord[] words) =>
        new(key, name, Reader, subject, body, [.. OfRequest, .. words], ["link"]);
}
