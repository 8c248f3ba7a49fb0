using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance.Charters;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Governance;

/// <summary>What other modules may know of the chapter itself.</summary>
public sealed record ChapterCard(
    Guid Id, string Name, string ShortName, string Zone, string Currency, string Phone, string Mail, string Address, string City,
    double Latitude, double Longitude, bool Demo)
{
    /// <summary>False while it is being set up or its demo season is written: nobody is written to yet.</summary>
    public bool Open { get; init; }
}

/// <summary>What founders say of a new chapter.</summary>
public sealed record NewChapter(
    string Name, string ShortName, string Zone, string Currency, string Phone, string Mail, string Address, string City,
    double Latitude, double Longitude, bool Demo = false);

/// <summary>The door of Governance: the chapter and its charter.</summary>
public sealed class GovernanceDoor(CollegiumDb db, Here here, FactLog facts, ChapterCache cache, Chapters chapters, TimeProvider clock)
{
    /// <summary>Writes a chapter and its first charter, and enters it. It is not served yet.</summary>
    public Task<Result<Guid>> Found(NewChapter made, CharterRules rules) => new FoundChapter(db, here, facts, clock).Run(made, rules);

    /// <summary>From now on the chapter answers; call <see cref="Serve"/> after the commit.</summary>
    public async Task Open()
    {
        var chapter = await db.Set<Chapter>().SingleAsync(c => c.Id == db.Chapter);
        chapter.ReadyAt = clock.Now();
        facts.Append("chapter.opened", new("chapter", chapter.Id), Sight.Members);
    }

    /// <summary>Makes this process answer for the chapters the database holds.</summary>
    public Task Serve() => chapters.Load(db);

    public async Task<ChapterCard> Chapter() =>
        await cache.Card(db.Chapter, async () =>
        {
            var c = await db.Set<Chapter>().AsNoTracking().SingleAsync(c => c.Id == db.Chapter);
            return new ChapterCard(
                c.Id, c.Name, c.ShortName, c.Zone, c.Currency, c.Phone, c.Mail, c.Address, c.City, c.Latitude, c.Longitude, c.Demo)
            {
                Open = c.ReadyAt is not null,
            };
        });

    /// <summary>The rules of one charter, in force or not any more: what was begun under it is judged by it.</summary>
    public async Task<CharterRules> Rules(int number) =>
        await Rules() is var now && now.Version == number ? now : (await db.Set<Charter>().AsNoTracking().SingleAsync(c => c.Number == number)).Read();

    /// <summary>The rules that were in force at an instant; the first where there were none yet.</summary>
    public async Task<CharterRules> Rules(DateTime at)
    {
        var charters = db.Set<Charter>().AsNoTracking();
        return (await charters.Where(c => c.InForceFrom <= at).OrderByDescending(c => c.Number).FirstOrDefaultAsync()
            ?? await charters.OrderBy(c => c.Number).FirstAsync()).Read();
    }

    /// <summary>The rules in force now.</summary>
    public async Task<CharterRules> Rules()
    {
        var now = clock.Now();
        return await cache.Rules(db.Chapter, async () =>
            (await db.Set<Charter>().AsNoTracking().Where(c => c.InForceFrom <= now).OrderByDescending(c => c.Number).FirstAsync()).Read());
    }
}
