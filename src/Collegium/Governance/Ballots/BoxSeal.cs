using System.Security.Cryptography;
using System.Text;
using Collegium.Database;
using Microsoft.Data.Sqlite;

namespace Collegium.Governance.Ballots;

/// <summary>
/// Seals the box of an open ballot with a key the database does not have. A box is rewritten at each vote, and a database
/// keeps what it overwrote for a while, in its log and in dead rows: two states of an unsealed box differ by one paper.
/// The key is <c>COLLEGIUM_BALLOT_KEY</c>; without it a file beside the SQLite database. On PostgreSQL without that
/// setting there is no place of our own, and the box is not sealed; the ballot's page says so.
/// </summary>
internal sealed class BoxSeal(IConfiguration configuration, DatabaseAddress address)
{
    public const string Setting = "COLLEGIUM_BALLOT_KEY";

    private const int FewestLetters = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const byte Plain = 0;
    private const byte Locked = 1;

    private readonly Lazy<byte[]?> _key = new(() => Key(configuration[Setting], address.Connection));

    /// <summary>Whether the key lies outside the database.</summary>
    public bool KeyIsApart => _key.Value is not null;

    public byte[] Seal(Guid ballot, byte[] papers)
    {
        if (_key.Value is not { } key)
        {
            return [Plain, .. papers];
        }

        var (nonce, tag, kept) = (RandomNumberGenerator.GetBytes(NonceBytes), new byte[TagBytes], new byte[papers.Length]);
        using var aes = new AesGcm(Of(ballot, key), TagBytes);
        aes.Encrypt(nonce, papers, kept, tag);
        return [Locked, .. nonce, .. tag, .. kept];
    }

    /// <summary>The papers of an open ballot's box.</summary>
    public byte[] Open(BallotBox of)
    {
        var (ballot, box) = (of.Id, of.Sealed);
        if (box.Length == 0)
        {
            return [];
        }

        if (box[0] == Plain)
        {
            return box[1..];
        }

        var key = _key.Value ?? throw new InvalidOperationException($"This box was sealed with a key that is not here. Put {Setting} back.");
        var papers = new byte[box.Length - 1 - NonceBytes - TagBytes];
        using var aes = new AesGcm(Of(ballot, key), TagBytes);
        aes.Decrypt(box.AsSpan(1, NonceBytes), box.AsSpan(1 + NonceBytes + TagBytes), box.AsSpan(1 + NonceBytes, TagBytes), papers);
        return papers;
    }

    private static byte[] Of(Guid ballot, byte[] key) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: ballot.ToByteArray());

    private static byte[]? Key(string? setting, string connection)
    {
        if (!string.IsNullOrWhiteSpace(setting))
        {
            return setting.Trim().Length >= FewestLetters ? Encoding.UTF8.GetBytes(setting.Trim())
                : throw new InvalidOperationException($"{Setting} is shorter than {FewestLetters} characters.");
        }

        return DatabaseSetup.IsPostgres(connection) ? null : OnFile(new SqliteConnectionStringBuilder(connection).DataSource + ".ballot-key");
    }

    private static byte[] OnFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        var key = new byte[32];
        if (file.Length == key.Length)
        {
            file.ReadExactly(key);
            return key;
        }

        RandomNumberGenerator.Fill(key);
        file.Write(key);
        return key;
    }
}
