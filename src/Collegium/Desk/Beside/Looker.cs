using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Beside;

/// <summary>Somebody of the desk has a request open. A row, so that two nodes know the same; forgotten a moment after the page is closed.</summary>
internal sealed class Looker : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required Guid LoginId { get; init; }

    public required string Name { get; set; }

    public DateTime SeenAt { get; set; }

    public DateTime? WroteAt { get; set; }
}

internal sealed class LookerTables : IEntityTypeConfiguration<Looker>
{
    public void Configure(EntityTypeBuilder<Looker> table)
    {
        table.ToTable("desk_lookers");
        table.HasKey(l => l.Id);
        table.HasIndex(l => new { l.RequestId, l.LoginId }).IsUnique();
        table.HasIndex(l => l.SeenAt);
    }
}

/// <summary>Who else has the request open, in a sentence, and notes that one is here oneself.</summary>
internal sealed class Lookers(CollegiumDb db, TimeProvider clock)
{
    /// <summary>An open page says every ten seconds that it is there; one that missed three is closed.</summary>
    private static readonly TimeSpan Here = TimeSpan.FromSeconds(35);

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public async Task<Result<string>> Look(Guid request, bool writing)
    {
        var (now, me) = (clock.Now(), db.Actor.Login ?? Guid.Empty);
        var old = now - Kept;
        await db.Set<Looker>().Where(l => l.SeenAt < old).ExecuteDeleteAsync();
        if (await db.Set<Looker>().SingleOrDefaultAsync(l => l.RequestId == request && l.LoginId == me) is not { } own)
        {
            db.Add(own = new Looker { Id = clock.NewId(), RequestId = request, LoginId = me, Name = db.Actor.Name });
        }

        (own.Name, own.SeenAt, own.WroteAt) = (db.Actor.Name, now, writing ? now : own.WroteAt);
        return await Others(request);
    }

    /// <summary>Empty where one is alone.</summary>
    public async Task<string> Others(Guid request)
    {
        var (since, me) = (clock.Now() - Here, db.Actor.Login ?? Guid.Empty);
        var others = await db.Set<Looker>().AsNoTracking().Where(l => l.RequestId == request && l.LoginId != me && l.SeenAt > since).OrderBy(l => l.Name).ToListAsync();
        return Sentence([.. others.Select(o => (o.Name, o.WroteAt > since))]);
    }

    public static string Sentence(IReadOnlyList<(string Name, bool Writes)> others)
    {
        string[] writing = [.. others.Where(o => o.Writes).Select(o => o.Name)], looking = [.. others.Where(o => !o.Writes).Select(o => o.Name)];
        return (writing.Length, looking.Length) switch
        {
            (0, 0) => "",
            (0, _) => $"{And(looking)} {(looking.Length == 1 ? "is" : "are")} looking at this too.",
            (_, 0) => $"{And(writing)} {(writing.Length == 1 ? "is" : "are")} looking at this too, and writing.",
            _ => $"{And(writing)} {(writing.Length == 1 ? "is" : "are")} writing here; {And(looking)} {(looking.Length == 1 ? "is" : "are")} looking at this too.",
        };
    }

    private static string And(string[] names) => names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
