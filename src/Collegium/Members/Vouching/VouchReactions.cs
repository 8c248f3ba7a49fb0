using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Vouching;

/// <summary>
/// What a change of standing does to those who hang together: an expelled member's vouches and those for it are cancelled, each
/// who stood behind it loses a unit for a year, and whoever is left short is listed.
/// </summary>
internal sealed class VouchReactions(CollegiumDb db, FactLog facts, NetChange change, BurntUnits burnt, TimeProvider clock) : IReaction
{
    public string Name => "members.vouching";

    public bool Wants(string kind) => kind is "practice.expelled" or "practice.resigned" or "practice.admitted" or "practice.reinstated";

    public async Task React(Fact fact)
    {
        if (fact.Kind is "practice.expelled" or "practice.resigned")
        {
            await PutOut(fact.AboutId, convicted: fact.Kind == "practice.expelled");
            return;
        }

        if (await db.Set<Practice>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == fact.AboutId) is { Standing: Standing.Full } practice)
        {
            var net = await change.Hold();
            db.SetTimer(clock, NetReview.TimerKind, practice.Id, practice.StandingSince.AddMonths(net.Rows.Rules.ProvenMonths));
            await change.Keep(net);
        }
    }

    private async Task PutOut(Guid practice, bool convicted)
    {
        var net = await change.Hold();
        var now = clock.Now();
        var all = await db.Set<Vouch>().Where(v => v.EndedAt == null && (v.VoucherId == practice || v.CandidateId == practice)).OrderBy(v => v.GivenAt).ThenBy(v => v.Id).ToListAsync();
        var wasIn = net.IsIn(practice);
        foreach (var vouch in all)
        {
            var reason = convicted ? VouchEnd.Convicted : vouch.VoucherId == practice ? VouchEnd.VoucherLeft : VouchEnd.MemberLeft;
            vouch.End(reason, now);
            if (convicted && wasIn && vouch.CandidateId == practice)
            {
                burnt.Burn(vouch.VoucherId, practice, VouchEnd.Convicted);
            }

            facts.Append("vouch.cancelled", GiveVouch.About(vouch), Sight.Members, new { voucher = vouch.VoucherId, candidate = vouch.CandidateId, reason });
        }

        if (await db.Set<Admission>().SingleOrDefaultAsync(a => a.Id == practice) is { } admission)
        {
            (admission.EndedAt, admission.Held, admission.ShortSince) = (now, 0, null);
        }

        if (wasIn)
        {
            net.PutOut(practice, convicted);
        }

        await db.SaveChangesAsync();
        await change.Keep(net);
    }
}
