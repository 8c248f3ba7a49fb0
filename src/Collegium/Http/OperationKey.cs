using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Collegium.Identity;

namespace Collegium.Http;

/// <summary>
/// Who sent which operation id with what. The id, together with a program's key where one was sent, is the secret under which
/// the contents are hashed and the answer is sealed; the database has neither. So whoever holds the database can't try out
/// what was sent, even if there are only three things to send, and can't read a private link or a receipt that was answered.
/// </summary>
public sealed class OperationKey
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HalfBytes = 16;
    private const byte Packed = 1;

    // Answers are a few thousand characters: more effort, or room for a longer text, costs more time than it saves.
    private const int Quality = 1;
    private const int WindowBits = 16;

    private readonly byte[] _seal;

    public OperationKey(string who, string id, ReadOnlySpan<byte> contents, string bearer = "")
    {
        var secret = Encoding.UTF8.GetBytes($"{id}\n{bearer}");
        (Who, Key) = (who, Secret.Hash(id));
        var sent = HMACSHA256.HashData(Derived(secret, "what was sent"u8), contents);
        var with = HMACSHA256.HashData(Derived(Encoding.UTF8.GetBytes(id), "with which key"u8), Encoding.UTF8.GetBytes(bearer));
        RequestHash = Convert.ToHexStringLower([.. sent.AsSpan(0, HalfBytes), .. with.AsSpan(0, HalfBytes)]);
        _seal = Derived(secret, "what was answered"u8);
    }

    public string Who { get; }

    /// <summary>The id's hash.</summary>
    public string Key { get; }

    /// <summary>One half of what was sent, the other of the program's key it was sent with.</summary>
    public string RequestHash { get; }

    /// <summary>Whether an answer was sealed for the same program's key; without it, nothing opens.</summary>
    public bool IsSealedFor(string requestHash) => requestHash[^(HalfBytes * 2)..] == RequestHash[^(HalfBytes * 2)..];

    public string Seal(string answer)
    {
        var (nonce, tag, text) = (RandomNumberGenerator.GetBytes(NonceBytes), new byte[TagBytes], Pack(answer));
        var kept = new byte[text.Length];
        using var aes = new AesGcm(_seal, TagBytes);
        aes.Encrypt(nonce, text, kept, tag);
        return Convert.ToBase64String([.. nonce, .. tag, .. kept]);
    }

    public string Open(string seal)
    {
        var bytes = Convert.FromBase64String(seal);
        var text = new byte[bytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_seal, TagBytes);
        aes.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes + TagBytes), bytes.AsSpan(NonceBytes, TagBytes), text);
        return Unpack(text);
    }

    /// <summary>What is sealed can't be made smaller afterwards. No text begins with the byte that marks it.</summary>
    private static byte[] Pack(string answer)
    {
        var text = Encoding.UTF8.GetBytes(answer);
        var kept = new byte[1 + BrotliEncoder.GetMaxCompressedLength(text.Length)];
        kept[0] = Packed;
        return BrotliEncoder.TryCompress(text, kept.AsSpan(1), out var length, Quality, WindowBits) ? kept[..(1 + length)] : text;
    }

    private static string Unpack(byte[] kept)
    {
        if (kept is not [Packed, ..])
        {
            return Encoding.UTF8.GetString(kept);
        }

        using var text = new StreamReader(new BrotliStream(new MemoryStream(kept, 1, kept.Length - 1), CompressionMode.Decompress), Encoding.UTF8);
        return text.ReadToEnd();
    }

    private static byte[] Derived(byte[] secret, ReadOnlySpan<byte> use)
    {
        var key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, [], use);
        return key;
    }
}
