using Microsoft.AspNetCore.Http;

namespace Collegium.Ui;

/// <summary>What the frame of every page shows. Read once a request, before anything is drawn.</summary>
public sealed record Frame(string Chapter, string ShortName, string ZoneId, DateTime Now)
{
    public string? Phone { get; init; }
    public string? Hours { get; init; }
    public string? Address { get; init; }
    public string? Description { get; init; }
    public string? Who { get; init; }
    public string? Office { get; init; }
    /// <summary>Where the page hears that something changed, e.g. <c>/live?since=481</c>; null: it does not listen.</summary>
    public string? Live { get; init; }
    /// <summary>Whether the reader may look for anything.</summary>
    public bool Finds { get; init; } = true;
    public IReadOnlyList<Way> Ways { get; init; } = Way.OfOfficers;
}

/// <summary>One link of the top navigation; <paramref name="Key"/> is the letter after <c>g</c> that goes there.</summary>
public sealed record Way(string Label, string Href, string? Key = null)
{
    public static IReadOnlyList<Way> OfOfficers { get; } =
    [
        new("Desk", "/desk", "d"), new("Requests", "/requests", "r"), new("Members", "/members", "m"),
        new("Clients", "/clients", "c"), new("Books", "/books", "b"),
    ];
}

/// <summary>The ground knows no module, so whoever starts the app says where the frame's words come from.</summary>
public delegate ValueTask<Frame> ReadFrame(HttpContext http);
