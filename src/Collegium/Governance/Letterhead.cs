using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance.Letters;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Governance;

/// <summary>The letters a chapter has put into words of its own.</summary>
public sealed record OwnWords(IReadOnlyDictionary<string, (string Subject, string Body)> ByKey);

/// <summary>Puts a letter into the chapter's hand: greeting, body, and whom to call. Plain text; one of a kind for each cause and reader.</summary>
public sealed class Letterhead(Mailbox mailbox, MailThreads threads, GovernanceDoor governance, Remembered<OwnWords> words, CollegiumDb db)
{
    private static readonly EachEngine<Func<CollegiumDb, string, Task<LetterWording?>>> Own = new(() => EF.CompileAsyncQuery(
        (CollegiumDb db, string key) => db.Set<LetterWording>().AsNoTracking().SingleOrDefault(l => l.Key == key)));

    /// <summary>The address pages answer under, for links.</summary>
    public string Site => mailbox.Site;

    /// <summary>Reads the conversations about several things at once.</summary>
    public Task Prepare(IReadOnlyCollection<Guid> about) => threads.Prepare(about);

    public Task<ChapterCard> Chapter() => governance.Chapter();

    /// <summary>Without a name there is no greeting. Where it is about a request, an answer to it finds back there.</summary>
    public async Task Put(Guid because, string kind, (string Mail, string Name) to, string subject, string body, Guid? about = null)
    {
        var chapter = await governance.Chapter();
        var greeting = to.Name.Length == 0 ? "" : $"Hello {to.Name},\n\n";
        var thread = about is { } request ? (await threads.Of(request, to.Mail)).Id : (Guid?)null;
        mailbox.Put(because, kind, to.Mail, to.Name, subject, $"{greeting}{body.ReplaceLineEndings("\n")}\n\n{chapter.Name}\n{chapter.Phone}\n", thread);
    }

    /// <summary>The same in the chapter's own words for this kind of letter, or in the house's.</summary>
    public async Task Put(Guid because, string kind, (string Mail, string Name) to, LetterKind letter, IReadOnlyDictionary<string, string> words, Guid? about = null)
    {
        var chapter = await governance.Chapter();
        var own = await OwnWording(letter.Key);
        var values = new Dictionary<string, string>(words) { ["chapter"] = chapter.Name, ["phone"] = chapter.Phone };
        await Put(because, kind, to, LetterKind.Fill(own?.Subject ?? letter.Subject, values), LetterKind.Fill(own?.Body ?? letter.Body, values), about);
    }

    private async Task<(string Subject, string Body)?> OwnWording(string key)
    {
        if (!db.GoesByMemory)
        {
            return await Own.On(db)(db, key) is { } read ? (read.Subject, read.Body) : null;
        }

        var all = await words.Of(db, db.Chapter, async () => new OwnWords(
            await db.Set<LetterWording>().AsNoTracking().ToDictionaryAsync(l => l.Key, l => (l.Subject, l.Body))));
        return all!.ByKey.TryGetValue(key, out var own) ? own : null;
    }
}
