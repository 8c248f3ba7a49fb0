using System.Security.Cryptography;
using System.Text;

namespace Collegium.Http;

/// <summary>
/// Where a form led may be a private link. It is kept sealed by the form's operation id, of which the database has only a hash:
/// whoever sent the form is led there again, and nobody else can read it.
/// </summary>
internal static class SealedAddress
{
    public static string Seal(string operation, string address)
    {
        var (nonce, tag, text) = (RandomNumberGenerator.GetBytes(12), new byte[16], Encoding.UTF8.GetBytes(address));
        var kept = new byte[text.Length];
        using var aes = new AesGcm(Key(operation), tag.Length);
        aes.Encrypt(nonce, text, kept, tag);
        return Convert.ToBase64String([.. nonce, .. tag, .. kept]);
    }

    public static string Open(string operation, string seal)
    {
        var bytes = Convert.FromBase64String(seal);
        var text = new byte[bytes.Length - 28];
        using var aes = new AesGcm(Key(operation), 16);
        aes.Decrypt(bytes.AsSpan(0, 12), bytes.AsSpan(28), bytes.AsSpan(12, 16), text);
        return Encoding.UTF8.GetString(text);
    }

    private static byte[] Key(string operation) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(operation), 32, info: "where the form led"u8.ToArray());
}
