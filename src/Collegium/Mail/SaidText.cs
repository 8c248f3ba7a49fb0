using System.Text.RegularExpressions;

namespace Collegium.Mail;

/// <summary>What somebody said in a mail, without what they quoted and how they signed. The mail itself is kept whole.</summary>
public static partial class SaidText
{
    public static string Of(IncomingMail mail)
    {
        var text = (mail.IsAnswer && mail.Stripped is { } stripped ? stripped : mail.Text).ReplaceLineEndings("\n");
        var said = string.Join('\n', Kept(text.Split('\n'), mail.IsAnswer)).Trim();
        return said.Length > 0 ? said : text.Trim();
    }

    private static IEnumerable<string> Kept(string[] lines, bool answer)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line is "-- " or "--" || Sent().IsMatch(line) || (answer && (Older().IsMatch(line) || IsHeading(lines, i))))
            {
                yield break;
            }

            if (answer && line.StartsWith('>'))
            {
                continue;
            }

            if (answer && Introduces(lines, i, out var until))
            {
                i = until;
                continue;
            }

            yield return line;
        }
    }

    /// <summary>“On Tue, Dana wrote:”, on one line or broken over two, before what it quotes.</summary>
    private static bool Introduces(string[] lines, int at, out int until)
    {
        until = at;
        if (Wrote().IsMatch(lines[at]))
        {
            return true;
        }

        until = at + 1;
        return until < lines.Length && Begins().IsMatch(lines[at]) && Wrote().IsMatch($"{lines[at]} {lines[until]}");
    }

    /// <summary>The block of From, Sent, To and Subject that some programs put over the mail they answer.</summary>
    private static bool IsHeading(string[] lines, int at) =>
        HeadingLine().IsMatch(lines[at]) && lines.Skip(at + 1).Take(4).Count(l => HeadingLine().IsMatch(l)) >= 2;

    [GeneratedRegex(@"^\s*(On|Am|Le|El)\s.{4,200}\s(wrote|schrieb.*|a écrit|escribió)\s?:\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Wrote();

    [GeneratedRegex(@"^\s*(On|Am|Le|El)\s.{4,}", RegexOptions.IgnoreCase)]
    private static partial Regex Begins();

    [GeneratedRegex(@"^\s*-{2,}\s*(Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original)\s*-{2,}|^_{20,}\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Older();

    [GeneratedRegex(@"^\s*\*?(From|Sent|To|Date|Subject|Von|Gesendet|An|Betreff|De|Para|Asunto)\s?:\*?\s", RegexOptions.IgnoreCase)]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^\s*(Sent from my |Von meinem .* gesendet|Envoyé de mon |Get Outlook for )", RegexOptions.IgnoreCase)]
    private static partial Regex Sent();
}
