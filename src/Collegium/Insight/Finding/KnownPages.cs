using Collegium.Http;

namespace Collegium.Insight.Finding;

/// <summary>A page by the name people call it, and by other words they may think of.</summary>
public sealed record KnownPage(string Href, string Name, string Words)
{
    /// <summary>Each word asked for begins one of the page's.</summary>
    public bool IsCalled(string[] words) => Array.TrueForAll(words, w => Has(Name, w) || Has(Words, w));

    public bool IsNamed(string[] words) => Array.TrueForAll(words, w => Has(Name, w));

    private static bool Has(string text, string word) =>
        Array.Exists(text.Split(' '), t => t.StartsWith(word, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Every page one can go to without a number or a link, for the finder. Who may open it is said by the page itself.</summary>
public sealed class KnownPages(EndpointDataSource endpoints)
{
    public static IReadOnlyList<KnownPage> All { get; } =
    [
        new("/desk", "Desk", "board promises open start home"),
        new("/desk/views", "Kept views", "saved filters"),
        new("/desk/macros", "Macros", "canned answers templates"),
        new("/desk/recurring", "What comes again", "recurring requests repeat schedule monthly weekly"),
        new("/desk/monitoring", "Monitoring", "alarms machines keys"),
        new("/desk/mail", "Mail", "inbox letterbox boxes e-mail received"),
        new("/requests", "Requests", "tickets list search"),
        new("/requests/new", "A request on the phone", "new tell call ticket"),
        new("/clients", "Clients", "customers firms contacts organisations"),
        new("/plans", "Plans", "retainer prepaid hours contracts agreements"),
        new("/letters", "Letters", "mails words templates texts"),
        new("/coverage", "Who could come", "cover coverage gaps skills reach"),
        new("/equity", "Who waits", "equity fairness waiting sizes"),
        new("/covers", "Holiday cover", "absence away stand in vacation leave"),
        new("/on-call", "On call", "nights weekends shifts rota now"),
        new("/on-call/set-up", "Set up who is on call", "rotation rota nights new"),
        new("/on-call/policy", "When nobody answers", "escalation levels alerts on-call"),
        new("/on-call/log", "Alerts", "called log escalation on-call"),
        new("/on-call/calendars", "Calendar addresses", "feeds ics shifts on-call"),
        new("/offers", "Offers", "asked accept"),
        new("/work", "My work", "jobs time stopwatch estimates"),
        new("/work/new", "A client is on the phone", "new tell request"),
        new("/referrals", "Referrals", "refer pass on colleague fees"),
        new("/members", "Members", "practices people colleagues"),
        new("/members/propose", "Propose a practice", "new member invite"),
        new("/members/risk", "What to look at", "risk alarms rings newcomers"),
        new("/applications", "Applications", "applicants join admission"),
        new("/skills", "Skills", "catalogue trades abilities"),
        new("/vouches", "Vouches", "trust stand behind"),
        new("/vouches/short", "Who is short", "vouches trust"),
        new("/trust", "Trust map", "vouches net graph"),
        new("/ballots", "Ballots", "votes elections"),
        new("/messages", "Messages", "letters public directory"),
        new("/directory", "Our members", "directory public list"),
        new("/conduct", "Conduct cases", "complaints panel"),
        new("/conduct/new", "Complain about a member", "conduct complaint"),
        new("/conduct/rules", "Rules of conduct", "code ethics"),
        new("/charter", "The rules in force", "charter settings hours prices"),
        new("/invoices", "Invoices", "bills money"),
        new("/payments", "Payments", "money received bank"),
        new("/payouts", "Payouts", "money owed members"),
        new("/books", "Books", "ledger journal accounts trial balance"),
        new("/statement", "Statement", "earnings money paid payouts"),
        new("/mine", "Your requests", "troubles tickets"),
        new("/mine/plan", "Your plan", "hours contract retainer"),
        new("/bills", "Bills", "invoices money pay"),
        new("/reach", "How I am reached", "notices push webhook phone alerts"),
        new("/you", "How you sign in", "passkey authenticator password account profile me"),
        new("/keys", "Keys", "api programs tokens"),
        new("/logins", "Who can sign in", "users accounts people roles"),
    ];

    /// <summary>Pages the reader may open that are called so, those of that very name first.</summary>
    public IEnumerable<KnownPage> Called(string asked, Actor reader)
    {
        var words = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return All.Where(p => p.IsCalled(words) && Opens(p.Href, reader)).OrderBy(p => !p.IsNamed(words));
    }

    private bool Opens(string href, Actor reader) =>
        endpoints.Endpoints.OfType<RouteEndpoint>().FirstOrDefault(e => "/" + e.RoutePattern.RawText?.Trim('/') == href && e.Metadata.GetMetadata<AllowAttribute>() is not null)
            ?.Metadata.GetMetadata<AllowAttribute>()?.Permits(reader) == true;
}
