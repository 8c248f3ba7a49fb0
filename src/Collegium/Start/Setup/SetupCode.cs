using System.Security.Cryptography;
using System.Text;

namespace Collegium.Start.Setup;

/// <summary>
/// The word that lets somebody set up a fresh house: printed on the server's console, so that whoever founds the chapter is
/// whoever runs the machine. It lives in memory and ends with the set-up.
/// </summary>
public sealed class SetupCode
{
    private string? _code = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 10);

    public string Words => _code ?? "";

    public bool Fits(string? given) => _code is { } code && CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes((given ?? "").Trim().ToLowerInvariant()));

    public void End() => _code = null;
}
