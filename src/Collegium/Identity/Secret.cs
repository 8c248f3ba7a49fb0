using System.Security.Cryptography;
using System.Text;

namespace Collegium.Identity;

/// <summary>Random secrets that are handed out once and kept only as their hash.</summary>
public static class Secret
{
    /// <summary>256 random bits as URL-safe text.</summary>
    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    /// <summary>A six-digit code for reading out or typing.</summary>
    public static string NewCode() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>SHA-256 in hex. Enough for secrets of 256 bits; a code is only ever compared together with its link's row and tries.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
