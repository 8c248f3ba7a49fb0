using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Vouching;

/// <summary>
/// Changes the net inside a write: holds it against other writes, builds it from the rows, and keeps what came of the change. Who
/// is left short is written down and told, never put out.
/// </summary>
internal sealed class NetChange(CollegiumDb db, FactLog facts, GovernanceDoor governance, TimeProvider clock)
{
    public async Task<Net> Hold()
    {
        if (await db.Locked<VouchCap>(db.Chapter) is null)
        {
            db.Add(new VouchCap { Id = db.Chapter });
        }

        await db.SaveChangesAsync();
        return Net.Build(await NetRows.Read(db, await governance.Rules(), clock.Now()));
    }

    /// <summary>Sends anew what can be sent, and writes down what differs from the rows.</summary>
    public async Task Keep(Net net)
    {
        net.Mend();
        (await db.Set<VouchCap>().SingleAsync()).Units = net.Cap;
        await KeepSources(net);
        await KeepHeld(net);
        await db.SaveChangesAsync();
    }

    private async Task KeepSources(Net net)
    {
        foreach (var gone in net.Rows.Sources.Where(s => !net.Sources.ContainsKey(s.Key) || !net.IsIn(s.Key)))
        {
            await db.Set<VouchSource>().Where(s => s.Id == gone.Key).ExecuteDeleteAsync();
            facts.Append("vouch.source-removed", About(gone.Key), Sight.Members, new { because = gone.Value });
        }

        foreach (var come in net.Sources.Where(s => !net.Rows.Sources.ContainsKey(s.Key) && net.IsIn(s.Key)).OrderBy(s => s.Key))
        {
            db.Add(new VouchSource { Id = come.Key, Because = come.Value, Since = clock.Now() });
            facts.Append("vouch.source-added", About(come.Key), Sight.Members, new { because = come.Value });
        }
    }

    private async Task KeepHeld(Net net)
    {
        var (held, needed, now) = (net.Held(), net.Needed, clock.Now());
        var known = net.Rows.Admissions.Where(a => !net.Rows.Sources.ContainsKey(a.Practice)).ToDictionary(a => a.Practice, a => a.Held);
        List<Guid> changed = [.. held.Where(h => known.GetValueOrDefault(h.Key, -1) != h.Value).Select(h => h.Key)];
        var rows = await db.Set<Admission>().Where(a => changed.Contains(a.Id)).ToDictionaryAsync(a => a.Id);
        foreach (var id in changed)
        {
            var row = rows.GetValueOrDefault(id);
            if (row is null)
            {
                db.Add(row = new Admission { Id = id, At = now });
            }

            var (before, after) = (known.GetValueOrDefault(id, needed), held[id]);
            (row.Held, row.ShortSince) = (after, after < needed ? row.ShortSince ?? now : null);
            if (after < before)
            {
                facts.Append("vouch.short", About(id), Sight.Practice, new { held = after, missing = needed - after });
            }
            else if (after == needed && before < needed)
            {
                facts.Append("vouch.made-good", About(id), Sight.Practice);
            }
        }

        var proven = known.Keys.Where(id => !held.ContainsKey(id) && net.IsIn(id)).ToList();
        await db.Set<Admission>().Where(a => proven.Contains(a.Id)).ExecuteUpdateAsync(a => a.SetProperty(x => x.ShortSince, (DateTime?)null));
    }

    public static About About(Guid practice) => new("practice", practice) { Practice = practice };
}
