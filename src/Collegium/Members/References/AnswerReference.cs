using Collegium.Database;
using Collegium.Facts;
using Collegium.Identity;
using Collegium.Members.Applications;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.References;

/// <summary>What a reference is shown before answering: who asks about whom.</summary>
internal sealed record ReferenceAsked(string Name, string Practice, bool IsClient);

/// <summary>A reference answers, once.</summary>
internal sealed class AnswerReference(CollegiumDb db, FactLog facts, Links links, TimeProvider clock)
{
    private const int Longest = 2000;

    public static readonly Refusal Over = new(
        "reference.answered", "This link has been used, or the application is over. Thank you; nothing more is needed from you.", RefusalKind.Missing);

    public static readonly Refusal NoKnown = new(
        "reference.no-known", "Say in up to 2,000 characters how you know them and what they did; one sentence is enough.", Field: "known");

    public static readonly Refusal NoAgain = new("reference.no-again", "Choose whether you would have them do it again.", Field: "again");

    public static readonly Refusal LongTrouble = new("reference.trouble-too-long", "Shorten this to 2,000 characters.", Field: "trouble");

    public async Task<ReferenceAsked?> Asked(string secret)
    {
        if (await Find(secret) is not { } reference)
        {
            return null;
        }

        var practice = await db.Set<ApplicationText>().AsNoTracking()
            .Where(t => t.ApplicationId == reference.ApplicationId && t.Field == "practice").Select(t => t.Text).SingleOrDefaultAsync();
        return practice is null ? null : new ReferenceAsked(reference.Name, practice, reference.IsClient);
    }

    public async Task<Result<Guid>> Run(string secret, string? known, string? again, string? trouble)
    {
        if (await Find(secret) is not { } found || await db.Locked<Reference>(found.Id) is not { AnsweredAt: null } reference)
        {
            return Over;
        }

        if (known?.Trim() is not { Length: > 0 and <= Longest } words)
        {
            return NoKnown;
        }

        if (again is not ("yes" or "no"))
        {
            return NoAgain;
        }

        if (trouble is { Length: > Longest })
        {
            return LongTrouble;
        }

        (reference.Known, reference.WouldAgain, reference.Trouble, reference.AnsweredAt) = (words, again == "yes", trouble?.Trim(), clock.Now());
        var link = await db.Set<Link>().Where(l => l.About == reference.Id && l.Kind == LinkKind.Reference).ToListAsync();
        link.ForEach(l => l.UsedAt = clock.Now());
        var practice = await db.Set<Application>().Where(a => a.Id == reference.ApplicationId).Select(a => a.PracticeId).SingleAsync();
        facts.Append("reference.answered", new("reference", reference.Id) { Practice = practice }, Sight.Officers, new { application = reference.ApplicationId, reference.Code });
        return reference.Id;
    }

    private async Task<Reference?> Find(string secret)
    {
        if (await links.Find(secret, LinkKind.Reference) is not { } link || link.ChapterId != db.Chapter)
        {
            return null;
        }

        return await db.Set<Reference>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == link.About && !r.Replaced && r.AnsweredAt == null
            && db.Set<Application>().Any(a => a.Id == r.ApplicationId && (a.State == ApplicationState.Review || a.State == ApplicationState.Asked)));
    }
}
