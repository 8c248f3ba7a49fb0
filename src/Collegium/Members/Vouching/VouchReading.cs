using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Vouching;

/// <summary>Who stands behind a practice, and whether the reader may.</summary>
internal sealed record VouchView(VouchCase Case)
{
    /// <summary>Everybody's word, oldest first.</summary>
    public required IReadOnlyList<(string Voucher, Vouch Vouch)> Words { get; init; }

    /// <summary>What the reader's own word is worth; null where they have none.</summary>
    public Stake? Mine { get; init; }

    /// <summary>The reader's own standing vouch.</summary>
    public Vouch? Own { get; init; }

    /// <summary>Why the reader can't stand behind them; null where they can.</summary>
    public Refusal? Refused { get; init; }

    public bool NeedsNobody { get; init; }

    public string? Ring { get; init; }

    public bool CanRenew { get; init; }
}

/// <summary>One vouch in a list, and what it does.</summary>
internal sealed record VouchLine(Vouch Vouch, NetMember Voucher, NetMember Candidate, string Does);

internal sealed record ShortLine(NetMember Member, int Held, int Missing, DateTime Since, IReadOnlyList<NetMember> Vouchers);

/// <summary>What a practice's word is worth, who hangs on it, and what carries the practice itself.</summary>
internal sealed record OwnWord(NetMember Practice, Stake Stake, string? Source, bool IsShort, VouchCase Case)
{
    public required IReadOnlyList<VouchLine> Given { get; init; }

    public required IReadOnlyList<(string For, BurntUnit Unit)> Burnt { get; init; }
}

/// <summary>Reads vouches for their pages.</summary>
internal sealed class VouchReading(CollegiumDb db, NetCache cache, GiveVouch giving, TimeProvider clock)
{
    public const int Size = 100;

    public Task<Net> Net() => cache.Of(db);

    public async Task<VouchView> Of(Guid practice)
    {
        var net = await cache.Of(db);
        var standing = await db.Set<Vouch>().AsNoTracking().Where(v => v.CandidateId == practice && v.EndedAt == null).OrderBy(v => v.GivenAt).ThenBy(v => v.Id).ToListAsync();
        var mine = db.Actor.Is(Roles.Practitioner) ? db.Actor.Practice : null;
        var own = standing.Find(v => v.VoucherId == mine);
        return new VouchView(net.Members.ContainsKey(practice) ? net.Probe(practice) : throw new InvalidOperationException($"No practice {practice}."))
        {
            Words = [.. standing.Select(v => (net.Members[v.VoucherId].Name, v))],
            Mine = mine is { } id && net.Members.ContainsKey(id) ? net.StakeOf(id) : null,
            Own = own,
            Refused = mine is not { } voucher ? GiveVouch.NotMember : await giving.Refuses(net, voucher, practice),
            NeedsNobody = net.Sources.ContainsKey(practice),
            Ring = net.Rings.FirstOrDefault(r => r.Bridge.Id == practice || r.Members.Any(m => m.Id == practice)) is { } ring ? VouchWords.Ring(ring, practice) : null,
            CanRenew = own?.CanRenew(clock.Now()) == true,
        };
    }

    public async Task<OwnWord?> Mine(Guid practice)
    {
        var net = await cache.Of(db);
        if (net.Members.GetValueOrDefault(practice) is not { } member)
        {
            return null;
        }

        var now = clock.Now();
        var burnt = await db.Set<BurntUnit>().AsNoTracking().Where(b => b.PracticeId == practice && b.Until > now).OrderBy(b => b.Until).ToListAsync();
        return new OwnWord(member, net.StakeOf(practice), net.Sources.GetValueOrDefault(practice), net.IsShort(practice), net.Probe(practice))
        {
            Given = Lines(net, await db.Set<Vouch>().AsNoTracking().Where(v => v.VoucherId == practice).OrderByDescending(v => v.GivenAt).Take(Size).ToListAsync()),
            Burnt = [.. burnt.Select(b => (net.Members.GetValueOrDefault(b.For)?.Name ?? "A practice", b))],
        };
    }

    public async Task<IReadOnlyList<VouchLine>> Everybody(bool over) => Lines(
        await cache.Of(db), await db.Set<Vouch>().AsNoTracking().Where(v => over || v.EndedAt == null).OrderByDescending(v => v.GivenAt).ThenBy(v => v.Id).ToListAsync());

    public async Task<(IReadOnlyList<VouchLine> Lines, int Total)> All(int page, bool over)
    {
        var seen = db.Set<Vouch>().AsNoTracking().Where(v => over || v.EndedAt == null);
        var rows = await seen.OrderByDescending(v => v.GivenAt).ThenBy(v => v.Id).Skip((page - 1) * Size).Take(Size).ToListAsync();
        return (Lines(await cache.Of(db), rows), await seen.CountAsync());
    }

    /// <summary>Everybody who is short, longest first.</summary>
    public async Task<IReadOnlyList<ShortLine>> Short()
    {
        var net = await cache.Of(db);
        var rows = await db.Set<Admission>().AsNoTracking().Where(a => a.EndedAt == null && a.ShortSince != null).OrderBy(a => a.ShortSince).ThenBy(a => a.Id).ToListAsync();
        return [.. rows.Select(a => new ShortLine(
            net.Members[a.Id], a.Held, net.Needed - a.Held, a.ShortSince!.Value, [.. net.Probe(a.Id).Vouchers.Select(v => v.Voucher)]))];
    }

    public static IReadOnlyList<VouchLine> Lines(Net net, IReadOnlyList<Vouch> vouches)
    {
        var does = vouches.Where(v => v.Stands).Select(v => v.CandidateId).Distinct().ToDictionary(c => c, net.WhatEachDoes);
        return [.. vouches.Select(v => new VouchLine(
            v, net.Members[v.VoucherId], net.Members[v.CandidateId],
            v.Stands ? VouchWords.Does(does[v.CandidateId].GetValueOrDefault(v.VoucherId)) : VouchWords.Ended(v.EndedBecause)))];
    }
}
