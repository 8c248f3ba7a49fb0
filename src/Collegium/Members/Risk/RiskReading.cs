using Collegium.Database;
using Collegium.Members.Applications;
using Collegium.Members.Regard;
using Collegium.Members.Vouching;
using Collegium.Trust;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Risk;

/// <summary>Reads what stands out about applicants, provisional members, groups and reviewers. It decides nothing.</summary>
internal sealed class RiskReading(CollegiumDb db, RegardCache regards, NetCache nets, FindingRecord findings)
{
    public async Task<RiskShown> Read()
    {
        var (regard, net) = (await regards.Fresh(db), await nets.Of(db));
        var open = (await db.Set<Application>().AsNoTracking().Where(a => a.PracticeId != null).Select(a => new { a.PracticeId, a.Number, a.State }).ToListAsync())
            .Where(a => a.State is ApplicationState.Review or ApplicationState.Asked or ApplicationState.Ballot).GroupBy(a => a.PracticeId!.Value).ToDictionary(g => g.Key, g => g.Max(a => a.Number));
        var (reviewers, well, badly) = await findings.Read(regard.Rows.Net.Members.ToDictionary(m => m.Id, m => m.Name));
        return new RiskShown(People(regard, net.Rings, open, db.Actor.Practice), net.Rings, reviewers) { Well = well, Badly = badly };
    }

    /// <summary>Riskiest first. Nobody reads of their own practice.</summary>
    private static IReadOnlyList<RiskRow> People(RegardNet regard, IReadOnlyList<NetRing> rings, Dictionary<Guid, int> open, Guid? reader)
    {
        var voices = regard.Voices;
        var risk = StandingRisk.Read(voices.Count, AllSaid(voices), [voices.Chapter]);
        List<int> shown = [.. Enumerable.Range(0, voices.Members.Count).Where(handle => voices.Members[handle] is var m && m.Id != reader
            && (m.Standing is Standing.Provisional || m.Standing is Standing.Applicant && open.ContainsKey(m.Id)))];
        var usual = Usual(voices, risk);
        var behind = regard.Rows.Net.Vouches.ToLookup(v => v.Candidate, v => voices.Members[voices.Find(v.Voucher)!.Value]);
        var compared = risk.Compare([.. shown]);
        return [.. shown.Select((handle, at) => Row(handle, compared[at])).OrderByDescending(r => r.Alarms.Count).ThenByDescending(r => r.Compared).ThenBy(r => r.Member.Name, StringComparer.Ordinal)];

        RiskRow Row(int handle, double of)
        {
            var member = voices.Members[handle];
            var row = new RiskRow(member, open.TryGetValue(member.Id, out var number) ? number : null, risk[handle])
            {
                Vouchers = [.. behind[member.Id]],
                Weight = usual > 0 ? risk[handle].VoucherMass / usual : null,
                Goodness = regard.Goodness.TryGetValue(member.Id, out var good) ? good : null,
                Compared = of,
                Alarms = [],
            };
            return row with { Alarms = [.. RiskWords.Alarms(row, rings.FirstOrDefault(r => r.Members.Any(m => m.Id == member.Id)), regard.Rows.Net.Rules)] };
        }
    }

    private static Rating[] AllSaid(Voices voices) =>
        [.. voices.Between.Select(s => new Rating(s.From, s.To, s.Value)).Concat(voices.Council).Concat(voices.Clients)];

    /// <summary>The credit behind the middle full member.</summary>
    private static double Usual(Voices voices, StandingRisk risk)
    {
        double[] full = [.. Enumerable.Range(0, voices.Members.Count).Where(h => voices.Members[h].Standing is Standing.Full).Select(h => risk[h].VoucherMass).Order()];
        return full.Length == 0 ? 0 : full[full.Length / 2];
    }
}
