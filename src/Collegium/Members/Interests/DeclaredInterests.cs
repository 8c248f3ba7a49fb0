using Collegium.Database;
using Collegium.Members.Applications;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Interests;

/// <summary>What ties practices to makers, as they declared it in their application or since.</summary>
internal sealed class DeclaredInterests(CollegiumDb db)
{
    private static readonly List<string> Fields = [.. Enumerable.Range(1, ApplicationForm.MostTies).Select(i => $"tie{i}")];

    /// <summary>Those in force, by the practice itself.</summary>
    public async Task<IReadOnlyList<Interest>> Of(Guid practice) =>
        await db.Set<Interest>().AsNoTracking().Where(i => i.PracticeId == practice && i.EndedAt == null).OrderBy(i => i.Vendor).ToListAsync();

    /// <summary>A maker both are tied to, as one of them wrote it; null where there is none.</summary>
    public async Task<string?> Shared(Guid one, Guid other)
    {
        var others = (await Vendors(other)).Select(Plain).ToHashSet();
        return (await Vendors(one)).FirstOrDefault(v => others.Contains(Plain(v)));
    }

    private async Task<List<string>> Vendors(Guid practice)
    {
        var declared = await db.Set<Interest>().Where(i => i.PracticeId == practice && i.EndedAt == null).Select(i => i.Vendor).ToListAsync();
        var applied = await db.Set<ApplicationText>()
            .Where(t => Fields.Contains(t.Field) && db.Set<Application>().Any(a => a.Id == t.ApplicationId && a.PracticeId == practice)).Select(t => t.Text).ToListAsync();
        return [.. declared.Concat(applied).Where(v => Plain(v).Length > 0).Order(StringComparer.Ordinal)];
    }

    private static string Plain(string vendor) => string.Concat(vendor.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
