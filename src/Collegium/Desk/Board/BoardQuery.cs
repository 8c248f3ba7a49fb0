using System.Globalization;
using System.Text.Json;

namespace Collegium.Desk.Board;

/// <summary>What a list of requests is asked for; all of it stands in the address.</summary>
internal sealed record BoardQuery
{
    public const int Size = 50;

    public static readonly IReadOnlyDictionary<string, RequestState> States =
        Enum.GetValues<RequestState>().ToDictionary(s => Code(s.ToString()), s => s);

    public static readonly IReadOnlyDictionary<string, Impact> Impacts = Enum.GetValues<Impact>().ToDictionary(i => Code(i.ToString()), i => i);

    private static readonly string[] Views = ["risk", "nobody", "client", "done"];

    public static readonly IReadOnlyList<string> Shows = ["queue", "columns", "calendar", "map"];

    private static readonly string[] Sorts = ["clock", "number", "client", "need", "impact", "state", "with", "told"];

    public string? Words { get; init; }

    /// <summary>A built-in saved view.</summary>
    public string? View { get; init; }

    public RequestState? State { get; init; }

    public Impact? Impact { get; init; }

    public string? Need { get; init; }

    public Guid? With { get; init; }

    public Guid? Client { get; init; }

    public string? Tag { get; init; }

    public Guid? Steward { get; init; }

    public bool OpenOnly { get; init; }

    /// <summary>How it is shown: queue, columns, calendar, map.</summary>
    public string Show { get; init; } = "queue";

    public BoardColumns Columns { get; init; } = BoardColumns.Usual;

    /// <summary>month, week or day of the calendar, and a day in it.</summary>
    public string Span { get; init; } = "month";

    public DateOnly? On { get; init; }

    /// <summary>Rows at once.</summary>
    public int Take => Show == "queue" ? Size : 400;

    public required string Sort { get; init; }

    public bool Descending { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>Nothing but a view: its count is known without asking the database.</summary>
    public bool IsPlain => Words is null && State is null && Impact is null && Need is null && With is null && Client is null && Tag is null && Steward is null && OpenOnly;

    public bool ByClock => Sort == "clock" && !Descending;

    /// <summary>Reads an address; what it does not understand is left out, as if it had not been asked.</summary>
    public static BoardQuery Read(IQueryCollection asked, bool openOnly, string sort)
    {
        string? Given(string name) => asked[name].ToString().Trim() is { Length: > 0 } text ? text : null;
        var order = Given("sort") is { } wanted && Sorts.Contains(wanted.TrimStart('-')) ? wanted : sort;
        return new BoardQuery
        {
            Words = Given("q") is { Length: <= 200 } words ? words : null,
            View = Given("view") is { } view && Views.Contains(view) ? view : null,
            State = Given("state") is { } state && States.TryGetValue(state, out var s) ? s : null,
            Impact = Given("impact") is { } impact && Impacts.TryGetValue(impact, out var i) ? i : null,
            Need = Given("need"),
            With = Guid.TryParse(Given("with"), out var with) ? with : null,
            Client = Guid.TryParse(Given("client"), out var client) ? client : null,
            Tag = Given("tag") is { } tag ? Requests.TagRequest.Plain(tag) : null,
            Steward = Guid.TryParse(Given("steward"), out var steward) ? steward : null,
            Show = Given("show") is { } show && Shows.Contains(show) ? show : "queue",
            Columns = BoardColumn.Read(Given("cols")),
            Span = Given("span") is "week" or "day" ? Given("span")! : "month",
            On = DateOnly.TryParseExact(Given("on"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : null,
            OpenOnly = Given("open") switch { "all" => false, "open" => true, _ => openOnly },
            Sort = order.TrimStart('-'),
            Descending = order.StartsWith('-'),
            Page = int.TryParse(Given("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1,
        };
    }

    public static string Code(string word) => JsonNamingPolicy.KebabCaseLower.ConvertName(word);
}
