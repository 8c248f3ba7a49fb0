namespace Collegium.Trust;

/// <content>Deciding about a candidate: units first, then different sources for them.</content>
public sealed partial class VouchFlow
{
    private VouchAnswer Decide(int candidate, bool keep)
    {
        Touch(candidate);
        if (IsIn(candidate))
        {
            return Refused(candidate, VouchVerdict.AlreadyIn);
        }

        if (Vouchers(candidate).Count(IsIn) < Terms.Quorum)
        {
            return Refused(candidate, VouchVerdict.TooFewVouchers);
        }

        _net.Begin();
        var chains = FindApart(candidate);
        if (_net[candidate].Held < Terms.Quorum)
        {
            return TooFewUnits(candidate);
        }

        var kept = keep && chains.Count == Terms.Quorum;
        if (kept)
        {
            _circles.TakeOut(_net.Raised());
        }

        _net.TakeBackUnless(kept);
        var (verdict, idle) = chains.Count == Terms.Quorum
            ? (VouchVerdict.Admissible, VoucherState.Spare)
            : (VouchVerdict.TooFewSources, VoucherState.SameSource);
        if (kept)
        {
            Enter(candidate, VouchRole.Member);
            _admitted.Add(candidate, [.. chains.Select(chain => chain.Source)]);
        }

        return new VouchAnswer(verdict, Terms.Quorum, Terms.Quorum, chains, Parts(candidate, chains, idle), []);
    }

    /// <summary>
    /// Fills the quorum from different sources if a way is found, otherwise from any. Finding different sources for all units at once
    /// is a flow of several kinds, hard to do exactly; three ways of trying come close: from another source each; the same with the
    /// first unit from elsewhere; units from anywhere, then other sources for those who pass them on.
    /// </summary>
    /// <returns>Chains from different sources, as many as could be; where units are too few, the search in vain is the last one made.</returns>
    private List<Chain> FindApart(int candidate)
    {
        if (!Fill(candidate))
        {
            return [];
        }

        _net.TakeBack(0);
        var chains = FillApart(candidate, []);
        if (chains.Count == 1 && Terms.Quorum > 1)
        {
            _net.TakeBack(0);
            chains = FillApart(candidate, [chains[0].Source]);
        }

        if (chains.Count == Terms.Quorum)
        {
            return chains;
        }

        _net.TakeBack(0);
        Fill(candidate);
        return FeedApart(candidate);
    }

    /// <summary>Sends units from anywhere until the quorum is full.</summary>
    /// <returns>False if it is not.</returns>
    private bool Fill(int node)
    {
        while (_net[node].Held < Terms.Quorum)
        {
            if (!_search.Send(node))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Sends units until the quorum is full, each from a source that none before came from and that is not barred.</summary>
    /// <returns>The chains of as many as came.</returns>
    private List<Chain> FillApart(int candidate, ReadOnlySpan<int> barredFirst)
    {
        var chains = new List<Chain>();
        while (chains.Count < Terms.Quorum)
        {
            ReadOnlySpan<int> barred = chains.Count == 0 ? barredFirst : [.. chains.Select(chain => chain.Source)];
            var mark = _net.Mark();
            if (barred.IsEmpty ? !_search.Send(candidate) : !_search.SendApart(candidate, barred, FedBesides(barred)))
            {
                break;
            }

            var more = _net.IsSound(mark) ? _reader.Read(candidate, alsoSame: false) : [];
            if (more.Count <= chains.Count)
            {
                _net.TakeBack(mark);
                break;
            }

            chains = more;
        }

        return chains;
    }

    /// <summary>Where a full quorum runs together at one source, feeds those who pass it on from other sources, one after another.</summary>
    /// <returns>Chains from different sources, as many as could be.</returns>
    private List<Chain> FeedApart(int candidate)
    {
        var apart = _reader.Read(candidate, alsoSame: false);
        for (var fed = true; fed && apart.Count < Terms.Quorum;)
        {
            fed = false;
            var all = _reader.Read(candidate, alsoSame: true);
            int[] sources = [.. all.Select(chain => chain.Source)];
            foreach (var chain in all.Where(one => sources.Count(source => source == one.Source) > 1))
            {
                for (var place = chain.Nodes.Count - 2; place > 0 && !fed; place--)
                {
                    fed = Feed(candidate, chain, place, apart.Count);
                }
            }

            apart = _reader.Read(candidate, alsoSame: false);
        }

        return apart;
    }

    /// <summary>Feeds one of those who pass a unit on from a source no unit comes from; takes it back where that brings nothing.</summary>
    private bool Feed(int candidate, Chain chain, int place, int apart)
    {
        int[] barred = [.. _reader.Read(candidate, alsoSame: true).Select(one => one.Source)];
        var mark = _net.Mark();
        _cut.Head(chain, place);
        if (_search.Refill(chain.Nodes[place], barred, FedBesides(barred))
            && _net.IsSound(mark)
            && _reader.Read(candidate, alsoSame: false).Count > apart)
        {
            return true;
        }

        _net.TakeBack(mark);
        return false;
    }

    /// <summary>Whom units reach that come from sources other than those.</summary>
    private bool[] FedBesides(ReadOnlySpan<int> sources)
    {
        var fed = new bool[_net.NodeCount];
        var queue = new Stack<int>();
        for (var node = 0; node < fed.Length; node++)
        {
            if (_net[node].Role == VouchRole.Source && _net[node].Used > 0 && !sources.Contains(node))
            {
                fed[node] = true;
                queue.Push(node);
            }
        }

        while (queue.TryPop(out var node))
        {
            var left = _net[node].Used;
            for (var arc = _net[node].FirstOut; left > 0; arc = _net.Arcs[arc].NextOut)
            {
                ref var way = ref _net.Arcs[arc];
                left -= way.Pass + way.Stake;
                if (way.Pass > 0 && !fed[way.To])
                {
                    fed[way.To] = true;
                    queue.Push(way.To);
                }
            }
        }

        return fed;
    }

    private VouchAnswer Refused(int candidate, VouchVerdict verdict) =>
        new(verdict, Terms.Quorum, 0, [], Parts(candidate, [], VoucherState.Untried), []);

    private VouchAnswer TooFewUnits(int candidate)
    {
        var found = _net[candidate].Held;
        var bottleneck = _search.Bottleneck();
        var chains = _reader.Read(candidate, alsoSame: false);
        _net.TakeBack();
        return new VouchAnswer(VouchVerdict.TooFewUnits, Terms.Quorum, found, chains, Parts(candidate, chains, VoucherState.CutOff), bottleneck);
    }

    private List<int> Vouchers(int candidate)
    {
        var vouchers = new List<int>();
        for (var arc = _net[candidate].FirstIn; arc >= 0; arc = _net.Arcs[arc].NextIn)
        {
            vouchers.Add(_net.Arcs[arc].From);
        }

        return vouchers;
    }

    private List<VoucherPart> Parts(int candidate, List<Chain> chains, VoucherState idle)
    {
        var carrying = chains.Select(chain => chain.Voucher).ToHashSet();
        return Vouchers(candidate).ConvertAll(voucher =>
        {
            var left = _net[voucher].Allowed - _net[voucher].Used;
            var state = !IsIn(voucher) ? VoucherState.Stranger
                : carrying.Contains(voucher) ? VoucherState.Carries
                : idle == VoucherState.CutOff && left == 0 ? VoucherState.Exhausted
                : idle;
            return new VoucherPart(voucher, state, left);
        });
    }
}
