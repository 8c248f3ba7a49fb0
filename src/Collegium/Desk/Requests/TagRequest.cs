using Collegium.Facts;

namespace Collegium.Desk.Requests;

/// <summary>The desk puts a word on a request to find it by, or takes it off. Clients and practices do not see it.</summary>
internal sealed class TagRequest(RequestParties parties, FactLog facts)
{
    private const int Most = 12;
    private const int Longest = 24;

    public static readonly Refusal Unreadable = new(
        "tag.unreadable", "Write the tag as a word or two of letters and numbers, at most 24 of them.", Field: "words");

    public static readonly Refusal TooMany = new("tag.too-many", "This request has 12 tags already, and more are no longer read. Take one off first.", Field: "words");

    public async Task<Result<Request>> Run(Guid request, string? tag, bool off = false)
    {
        if (await parties.OfSteward(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        if (Plain(tag) is not { } word)
        {
            return Unreadable;
        }

        var held = found.Value;
        var tags = Read(held.Tags);
        if (off ? !tags.Contains(word) : tags.Contains(word))
        {
            return held;
        }

        if (!off && tags.Count == Most)
        {
            return TooMany;
        }

        held.Tags = Write(off ? tags.Where(t => t != word) : tags.Append(word).Order(StringComparer.Ordinal));
        facts.Append("request.tagged", TellRequest.About(held), Sight.Officers, new { off });
        return held;
    }

    public static IReadOnlyList<string> Read(string tags) => tags.Split('|', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>As it is kept and looked for; null when it isn't a tag.</summary>
    public static string? Plain(string? tag)
    {
        var word = string.Join(' ', (tag ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return word.Length is > 0 and <= Longest && word.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-') ? word : null;
    }

    private static string Write(IEnumerable<string> tags) => string.Join('|', tags) is { Length: > 0 } joined ? $"|{joined}|" : "";
}
