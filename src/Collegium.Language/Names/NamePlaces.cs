using System.Globalization;

namespace Collegium.Language;

/// <summary>The words of one text, and what the places around them say of a name.</summary>
internal sealed class NamePlaces(string text, List<NameToken> tokens)
{
    /// <summary>How far behind the verb the kind of thing is looked for.</summary>
    private const int Reach = 14;
    private const int LongestUnlisted = 4;

    private static readonly HashSet<string> Things =
    [
        "platform", "software", "tool", "app", "application", "suite", "product", "device", "appliance", "firewall", "firewalls", "router", "database",
        "framework", "library", "plugin", "add-in", "server", "client", "api", "sdk", "technology", "ledger", "solution", "solutions", "storage",
        "authenticator", "scheduling", "automation", "monitoring", "encryption", "virtualization", "backup", "dashboard", "integration", "crm", "erp",
    ];

    private static readonly HashSet<string> Marks =
    [
        "technology", "api", "software", "app", "sdk", "appliance", "firewall", "firewalls", "plugin", "console", "series", "adc", "server", "cli",
        "router", "routers", "add-in", "agent",
    ];

    private static readonly HashSet<string> Verbs =
    [
        "provides", "offers", "includes", "enables", "allows", "integrates", "supports", "lets", "delivers", "gives", "brings", "combines", "automates", "helps",
        "runs", "features", "protects", "manages", "simplifies", "scales", "ships",
    ];

    private static readonly HashSet<string> Openers = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "this", "that", "these", "those", "it", "its", "our", "your", "their", "his", "her", "my", "we", "you", "they", "he", "she", "i", "a", "an", "each",
        "every", "all", "any", "some", "no", "one", "there", "here", "what", "which", "who", "how", "why", "when", "where", "if", "as", "in", "on", "at", "by",
        "for", "from", "with", "to", "of", "and", "or", "but", "also", "not", "only", "another", "other", "both", "such", "is", "are", "can", "hosted", "free", "new",
        "cloud", "digital", "mobile", "data", "business", "customer", "service", "network", "email", "phone", "internet", "online", "remote", "local", "web", "it's",
    };

    public int Count => tokens.Count;

    public bool Opens(int i) => tokens[i].Opens;

    public bool Capital(int i) => NameForms.Capital(Word(i));

    public bool SameSentence(int a, int b) => tokens[a].Sentence == tokens[b].Sentence;

    public string Words(int first, int count) => count == 1
        ? Word(first).ToString()
        : string.Join(' ', Enumerable.Range(first, count).Select(i => Word(i).ToString()));

    public FoundName Found(NameCandidate one)
    {
        var last = one.First + one.Count - 1;
        var (start, end) = (tokens[one.First].Start, tokens[last].Start + Word(last).Length);
        return new(text[start..end], start, end - start, one.Known);
    }

    /// <summary>How many words follow one another here with nothing but one space between.</summary>
    public int Run(int first)
    {
        var count = 1;
        while (first + count < tokens.Count && tokens[first + count].Start == tokens[first + count - 1].End + 1
            && text[tokens[first + count].Start - 1] == ' ')
            count++;
        return count;
    }

    /// <summary>A number stands right before: "3 PM", "20 GB".</summary>
    public bool AfterNumber(int i) => i > 0 && char.IsDigit(Word(i - 1)[^1]) && SameSentence(i, i - 1);

    /// <summary>A version follows: Office 2019, Access 16.</summary>
    public bool Versioned(int first, int count) => first + count < tokens.Count && Run(first) > count
        && Word(first + count) is var next && double.TryParse(next, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && (number is >= 2000 and < 2100 || next.Contains('.')) && tokens[first].Opens is false;

    /// <summary>A word not in the dictionary that is a name by its form, or by what is said of it.</summary>
    public NameCandidate? Unlisted(int first)
    {
        if (NameForms.InnerCapital(Word(first)) || NameForms.Model(Word(first)))
            return new(first, 1, null, Sure: true, Plausible: true);
        if (!Capital(first) || char.IsDigit(Word(first)[0]) || Openers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Word(first)))
            return null;
        var count = 1;
        for (var most = Math.Min(LongestUnlisted, Run(first)); count < most && Capital(first + count);)
            count++;
        return Acts(first, count) ? new(first, count, null, Sure: true, Plausible: true)
            : Marked(first) ? new(first, 1, null, Sure: true, Plausible: true)
            : null;
    }

    /// <summary>It opens the sentence and does what products do: "X provides a … platform", "X is a … device".</summary>
    public bool Acts(int first, int count)
    {
        var verb = first + count;
        if (!Opens(first) || verb >= tokens.Count || !SameSentence(first, verb) || (count == 1 && NameForms.Everyday(Word(first))))
            return false;
        var said = Lower(verb);
        if (said is "is" && verb + 1 < tokens.Count && Lower(verb + 1) is "a" or "an")
            return Thing(verb + 2);
        return Verbs.Contains(said) && Thing(verb + 1);
    }

    /// <summary>A kind of thing follows at once, and something other than an everyday word goes before: "the Alteon ADC", "VACMAN API".</summary>
    private bool Marked(int first)
    {
        var word = Word(first);
        return first + 1 < tokens.Count && Run(first) > 1 && Marks.Contains(Lower(first + 1))
            && !Opens(first) && word.Length > 3 && !NameForms.Everyday(word);
    }

    /// <summary>Its abbreviation in brackets behind it: "Citrix Virtual Apps and Desktops (CVAD)".</summary>
    public IEnumerable<NameCandidate> Abbreviated(NameCandidate name)
    {
        var next = name.First + name.Count;
        if (name.Count > 1 && next < tokens.Count && text.AsSpan(tokens[next - 1].End).StartsWith(" (") && tokens[next].Start == tokens[next - 1].End + 2
            && Word(next) is { Length: > 1 } word && word[0] == Word(name.First)[0] && !word.ContainsAnyExceptInRange('A', 'Z'))
            yield return new(next, 1, name.Known, Sure: true, Plausible: true);
    }

    private bool Thing(int from)
    {
        for (var i = from; i < Math.Min(from + Reach, tokens.Count) && SameSentence(i, from); i++)
            if (Things.Contains(Lower(i)))
                return true;
        return false;
    }

    private ReadOnlySpan<char> Word(int i)
    {
        var word = text.AsSpan(tokens[i].Start, tokens[i].Length);
        return word.EndsWith("'s") || word.EndsWith("\u2019s") ? word[..^2] : word;
    }

    private string Lower(int i) => Word(i).ToString().ToLowerInvariant();
}
