using Collegium.Database;
using Collegium.Trust;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Vouching;

/// <summary>The way into vouching for the other rooms: is this candidate carried, carry it in, who is short.</summary>
internal sealed class VouchBook(CollegiumDb db, NetCache cache, NetChange change, TimeProvider clock)
{
    public static Refusal NotCarried(string why) => new(
        "vouch.not-carried", $"Members’ words don’t carry this applicant now: {why}. The ballot’s result waits until they do.", RefusalKind.Conflict);

    /// <summary>Whether members' words carry this practice, by which chains, and what is missing. Reads only; sees every write answered before.</summary>
    public async Task<VouchCase> Probe(Guid practice) => (await cache.Of(db)).Probe(practice);

    /// <summary>
    /// Carries a candidate in, inside the write that admits: the units and their sources are recorded. Refused with
    /// <c>vouch.not-carried</c> where the words don't carry any more. Move the standing in the same write.
    /// </summary>
    public async Task<Result<VouchCase>> Admit(Guid practice)
    {
        var net = await change.Hold();
        var found = net.Admit(practice);
        if (!found.Ready)
        {
            return NotCarried(found.Words);
        }

        if (found.Verdict is VouchVerdict.AlreadyIn)
        {
            return found;
        }

        var row = await db.Set<Admission>().SingleOrDefaultAsync(a => a.Id == practice);
        if (row is null)
        {
            db.Add(row = new Admission { Id = practice, At = clock.Now() });
        }

        (row.At, row.Held, row.EndedAt, row.ShortSince) = (clock.Now(), found.Needed, null, null);
        row.Sources = string.Join(' ', found.Chains.Select(c => c[0].Id));
        await db.SaveChangesAsync();
        await change.Keep(net);
        return found;
    }

    /// <summary>Whether fewer units reach this member than the charter asks: until it is made good, it neither vouches nor votes.</summary>
    public Task<bool> IsShort(Guid practice) => db.Set<Admission>().AnyAsync(a => a.Id == practice && a.EndedAt == null && a.ShortSince != null);

    /// <summary>Everybody who is short, to be left off a roll.</summary>
    public async Task<IReadOnlySet<Guid>> AllShort() =>
        (await db.Set<Admission>().Where(a => a.EndedAt == null && a.ShortSince != null).Select(a => a.Id).ToListAsync()).ToHashSet();

    /// <summary>What the ring alarm says of a practice, in words; null where it is silent.</summary>
    public async Task<string?> Ring(Guid practice)
    {
        var rings = (await cache.Of(db)).Rings;
        return rings.FirstOrDefault(r => r.Bridge.Id == practice || r.Members.Any(m => m.Id == practice)) is { } ring ? VouchWords.Ring(ring, practice) : null;
    }
}
