using Collegium.Database;
using Collegium.Members.Applications;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Interests;

/// <summary>What ties practices to makers, as they declared it: an applicant in the application, a member in its own rows, into which the application's go on admission.</summary>
internal sealed class DeclaredInterests(CollegiumDb db)
{
    /// <summary>Where an application names makers.</summary>
    internal static readonly List<string> Fields = [.. Enumerable.Range(1, ApplicationForm.MostTies).Select(i => $"tie{i}")];

    /// <summary>Those in force, by the practice itself.</summary>
    public async Task<IReadOnlyList<Interest>> Of(Guid practice) =>
        await db.Set<Interest>().AsNoTracking().Where(i => i.PracticeId == practice && i.EndedAt == null).OrderBy(i => i.Vendor).ToListAsync();

    /// <summary>A maker both are tied to, as one of them wrote it; null where there is none.</summary>
    public async Task<string?> Shared(Guid one, Guid other)
    {
        var others = (await Vendors(other)).Select(Plain).ToHashSet();
        return (await Vendors(one)).FirstOrDefault(v => others.Contains(Plain(v)));
    }

    /// <summary>Everybody tied to a maker this practice is tied to as well: they neither vouch for it nor vote on it.</summary>
    public async Task<IReadOnlySet<Guid>> WhoShare(Guid practice)
    {
        var vendors = (await Vendors(practice)).Select(Plain).ToHashSet();
        if (vendors.Count == 0)
        {
            return new HashSet<Guid>();
        }

        var declared = await db.Set<Interest>().Where(i => i.EndedAt == null).Select(i => new { i.PracticeId, i.Vendor }).ToListAsync();
        var applied = await db.Set<ApplicationText>().Where(t => Fields.Contains(t.Field))
            .Join(db.Set<Application>().Where(a => a.PracticeId != null && a.State != ApplicationState.Admitted), t => t.ApplicationId, a => a.Id, (t, a) => new { PracticeId = a.PracticeId!.Value, Vendor = t.Text }).ToListAsync();
        return declared.Concat(applied).Where(t => t.PracticeId != practice && vendors.Contains(Plain(t.Vendor))).Select(t => t.PracticeId).ToHashSet();
    }

    private async Task<List<string>> Vendors(Guid practice)
    {
        var declared = await db.Set<Interest>().Where(i => i.PracticeId == practice && i.EndedAt == null).Select(i => i.Vendor).ToListAsync();
        var applied = await db.Set<ApplicationText>()
            .Where(t => Fields.Contains(t.Field) && db.Set<Application>().Any(a => a.Id == t.ApplicationId && a.PracticeId == practice && a.State != ApplicationState.Admitted)).Select(t => t.Text).ToListAsync();
        return [.. declared.Concat(applied).Where(v => Plain(v).Length > 0).Order(StringComparer.Ordinal)];
    }

    private static string Plain(string vendor) => string.Concat(vendor.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
