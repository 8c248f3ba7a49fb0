using System.Security.Cryptography;
using System.Text;

namespace Collegium.Governance.Ballots;

/// <summary>
/// A voter's receipt: 80 random bits in four groups of four letters, told once. The box has only its hash, which holds the
/// ballot's id too; the first digits of that hash are the fingerprint the counted papers are listed by.
/// </summary>
internal static class Receipt
{
    private const int Letters = 16;

    /// <summary>Without I, L, O and U, which are read as others.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New()
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, Letters);
        return string.Join('-', letters.Chunk(4).Select(group => new string(group)));
    }

    /// <summary>Null when it can't be a receipt.</summary>
    public static byte[]? Hash(Guid ballot, string? receipt)
    {
        var letters = string.Concat((receipt ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)).Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return letters.Length == Letters && letters.All(Alphabet.Contains) ? SHA256.HashData([.. ballot.ToByteArray(), .. Encoding.ASCII.GetBytes(letters)]) : null;
    }

    public static string Fingerprint(byte[] hash)
    {
        var digits = Convert.ToHexStringLower(hash.AsSpan(0, 4));
        return $"{digits[..4]} {digits[4..]}";
    }
}
