using System.Text;
using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Collegium.Tests.House;

/// <summary>A refusal where it is written: its code, and the words its sentence is put together from.</summary>
internal sealed record WrittenRefusal(string Path, string Code, IReadOnlyList<string> Words);

/// <summary>A no that was really given: what was done, and what was answered.</summary>
internal sealed record Heard(string Code, int Status, string Sentence, string How);

/// <summary>Finds every refusal the source makes, also those made in passing, in a switch or on a page.</summary>
internal static partial class RefusalSource
{
    public static IReadOnlyList<WrittenRefusal> In(Building building) =>
        [.. building.Source.Where(s => s.Path.StartsWith("src/Collegium/", StringComparison.Ordinal) && s.Name != nameof(Refusal)).SelectMany(Of)];

    /// <summary>Words written but never said by a refusal of that code.</summary>
    public static IEnumerable<string> Unheard(IEnumerable<WrittenRefusal> written, IReadOnlyCollection<Heard> heard) =>
        from one in written
        from words in one.Words.Where(w => w.Any(char.IsLetter)).DefaultIfEmpty("")
        where !heard.Any(h => h.Code == one.Code && h.Sentence.Contains(words, StringComparison.Ordinal))
        select $"{one.Path}: {one.Code}: nothing provokes “{words.Trim()}”";

    /// <summary>How many refusals the compiler saw made; the text must show as many.</summary>
    public static int Compiled(Building building) => (
        from type in building.Types
        where type.FullName != "Collegium.Refusal"
        from method in type.Methods.Where(m => m.HasBody)
        from step in method.Body.Instructions
        where step.Operand is MethodReference { DeclaringType.FullName: "Collegium.Refusal", Name: ".ctor" or "Missing" or "NotAllowed" }
            or MethodReference { DeclaringType.FullName: "Collegium.Start.CommandLine", Name: "Wrong" }
        select step).Count();

    private static IEnumerable<WrittenRefusal> Of(Sheet sheet)
    {
        foreach (Match made in Making().Matches(sheet.Text))
        {
            var given = Arguments(sheet.Text, made.Index + made.Length);
            var (code, words) = made.Groups["how"].Value switch
            {
                "Missing" => ($"{given[0][0]}.missing", []),
                "NotAllowed" => ("actor.not-allowed", [.. given[0], .. given[1]]),
                "Wrong" => ("command.wrong", given[0]),
                _ => (string.Concat(given[0]), given.Count > 1 ? given[1] : []),
            };
            yield return new WrittenRefusal(sheet.Path, code, words);
        }
    }

    /// <summary>The words in each argument of a call, also those inside the holes of a text.</summary>
    private static List<List<string>> Arguments(string text, int at)
    {
        List<List<string>> all = [[]];
        Walk(text, at, all);
        return all;
    }

    private static int Walk(string text, int at, List<List<string>> into)
    {
        for (var depth = 0; ; at++)
        {
            switch (text[at])
            {
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}' when depth-- == 0:
                    return at;
                case ',' when depth == 0:
                    into.Add([]);
                    break;
                case '\'':
                    at = text.IndexOf('\'', at + 2);
                    break;
                case '"':
                    at = Literal(text, at, text[at - 1] == '$', into[^1]);
                    break;
            }
        }
    }

    private static int Literal(string text, int at, bool holes, List<string> words)
    {
        var piece = new StringBuilder();
        for (at++; text[at] != '"'; at++)
        {
            if (holes && text[at] == '{' && text[at + 1] != '{')
            {
                words.Add(piece.ToString());
                piece.Clear();
                List<List<string>> inside = [[]];
                at = Walk(text, at + 1, inside);
                words.AddRange(inside.SelectMany(i => i));
                continue;
            }

            piece.Append(text[at] == '\\' || (holes && text[at] is '{' or '}') ? text[++at] : text[at]);
        }

        words.Add(piece.ToString());
        return at;
    }

    [GeneratedRegex("""\bnew(?:\s+Refusal\s*\(|\s*\((?=\s*\$?"[a-z-]+\.[a-z-]+"))|\bRefusal\.(?<how>Missing|NotAllowed)\(|(?<=CommandLine\.)(?<how>Wrong)\(|(?<==> |return )(?<how>Wrong)\((?=\$?")""")]
    private static partial Regex Making();
}
