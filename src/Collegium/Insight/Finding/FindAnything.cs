using System.Globalization;
using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk;
using Collegium.Members;
using Collegium.Treasury;

namespace Collegium.Insight.Finding;

/// <summary>Something found: what it is called, what it is, and where it stands.</summary>
public sealed record Found(string Label, string Hint, string Href)
{
    /// <summary>Where the words stand in it.</summary>
    public IReadOnlyList<FoundPiece> Excerpt { get; init; } = [];
}

/// <summary>Looks for words or a number in everything the reader may see, and for pages by their names: <c>#</c> asks for numbers only, <c>@</c> for people only.</summary>
public sealed class FindAnything(CollegiumDb db, DeskDoor desk, MembersDoor members, ClientNames clients, TreasuryDoor treasury, KnownPages pages)
{
    private const int Each = 8;
    private const int Longest = 100;

    public async Task<IReadOnlyList<Found>> Run(string? asked)
    {
        var words = (asked ?? "").Trim();
        if (words.Length is 0 or > Longest)
        {
            return [];
        }

        var (numbers, people) = (words[0] == '#', words[0] == '@');
        words = words.TrimStart('#', '@').Trim();
        var found = new List<Found>();
        if (words.Length > 1 && !people && !numbers)
        {
            found.AddRange(pages.Called(words, db.Actor).Take(Each).Select(p => new Found(p.Name, "page", p.Href)));
        }

        if (words.Length > 0 && !people)
        {
            found.AddRange(await Requests(words));
            found.AddRange(await Invoices(words));
        }

        if (words.Length > 0 && !numbers)
        {
            found.AddRange(await People(words));
        }

        return found;
    }

    private async Task<IEnumerable<Found>> Requests(string words)
    {
        var room = db.Actor.IsOfficer ? "requests" : db.Actor.Is(Roles.Practitioner) ? "work" : "mine";
        return (await desk.Search(words, Each)).Select(r => new Found(
            string.Create(CultureInfo.InvariantCulture, $"{r.Number} {r.Headline}"), r.Client is { } client && room != "mine" ? $"request of {client}" : "request",
            string.Create(CultureInfo.InvariantCulture, $"/{room}/{r.Number}")) { Excerpt = r.Excerpt });
    }

    private async Task<IEnumerable<Found>> Invoices(string words) =>
        !db.Actor.Is(Roles.Treasurer | Roles.Administrator | Roles.Steward | Roles.Client) || !words.Any(char.IsAsciiDigit) ? []
        : (await treasury.InvoicesLike(words, Each)).Select(i => new Found($"Invoice {i.Number}, {i.Client.Name}", "invoice", $"/invoices/{i.Number}"));

    private async Task<IEnumerable<Found>> People(string words)
    {
        var found = new List<Found>();
        if (db.Actor.IsOfficer)
        {
            found.AddRange((await clients.Of(db)).Where(c => Has(c.Value, words)).OrderBy(c => c.Value, StringComparer.Ordinal).Take(Each)
                .Select(c => new Found(c.Value, "client", $"/clients/{c.Key}")));
        }

        if (db.Actor.IsOfficer || db.Actor.Is(Roles.Practitioner))
        {
            var roster = await members.Roster();
            found.AddRange(roster.Practices.Values.Where(p => p.Standing is not (Standing.Applicant or Standing.Declined) && Has(p.Name, words)).Take(Each).Select(p => new Found(p.Name, "practice", $"/members/{p.Id}")));
            found.AddRange(roster.People.Values.Where(p => Has(p.Name, words)).Take(Each)
                .Select(p => new Found(p.Name, roster.Practices[p.Practice].Name, $"/members/{p.Practice}")));
        }

        return found;
    }

    private static bool Has(string name, string words) => name.Contains(words, StringComparison.OrdinalIgnoreCase);
}
