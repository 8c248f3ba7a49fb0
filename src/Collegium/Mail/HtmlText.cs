using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Collegium.Mail;

/// <summary>The words of a mail that came as HTML only: lines where it had them, no markup, nothing hidden in scripts and styles.</summary>
public static partial class HtmlText
{
    public static string Of(string html)
    {
        if (html.Length == 0)
        {
            return "";
        }

        var text = new StringBuilder(html.Length);
        string? inside = null;
        var at = 0;
        foreach (Match tag in Tags().Matches(html))
        {
            if (inside is null)
            {
                text.Append(Blanks().Replace(html[at..tag.Index], " "));
            }

            at = tag.Index + tag.Length;
            var name = tag.Groups["name"].Value.ToLowerInvariant();
            var ends = tag.Groups["end"].Success;
            if (inside is null ? !ends && name is "script" or "style" or "title" : ends && name == inside)
            {
                inside = inside is null ? name : null;
            }
            else if (inside is null)
            {
                text.Append(Break(name, ends));
            }
        }

        if (inside is null)
        {
            text.Append(Blanks().Replace(html[at..], " "));
        }

        return Lines().Replace(Edges().Replace(WebUtility.HtmlDecode(text.ToString()).Replace('\u00A0', ' '), "\n"), "\n\n").Trim();
    }

    private static string Break(string name, bool ends) => name switch
    {
        "br" => "\n",
        "p" or "h1" or "h2" or "h3" or "table" or "ul" or "ol" => "\n\n",
        "div" or "tr" or "blockquote" => "\n",
        "li" => ends ? "" : "\n- ",
        "td" or "th" => " ",
        _ => "",
    };

    [GeneratedRegex("<!--.*?-->|<(?<end>/)?(?<name>[a-zA-Z][a-zA-Z0-9]*)[^<>]*>|<![^<>]*>", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[ \t]*\n[ \t]*")]
    private static partial Regex Edges();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Lines();
}
