using Collegium.Database;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Applications;

/// <summary>Finds the application a private link opens, and what was written into it.</summary>
internal sealed class OwnApplication(CollegiumDb db, Links links)
{
    public static readonly Refusal NoLink = new(
        "application.link", "This link opens no application any more. Use the newest one in your mail, or begin again under “Apply to join”.", RefusalKind.Missing);

    public async Task<Application?> Read(string secret) =>
        await links.Find(secret, LinkKind.Application) is { } link && link.ChapterId == db.Chapter
            ? await db.Set<Application>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == link.About) : null;

    /// <summary>Holds the row until the write ends.</summary>
    public async Task<Result<Application>> Hold(string secret) =>
        await links.Find(secret, LinkKind.Application) is { } link && link.ChapterId == db.Chapter && await db.Locked<Application>(link.About) is { } held
            ? held : NoLink;

    public async Task<Dictionary<string, string>> Answers(Guid application) =>
        await db.Set<ApplicationText>().AsNoTracking().Where(t => t.ApplicationId == application).ToDictionaryAsync(t => t.Field, t => t.Text);
}
