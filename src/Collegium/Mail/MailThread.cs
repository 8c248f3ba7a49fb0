using System.Security.Cryptography;
using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Mail;

/// <summary>What we write with one reader about one thing; answers find back to it by the secret in the address they go to.</summary>
public sealed class MailThread : Chaptered
{
    public required Guid Id { get; init; }

    /// <summary>The request it is about.</summary>
    public required Guid About { get; init; }

    /// <summary>The reader's address, lower case.</summary>
    public required string Address { get; init; }

    /// <summary>Stands in the address answers go to; lower case, since mail servers fold addresses. Whoever has it was written to.</summary>
    public required string AnswerCode { get; init; }

    /// <summary>The name of the last mail the reader sent, for our next to answer it.</summary>
    public string? LastHeard { get; set; }
}

internal sealed class MailThreadTables : IEntityTypeConfiguration<MailThread>
{
    public void Configure(EntityTypeBuilder<MailThread> table)
    {
        table.ToTable("mail_threads");
        table.HasKey(t => t.Id);
        table.HasIndex(t => new { t.ChapterId, t.About, t.Address }).IsUnique();
        table.HasIndex(t => new { t.ChapterId, t.AnswerCode }).IsUnique();
        table.Property(t => t.AnswerCode).HasMaxLength(40);
    }
}

/// <summary>Finds or opens conversations in the write under way.</summary>
public sealed class MailThreads(CollegiumDb db, TimeProvider clock)
{
    private const int CodeBytes = 16;

    private static readonly EachEngine<Func<CollegiumDb, Guid, IAsyncEnumerable<MailThread>>> Known = new(() => EF.CompileAsyncQuery(
        (CollegiumDb db, Guid about) => db.Set<MailThread>().AsTracking().Where(t => t.About == about).AsQueryable()));

    /// <summary>All conversations of what was written about: its letters go to several at once.</summary>
    private readonly Dictionary<Guid, List<MailThread>> _open = [];
    private int _undone = db.Undone;

    /// <summary>Reads the conversations about several things at once, for letters that go on with them; nothing is to be noted in these.</summary>
    public async Task Prepare(IReadOnlyCollection<Guid> about)
    {
        var read = about.Count == 0 ? [] : await db.Set<MailThread>().AsNoTracking().Where(t => about.Contains(t.About)).ToListAsync();
        foreach (var id in about)
        {
            _open[id] = read.FindAll(t => t.About == id);
        }
    }

    public async Task<MailThread> Of(Guid about, string address)
    {
        var key = address.Trim().ToLowerInvariant();
        if (_undone != db.Undone)
        {
            _open.Clear();
            _undone = db.Undone;
        }

        if (!_open.TryGetValue(about, out var open))
        {
            _open[about] = open = await Known.On(db)(db, about).ToListAsync();
        }

        if (open.Find(t => t.Address == key) is not { } thread)
        {
            thread = new MailThread
            {
                Id = clock.NewId(),
                About = about,
                Address = key,
                AnswerCode = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CodeBytes)),
            };
            db.Add(thread);
            open.Add(thread);
        }

        return thread;
    }

    /// <summary>The conversation a mail belongs to: by the address it was sent to, or by the name of ours that it answers.</summary>
    public async Task<MailThread?> Answered(IncomingMail mail)
    {
        foreach (var code in mail.AnswerCodes)
        {
            if (await db.Set<MailThread>().SingleOrDefaultAsync(t => t.AnswerCode == code) is { } addressed)
            {
                return addressed;
            }
        }

        foreach (var name in mail.Answers)
        {
            if (Envelope.ThreadOf(name) is { } thread && await db.Set<MailThread>().SingleOrDefaultAsync(t => t.Id == thread) is { } root)
            {
                return root;
            }

            if (Envelope.MailOf(name) is { } id
                && await db.Set<MailMessage>().Where(m => m.Id == id).Select(m => m.ThreadId).SingleOrDefaultAsync() is { } of)
            {
                return await db.Set<MailThread>().SingleOrDefaultAsync(t => t.Id == of);
            }
        }

        return null;
    }
}
