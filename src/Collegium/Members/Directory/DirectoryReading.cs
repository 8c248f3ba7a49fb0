using Collegium.Database;
using Collegium.Governance;

namespace Collegium.Members.Directory;

/// <summary>The vetted practices by name, those that match, and how many there are in all.</summary>
internal sealed record DirectoryShown(Roster Roster, IReadOnlyList<PracticeCard> Rows, int All)
{
    private const int Told = 5;

    /// <summary>What a practice does best, by name.</summary>
    public IReadOnlyList<string> Best(PracticeCard practice) =>
        [.. practice.Practitioners.SelectMany(x => x.Skills).Where(s => Roster.Now(s.Code) == s.Code).GroupBy(s => s.Code).Select(g => (g.Key, Level: g.Max(s => s.Level)))
            .OrderByDescending(s => s.Level).ThenBy(s => s.Key, StringComparer.Ordinal)
            .Take(Told).Select(s => Roster.Skills.GetValueOrDefault(s.Key)?.Name).OfType<string>()];
}

/// <summary>Reads the directory anybody may read: members in good standing whose insurance is in force.</summary>
internal sealed class DirectoryReading(MembersDoor members, GovernanceDoor governance, TimeProvider clock)
{
    public async Task<DirectoryShown> List(string? words, string? skill)
    {
        var roster = await members.Roster();
        var today = new BusinessTime(await governance.Rules(), (await governance.Chapter()).Zone).Day(clock.Now());
        var vetted = roster.Practices.Values.Where(p => p.Standing is Standing.Full or Standing.Provisional && p.InsuredUntil >= today).ToList();
        var asked = words?.Trim() ?? "";
        return new DirectoryShown(
            roster,
            [.. vetted.Where(p => asked.Length == 0 || p.Name.Contains(asked, StringComparison.OrdinalIgnoreCase) || p.City.Contains(asked, StringComparison.OrdinalIgnoreCase))
                .Where(p => string.IsNullOrEmpty(skill) || p.Practitioners.Any(x => x.Skills.Any(s => s.Code == skill)))],
            vetted.Count);
    }
}
