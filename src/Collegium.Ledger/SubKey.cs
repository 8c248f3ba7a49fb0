using System.Buffers;
using System.Text;

namespace Collegium.Ledger;

/// <summary>What may stand between the marks of <see cref="PostedEntry.CanonicalText"/> without being taken for one.</summary>
public static class SubKey
{
    /// <summary>The most UTF-16 units a sub-ledger key or an operation's key may have.</summary>
    public const int MaxLength = 200;

    private static readonly SearchValues<char> KindLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");

    /// <summary>
    /// Whether a text can be a sub-ledger's key: at most <see cref="MaxLength"/> units, no colon, semicolon, control
    /// character or broken surrogate. Empty is fine; a bar may join two keys (<c>member|invoice</c>).
    /// </summary>
    public static bool IsValid(string? sub) => IsPlain(sub) && !sub!.AsSpan().ContainsAny(':', ';');

    internal static bool IsKind(string? kind) =>
        kind is { Length: > 0 and <= 60 } && !kind.AsSpan().ContainsAnyExcept(KindLetters);

    internal static bool IsOperationKey(string? key) => IsPlain(key) && key!.Length > 0 && !key.Contains('|', StringComparison.Ordinal);

    private static bool IsPlain(string? text)
    {
        if (text is null || text.Length > MaxLength) return false;
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var units) != OperationStatus.Done || Rune.IsControl(rune)) return false;
            rest = rest[units..];
        }
        return true;
    }
}
