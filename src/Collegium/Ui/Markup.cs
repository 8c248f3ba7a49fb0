using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace Collegium.Ui;

/// <summary>
/// Markup written as text, for lists so long that a part for each cell would cost more than reading them. What stands in
/// the string is markup; whatever is put into its holes is encoded.
/// </summary>
public sealed class Markup
{
    private readonly StringBuilder _text = new(8 * 1024);

    public void Add([InterpolatedStringHandlerArgument("")] ref Holes line) => line.Close();

    public int Length => _text.Length;

    /// <summary>What was written since it was last taken.</summary>
    public MarkupString Take()
    {
        var taken = new MarkupString(_text.ToString());
        _text.Clear();
        return taken;
    }

    [InterpolatedStringHandler]
    public readonly ref struct Holes(int literals, int holes, Markup into)
    {
        public void AppendLiteral(string markup) => into._text.Append(markup);

        public void AppendFormatted(string? words)
        {
            if (words is not null)
            {
                into._text.Append(HtmlEncoder.Default.Encode(words));
            }
        }

        public void AppendFormatted(int number) => into._text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{number}");

        internal void Close() => _ = (literals, holes);
    }
}
