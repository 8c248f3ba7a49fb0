namespace Collegium.Trust;

/// <content>What takes units away: each of these sends anew what it can and lists who is left short.</content>
public sealed partial class VouchFlow
{
    /// <summary>Makes somebody a source: a founder, an officer, a proven member. He needs no units any more; those he had are free.</summary>
    /// <param name="handle">His handle, known or not.</param>
    /// <returns>Everybody who is short now; more than before only where the cap is less than what ran through him.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The handle is negative.</exception>
    public IReadOnlyList<Shortfall> AddSource(int handle)
    {
        Touch(handle);
        if (_net[handle].Role == VouchRole.Source)
        {
            return Short();
        }

        _admitted.Remove(handle);
        Enter(handle, VouchRole.Source);
        _cut.Own(handle);
        _cut.Above(handle);
        Burn(handle, 0);
        return Mend();
    }

    /// <summary>Makes a source an ordinary member, as when an office ends. From now on he needs a quorum like everybody.</summary>
    /// <param name="source">His handle.</param>
    /// <returns>Everybody who is short now, perhaps he himself.</returns>
    /// <exception cref="ArgumentException">He is no source.</exception>
    public IReadOnlyList<Shortfall> RemoveSource(int source)
    {
        if (!IsIn(source) || _net[source].Role != VouchRole.Source)
        {
            throw new ArgumentException($"{source} is no source.", nameof(source));
        }

        Empty(source);
        Enter(source, VouchRole.Member);
        _admitted.Add(source, []);
        return Mend();
    }

    /// <summary>
    /// Puts a convicted member or source out: what ran through him is cancelled, his vouches and those for him are gone, and
    /// everybody who vouched for him loses one unit of what he may pass on, whether that vouch carried one or not.
    /// </summary>
    /// <param name="member">His handle. He may apply again, as a stranger.</param>
    /// <returns>Everybody who is short now. They stay members.</returns>
    /// <exception cref="ArgumentException">He is not in.</exception>
    public IReadOnlyList<Shortfall> Convict(int member)
    {
        var vouchers = PutOut(member);
        foreach (var voucher in vouchers)
        {
            Burn(voucher, 1);
        }

        return Mend();
    }

    /// <summary>Lets a member or source go in good standing: like <see cref="Convict"/>, but nobody's units are burnt.</summary>
    /// <param name="member">His handle.</param>
    /// <returns>Everybody who is short now.</returns>
    /// <exception cref="ArgumentException">He is not in.</exception>
    public IReadOnlyList<Shortfall> Leave(int member)
    {
        PutOut(member);
        return Mend();
    }

    /// <summary>Takes out a vouch whose time is over. The unit it carried is free again.</summary>
    /// <param name="voucher">Handle of who gave it.</param>
    /// <param name="candidate">Handle of whom it was for.</param>
    /// <returns>Everybody who is short now.</returns>
    /// <exception cref="ArgumentException">There is no such vouch.</exception>
    public IReadOnlyList<Shortfall> Expire(int voucher, int candidate)
    {
        TakeOut(voucher, candidate);
        return Mend();
    }

    /// <summary>
    /// Takes a vouch back before its time. If the candidate is in, the voucher loses one unit: a vouch that brought somebody in is spent,
    /// or one could bring in one after another with the same unit.
    /// </summary>
    /// <param name="voucher">Handle of who gave it.</param>
    /// <param name="candidate">Handle of whom it was for.</param>
    /// <returns>Everybody who is short now.</returns>
    /// <exception cref="ArgumentException">There is no such vouch.</exception>
    public IReadOnlyList<Shortfall> Withdraw(int voucher, int candidate)
    {
        TakeOut(voucher, candidate);
        if (IsIn(candidate))
        {
            Burn(voucher, 1);
        }

        return Mend();
    }

    /// <summary>Gives somebody his burnt units back, as when their year is over.</summary>
    /// <param name="handle">His handle.</param>
    /// <returns>Everybody who is short now.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The handle is negative.</exception>
    public IReadOnlyList<Shortfall> Forgive(int handle)
    {
        Touch(handle);
        _net[handle].Burnt = 0;
        Allow(handle);
        return Mend();
    }

    /// <summary>Sends what it can to those who are short, in the order they came in; to be called after new vouches or admissions.</summary>
    /// <returns>Everybody who is short still.</returns>
    public IReadOnlyList<Shortfall> Mend()
    {
        _net.Begin();
        foreach (var member in _admitted.Keys)
        {
            Fill(member);
        }

        _circles.TakeOut(_net.Raised());
        _net.TakeBackUnless(keep: true);
        return Short();
    }

    private List<int> PutOut(int member)
    {
        if (!IsIn(member))
        {
            throw new ArgumentException($"{member} is not in.", nameof(member));
        }

        var vouchers = Vouchers(member);
        _cut.Own(member);
        Empty(member);
        _admitted.Remove(member);
        Enter(member, VouchRole.Stranger);
        while (_net[member].FirstIn >= 0)
        {
            _net.Remove(_net[member].FirstIn);
        }

        while (_net[member].FirstOut >= 0)
        {
            _net.Remove(_net[member].FirstOut);
        }

        return vouchers;
    }

    private void TakeOut(int voucher, int candidate)
    {
        var arc = _net.Find(voucher, candidate);
        if (arc < 0)
        {
            throw new ArgumentException($"{voucher} does not vouch for {candidate}.", nameof(candidate));
        }

        if (_net.Arcs[arc].Stake > 0)
        {
            _cut.Stake(arc);
        }

        while (_net.Arcs[arc].Pass > 0)
        {
            _cut.Passing(arc);
        }

        _net.Remove(arc);
    }

    private void Burn(int node, int units)
    {
        _net[node].Burnt += units;
        Allow(node);
        while (_net[node].Used > _net[node].Allowed)
        {
            _cut.Through(node);
        }
    }

    private void Empty(int node)
    {
        while (_net[node].Used > 0)
        {
            _cut.Through(node);
        }
    }
}
