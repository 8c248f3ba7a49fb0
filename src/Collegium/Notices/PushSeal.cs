using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Collegium.Notices;

/// <summary>Closes a message so that only the browser it is for can read it, and no push server on the way (RFC 8291, in the form of RFC 8188).</summary>
public static class PushSeal
{
    public const int KeyLength = 65;
    public const int AuthLength = 16;

    private const int RecordSize = 4096;

    /// <summary>y² = x³ − 3x + b over the integers modulo this, the curve P-256.</summary>
    private static readonly BigInteger Prime = Whole(Convert.FromHexString("FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF"));

    private static readonly BigInteger Offset = Whole(Convert.FromHexString("5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B"));

    /// <summary>What goes over the wire: a fresh key and salt each time.</summary>
    public static byte[] Close(byte[] words, byte[] theirs, byte[] auth)
    {
        using var ours = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Close(words, theirs, auth, ours, RandomNumberGenerator.GetBytes(16));
    }

    /// <param name="words">The message.</param>
    /// <param name="theirs">The browser's public key, uncompressed.</param>
    /// <param name="auth">The browser's secret.</param>
    /// <param name="ours">A key used once.</param>
    /// <param name="salt">16 bytes used once.</param>
    public static byte[] Close(byte[] words, byte[] theirs, byte[] auth, ECDiffieHellman ours, byte[] salt)
    {
        var mine = Point(ours.ExportParameters(includePrivateParameters: false).Q);
        using var their = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = Point(theirs) });
        var shared = ours.DeriveRawSecretAgreement(their.PublicKey);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, auth, [.. Encoding.ASCII.GetBytes("WebPush: info\0"), .. theirs, .. mine]);
        var content = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 16, salt, Encoding.ASCII.GetBytes("Content-Encoding: aes128gcm\0"));
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 12, salt, Encoding.ASCII.GetBytes("Content-Encoding: nonce\0"));

        // One record, the last: a 2 behind the words says so.
        byte[] plain = [.. words, 2];
        var (closed, tag) = (new byte[plain.Length], new byte[16]);
        using var cipher = new AesGcm(content, tag.Length);
        cipher.Encrypt(nonce, plain, closed, tag);
        var size = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(size, RecordSize);
        return [.. salt, .. size, KeyLength, .. mine, .. closed, .. tag];
    }

    public static byte[] Point(ECPoint point) => [4, .. point.X!, .. point.Y!];

    public static ECPoint Point(byte[] bytes) => new() { X = bytes[1..33], Y = bytes[33..65] };

    /// <summary>Whether a browser could have made these: a point of the curve, and a secret.</summary>
    public static bool IsKey(byte[] theirs, byte[] auth)
    {
        if (theirs is not { Length: KeyLength } || theirs[0] != 4 || auth is not { Length: AuthLength })
        {
            return false;
        }

        var (x, y) = (Whole(theirs.AsSpan(1, 32)), Whole(theirs.AsSpan(33)));
        return x < Prime && y < Prime && (BigInteger.ModPow(y, 2, Prime) - (BigInteger.ModPow(x, 3, Prime) - (3 * x) + Offset)) % Prime == 0;
    }

    private static BigInteger Whole(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
