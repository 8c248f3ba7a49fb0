using Collegium.Database;
using Collegium.Identity;
using Collegium.Members.Applications;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.References;

/// <summary>What a reference is shown before answering: who asks about whom.</summary>
internal sealed record ReferenceAsked(string Name, string Practice, bool IsClient);

/// <summary>A reference answers, once.</summary>
internal sealed class AnswerReference(CollegiumDb db, Links links, TakeAnswer taking)
{
    public static readonly Refusal Over = new(
        "reference.answered", "This link has been used, or the application is over. Thank you; nothing more is needed from you.", RefusalKind.Missing);

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

        if (await taking.Run(reference, new Answered(known, again, trouble)) is { } no)
        {
            return no;
        }

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
