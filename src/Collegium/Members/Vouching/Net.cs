using Collegium.Members.Matching;
using Collegium.Trust;
using Flow = Collegium.Trust;

namespace Collegium.Members.Vouching;

/// <summary>
/// A chapter's vouch net, built from its rows. Practices that may not vouch now are frozen: what runs through them stays, but they
/// carry nobody new. Safe for several threads at once.
/// </summary>
internal sealed class Net
{
    private readonly Lock _one = new();
    private readonly Handles<Guid> _handles = new();
    private readonly HashSet<(Guid, Guid)> _arcs = [];
    private readonly HashSet<Guid> _frozen = [];
    private readonly VouchFlow _flow;
    private readonly Lazy<IReadOnlyList<NetRing>> _rings;
    private readonly Lazy<TrustMap> _map;
    private readonly Lazy<byte[]> _packed;

    private Net(NetRows rows)
    {
        Rows = rows;
        (_rings, _map) = (new(FindRings), new(() => TrustMap.Of(this)));
        _packed = new(() => MapFile.Pack(Map));
        Sources = rows.SourcesNow();
        Members = rows.Members.ToDictionary(m => m.Id);
        foreach (var member in rows.Members)
        {
            _handles.Of(member.Id);
        }

        var terms = Terms();
        var record = Record(terms);
        _flow = Thaw(terms, record);
        foreach (var lost in rows.Sources.Keys.Where(id => !Sources.ContainsKey(id)).Order())
        {
            _flow.RemoveSource(_handles.Of(lost));
        }

        foreach (var source in Sources.Keys.Where(id => !rows.Sources.ContainsKey(id)).Order())
        {
            _flow.AddSource(_handles.Of(source));
        }
    }

    public NetRows Rows { get; }

    /// <summary>Who is a source and why.</summary>
    public IReadOnlyDictionary<Guid, string> Sources { get; }

    public IReadOnlyDictionary<Guid, NetMember> Members { get; }

    public int Needed => _flow.Terms.Quorum;

    public int Cap => _flow.Terms.SourceCap;

    public static Net Build(NetRows rows) => new(rows);

    /// <summary>Whether this practice's word may carry somebody new.</summary>
    public bool MayCarry(Guid practice) => Members.GetValueOrDefault(practice)?.Standing is Standing.Full && !_frozen.Contains(practice);

    public bool IsIn(Guid practice) => At(flow => flow.IsIn(_handles.Of(practice)));

    /// <summary>Whether fewer units reach this member than the charter asks.</summary>
    public bool IsShort(Guid practice) => At(flow => flow.Short().Any(s => _handles[s.Member] == practice));

    /// <summary>What each standing vouch for somebody does now, by voucher.</summary>
    public IReadOnlyDictionary<Guid, VoucherState?> WhatEachDoes(Guid practice)
    {
        var found = Probe(practice);
        var carrying = found.Chains.Where(c => c.Count > 1).Select(c => c[^2].Id).ToHashSet();
        return found.Vouchers.DistinctBy(v => v.Voucher.Id).ToDictionary(
            v => v.Voucher.Id, v => found.Verdict is VouchVerdict.AlreadyIn ? carrying.Contains(v.Voucher.Id) ? VoucherState.Carries : VoucherState.Spare : v.Does);
    }

    public VouchCase Probe(Guid practice) => At(flow => Case(practice, flow.Probe(_handles.Of(practice))));

    public VouchCase Admit(Guid practice) => At(flow => Case(practice, flow.Admit(_handles.Of(practice))));

    /// <summary>The chains that hold a member now, by name.</summary>
    public IReadOnlyList<IReadOnlyList<NetMember>> ChainsOf(Guid practice) => At(flow => Chains(flow.ChainsOf(_handles.Of(practice))));

    /// <summary>What a practice's word is worth, and who hangs on it.</summary>
    public Stake StakeOf(Guid practice) => At(flow =>
    {
        var stake = flow.StakeOf(_handles.Of(practice));
        var isIn = flow.IsIn(_handles.Of(practice));
        var burnt = Rows.Burnt.GetValueOrDefault(practice);
        var full = !isIn ? 0 : Sources.ContainsKey(practice) ? Cap : _flow.Terms.Budget;
        var promised = Rows.Vouches.Count(v => v.Voucher == practice && Members.GetValueOrDefault(v.Candidate)?.Standing is Standing.Applicant);
        return new Stake(full, stake.Used, promised, burnt, [.. stake.Dependants.Distinct().Select(Member)]) { Frozen = !MayCarry(practice) };
    });

    public void Vouch(Guid voucher, Guid candidate) => At(flow => _arcs.Add((voucher, candidate)) && flow.Vouch(_handles.Of(voucher), _handles.Of(candidate)));

    /// <summary>Takes a vouch out; burns a unit of the voucher's where it was taken back for somebody who is in.</summary>
    public void TakeOut(Guid voucher, Guid candidate, bool burn) => At(flow => !_arcs.Remove((voucher, candidate)) ? []
        : burn ? flow.Withdraw(_handles.Of(voucher), _handles.Of(candidate)) : flow.Expire(_handles.Of(voucher), _handles.Of(candidate)));

    /// <summary>Puts somebody out; convicted, those who stood behind lose a unit each.</summary>
    public void PutOut(Guid practice, bool convicted) => At(flow =>
    {
        _arcs.RemoveWhere(a => a.Item1 == practice || a.Item2 == practice);
        return convicted ? flow.Convict(_handles.Of(practice)) : flow.Leave(_handles.Of(practice));
    });

    public void Mend() => At(flow => flow.Mend());

    /// <summary>How many units reach each member who is no source.</summary>
    public IReadOnlyDictionary<Guid, int> Held() => At(flow => flow.Record().Admissions.ToDictionary(a => _handles[a.Member], a => a.Held));

    /// <summary>Small groups who vouch for one another and hang on one practice alone.</summary>
    public IReadOnlyList<NetRing> Rings => _rings.Value;

    public TrustMap Map => _map.Value;

    /// <summary>The map's picture, compressed.</summary>
    public byte[] Packed => _packed.Value;

    /// <summary>
    /// Rings may hang on anybody, also on one of the council: so the council stands as two nodes that all of its members are tied
    /// to. A proven member whose vouches are over is tied to those its units came from.
    /// </summary>
    private IReadOnlyList<NetRing> FindRings()
    {
        var nodes = Members.Count;
        var ties = Rows.Vouches.Select(v => new Edge(_handles.Of(v.Voucher), _handles.Of(v.Candidate))).ToList();
        ties.AddRange(Sources.Where(s => s.Value != VouchSource.Proven).SelectMany(s => new[] { nodes, nodes + 1 }.Select(council => new Edge(council, _handles.Of(s.Key)))));
        ties.AddRange(Rows.Admissions.Where(a => Sources.GetValueOrDefault(a.Practice) == VouchSource.Proven)
            .SelectMany(a => a.From.Select(from => new Edge(_handles.Of(from), _handles.Of(a.Practice)))));
        return [.. RingAlarm.Rings(Graph.Undirected(nodes + 2, ties.ToArray()), [nodes, nodes + 1])
            .Select(r => new NetRing([.. r.Members.Select(Member)], Member(r.Bridge), r.Ties))];
    }

    private VouchTerms Terms()
    {
        var rules = Rows.Rules;
        var widest = Math.Max(rules.VouchBudget, Rows.Cap);
        var cap = rules.VouchSourceCap ?? (Sources.Count == 0 ? widest
            : Math.Max(widest, VouchTerms.DefaultSourceCap(rules.VouchesNeeded, Rows.Members.Count(m => m.IsMember), Sources.Count)));
        return new VouchTerms(rules.VouchesNeeded, rules.VouchBudget, cap);
    }

    private VouchRecord Record(VouchTerms terms)
    {
        var known = Rows.Sources.Keys.Where(Members.ContainsKey).ToHashSet();
        var admitted = Rows.Admissions.Where(a => !known.Contains(a.Practice)).ToList();
        var isIn = admitted.Select(a => a.Practice).Concat(known).ToHashSet();
        _frozen.UnionWith(Rows.Members.Where(m => isIn.Contains(m.Id) && m.Standing is not Standing.Full).Select(m => m.Id));
        _frozen.UnionWith(admitted.Where(a => a.Held < terms.Quorum && !Sources.ContainsKey(a.Practice)).Select(a => a.Practice));
        var vouches = Rows.Vouches.Where(v => isIn.Contains(v.Candidate) || MayCarry(v.Voucher)).ToList();
        _arcs.UnionWith(vouches.Select(v => (v.Voucher, v.Candidate)));
        return new VouchRecord(
            [.. known.Select(_handles.Of).Order()],
            [.. vouches.Select(v => new Flow.Vouch(_handles.Of(v.Voucher), _handles.Of(v.Candidate)))],
            [.. admitted.Select(a => new Flow.Admission(_handles.Of(a.Practice), [.. a.From.Select(_handles.Of)], a.Held))],
            [.. Rows.Burnt.Select(b => new Flow.BurntUnits(_handles.Of(b.Key), b.Value)).OrderBy(b => b.Member)]);
    }

    /// <summary>Builds it, and once more where somebody frozen has units left: those may carry nobody new.</summary>
    private VouchFlow Thaw(VouchTerms terms, VouchRecord record)
    {
        var flow = VouchFlow.Rebuild(terms, record);
        var left = _frozen.Select(_handles.Of).ToDictionary(handle => handle, handle => flow.StakeOf(handle).Left).Where(l => l.Value > 0).ToDictionary();
        if (left.Count == 0)
        {
            return flow;
        }

        var burnt = record.Burnt.ToDictionary(b => b.Member, b => b.Units);
        foreach (var (handle, units) in left)
        {
            burnt[handle] = burnt.GetValueOrDefault(handle) + units;
        }

        return VouchFlow.Rebuild(terms, record with { Burnt = [.. burnt.Select(b => new Flow.BurntUnits(b.Key, b.Value)).OrderBy(b => b.Member)] });
    }

    private VouchCase Case(Guid practice, VouchAnswer answer) => new(practice, answer.Verdict, answer.Needed, answer.Found)
    {
        Chains = Chains(answer.Verdict is VouchVerdict.AlreadyIn ? _flow.ChainsOf(_handles.Of(practice)) : answer.Chains),
        Vouchers = [.. Rows.Vouches.Where(v => v.Candidate == practice).Select(v => v.Voucher).Distinct()
            .Select(v => (Member(_handles.Of(v)), answer.Vouchers.Where(p => _handles[p.Voucher] == v).Select(p => (VoucherState?)p.State).FirstOrDefault()))],
        Bottleneck = [.. answer.Bottleneck.Select(Member)],
    };

    private IReadOnlyList<IReadOnlyList<NetMember>> Chains(IReadOnlyList<Chain> chains) => [.. chains.Select(c => (IReadOnlyList<NetMember>)[.. c.Nodes.Select(Member)])];

    private NetMember Member(int handle) => Members[_handles[handle]];

    private T At<T>(Func<VouchFlow, T> ask)
    {
        lock (_one)
        {
            return ask(_flow);
        }
    }
}
