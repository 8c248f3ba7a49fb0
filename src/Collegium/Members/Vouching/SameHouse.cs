using Collegium.Database;
using Collegium.Members.Applications;
using Collegium.Members.Interests;
using Collegium.Members.Practices;
using Collegium.Members.References;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Vouching;

/// <summary>What ties two practices too closely for one to stand behind the other: one household under two names, or a maker both live from.</summary>
internal sealed class SameHouse(CollegiumDb db, DeclaredInterests interests)
{
    public static Refusal Shared(string what) => new(
        "vouch.same-house", $"Your practice and theirs share {what}, so your word doesn’t count as somebody else’s. Another member must stand behind them.");

    public static Refusal Vendor(string vendor) => new(
        "vouch.shared-interest", $"You both declared a tie to {vendor}. Members with the same tie don’t stand behind one another; somebody without it must.");

    public async Task<Refusal?> Refuses(Guid one, Guid other)
    {
        var firms = await db.Set<Practice>().AsNoTracking().Where(p => p.Id == one || p.Id == other).ToDictionaryAsync(p => p.Id);
        var people = (await db.Set<Practitioner>().AsNoTracking().Where(p => !p.Left && (p.PracticeId == one || p.PracticeId == other)).ToListAsync()).ToLookup(p => p.PracticeId);
        string?[] shared =
        [
            .. Likeness.Shared(firms[one], firms[other]),
            Phones(one).Overlaps(Phones(other)) ? "telephone" : null,
            people[one].Select(p => p.Mail.ToUpperInvariant()).Intersect(people[other].Select(p => p.Mail.ToUpperInvariant())).Any() ? "mailbox" : null,
        ];
        List<string> found = [.. shared.OfType<string>().Distinct().Select(s => $"a {s}")];
        if (found.Count > 0)
        {
            return Shared(string.Join(" and ", found));
        }

        return await interests.Shared(one, other) is { } vendor ? Vendor(vendor) : null;

        HashSet<string> Phones(Guid practice) => [.. people[practice].Select(p => Independence.Digits(p.Phone)).Where(p => p.Length > 0)];
    }
}
