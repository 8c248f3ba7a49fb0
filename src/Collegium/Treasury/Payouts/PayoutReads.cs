using Collegium.Database;
using Collegium.Identity;
using Collegium.Members;
using Collegium.Treasury.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Payouts;

/// <summary>What is payable to a practice and in no payout yet, and what it was paid that corrected time has made too much.</summary>
internal sealed record PayableRow(Guid Practice, string Name, long PayableMinor, long ConditionalMinor, long OverpaidMinor);

/// <summary>Reads who is owed what, and who decides.</summary>
internal sealed class PayoutReads(CollegiumDb db, MembersDoor members)
{
    public async Task<IReadOnlyList<PayableRow>> Payable()
    {
        var roster = await members.Roster();
        var sums = await db.Set<Share>().AsNoTracking().GroupBy(s => s.PracticeId)
            .Select(g => new { g.Key, Payable = g.Sum(s => s.ReleasedMinor - s.InPayoutMinor), Conditional = g.Sum(s => s.Minor - s.ReleasedMinor), Overpaid = g.Sum(s => s.OverpaidMinor) }).ToListAsync();
        return [.. sums.Where(s => s.Payable > 0 || s.Conditional > 0 || s.Overpaid > 0)
            .Select(s => new PayableRow(s.Key, roster.Practices.TryGetValue(s.Key, out var p) ? p.Name : "A former member", s.Payable, s.Conditional, s.Overpaid))
            .OrderByDescending(s => s.PayableMinor).ThenBy(s => s.Name, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyDictionary<Guid, string>> Names(IEnumerable<Guid> logins)
    {
        Guid[] ids = [.. logins.Distinct()];
        return await db.Set<Login>().AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.DisplayName);
    }

    /// <summary>Others who may give the second yes.</summary>
    public async Task<IReadOnlyList<string>> Approvers(Guid proposer) =>
        [.. (await db.Set<Login>().AsNoTracking().Where(l => l.ChapterId == db.Chapter && l.Id != proposer).ToListAsync())
            .Where(l => (l.Roles & (Roles.Treasurer | Roles.Administrator)) != 0).Select(l => l.DisplayName).Order(StringComparer.Ordinal)];
}
