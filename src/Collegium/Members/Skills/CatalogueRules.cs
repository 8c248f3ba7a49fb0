using Collegium.Database;
using Collegium.Language;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Skills;

/// <summary>What holds for every skill of the catalogue, whoever adds or rewords it.</summary>
internal sealed class CatalogueRules(CollegiumDb db)
{
    private const int LongestWord = 40;

    private static readonly NameBook Products = new(WellKnownNames.All);

    public static readonly Refusal NotYours = Refusal.NotAllowed("change the catalogue of skills", "The steward does.");

    public static readonly Refusal NoName = new("skill.no-name", "Write a name of 3 to 60 characters, as a client would say it.", Field: "name");

    public static Refusal Product(string name) => new(
        "skill.product", $"“{name}” is a product or a firm. Name what one can do with it, such as “Mail” or “Accounting programs”; product names may stand among the words that clients use.", Field: "name");

    public static Refusal NameTaken(string name) => new(
        "skill.name-taken", $"“{name}” stands in the catalogue already. Add its words to that one, or choose another name.", Field: "name");

    public static readonly Refusal NoGroup = new("skill.no-group", "Write under which heading it stands, in 3 to 40 characters.", Field: "group");

    public static readonly Refusal LongQuestion = new("skill.long-question", "Ask the client in 200 characters or fewer.", Field: "question");

    public static Refusal BadWord(string word) => new(
        "synonym.wrong", $"“{word}” can’t be read in a client’s words. Write letters and figures, up to four words together and {LongestWord} characters.", Field: "words");

    public static Refusal WordTaken(string word, string skill) => new(
        "synonym.taken", $"“{word}” speaks for “{skill}” already. Take it off there first, or choose another.", Field: "words");

    public bool May => db.Actor.Is(Roles.Steward | Roles.House);

    /// <summary>Held until the write ends.</summary>
    public async Task<Skill?> Find(string? code) => (await db.HeldSkills(code)).SingleOrDefault();

    /// <summary>Name, heading and question of a skill, whatever else it is called by now.</summary>
    public async Task<Refusal?> Wrong(string name, string group, string question, string? code)
    {
        if (name.Length is < 3 or > 60)
        {
            return NoName;
        }

        if (ProductIn(name) is { } product)
        {
            return Product(product);
        }

        var names = await db.Set<Skill>().Where(s => s.Code != code).Select(s => s.Name).ToListAsync();
        return names.Find(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)) is { } taken ? NameTaken(taken)
            : group.Length is < 3 or > 40 ? NoGroup
            : question.Length > 200 ? LongQuestion : null;
    }

    /// <summary>Words a client may say, new to this skill and spoken for by no other.</summary>
    public async Task<Result<IReadOnlyList<string>>> Words(IEnumerable<string> typed, string? code)
    {
        string[] words = [.. typed.Select(Clean).Where(w => w.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (Array.Find(words, w => !IsWord(w)) is { } bad)
        {
            return BadWord(bad);
        }

        var others = await db.Set<Skill>().AsNoTracking().Where(s => s.Code != code && s.RetiredAt == null).OrderBy(s => s.Name).ToListAsync();
        foreach (var word in words)
        {
            if (others.Find(s => s.Speaks(word)) is { } other)
            {
                return WordTaken(word, other.Name);
            }
        }

        return words;
    }

    public static string Clean(string? typed) => string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsWord(string word) =>
        word.Length is >= 2 and <= LongestWord && word.Split(' ').Length <= 4 && word.Any(char.IsLetter) && word.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '\'' or '’' or '.' or '&' or '/');

    /// <summary>As it would stand amid a sentence, each word with a capital, so that a small letter hides no name.</summary>
    private static string? ProductIn(string name)
    {
        var capitals = string.Join(' ', name.Split(' ').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        return Products.Find($"They work with {name}.").Concat(Products.Find($"They work with {capitals}.").Where(f => f.Known is not null)).Select(f => f.Name).FirstOrDefault();
    }
}
