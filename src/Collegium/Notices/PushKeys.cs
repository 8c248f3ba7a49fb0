using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Collegium.Database;
using Collegium.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Notices;

/// <summary>By which key push servers know this installation; there is one, made when it is first asked for.</summary>
internal sealed class PushKey
{
    public required int Id { get; init; }

    /// <summary>The private key, protected.</summary>
    public required string Kept { get; init; }
}

internal sealed class PushKeyTables : IEntityTypeConfiguration<PushKey>
{
    public void Configure(EntityTypeBuilder<PushKey> table)
    {
        table.ToTable("notice_push_keys");
        table.HasKey(k => k.Id);
        table.Property(k => k.Id).ValueGeneratedNever();
    }
}

/// <summary>Says who sends, to push servers (RFC 8292).</summary>
public sealed class PushKeys(IServiceScopeFactory scopes, IDataProtectionProvider protection, MailSettings mail, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    private readonly IDataProtector _protector = protection.CreateProtector("push");
    private volatile ECDsa? _key;

    /// <summary>What a browser asks for when somebody wants to be told on it.</summary>
    public async Task<string> Public() => Public(await Key());

    /// <summary>The line that goes with a call to this address.</summary>
    public async Task<string> Authorization(string address)
    {
        var key = await Key();
        var head = Part(new { typ = "JWT", alg = "ES256" });
        var body = Part(new { aud = new Uri(address).GetLeftPart(UriPartial.Authority), exp = (clock.GetUtcNow() + Lasts).ToUnixTimeSeconds(), sub = $"mailto:{mail.From}" });
        var signature = key.SignData(Encoding.ASCII.GetBytes($"{head}.{body}"), HashAlgorithmName.SHA256);
        return $"vapid t={head}.{body}.{Base64Url.EncodeToString(signature)}, k={Public(key)}";
    }

    public void Dispose() => _key?.Dispose();

    private static string Public(ECDsa key) => Base64Url.EncodeToString(PushSeal.Point(key.ExportParameters(includePrivateParameters: false).Q));

    private static string Part(object json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));

    private async Task<ECDsa> Key()
    {
        if (_key is { } known)
        {
            return known;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(Guid.Empty));
        var db = scope.ServiceProvider.GetRequiredService<CollegiumDb>();
        if (await Kept(db) is not { } kept)
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var secret = _protector.Protect(Convert.ToBase64String(made.ExportPkcs8PrivateKey()));
            // Two nodes may make one at once: the first stays.
            await scope.ServiceProvider.GetRequiredService<Writing>().Run<int>(async () =>
                await db.Database.ExecuteSqlAsync($"INSERT INTO notice_push_keys (id, kept) VALUES (1, {secret}) ON CONFLICT DO NOTHING"));
            kept = (await Kept(db))!;
        }

        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(_protector.Unprotect(kept)), out _);
        return _key = key;
    }

    private static Task<string?> Kept(CollegiumDb db) => db.Set<PushKey>().Where(k => k.Id == 1).Select(k => k.Kept).SingleOrDefaultAsync();
}
