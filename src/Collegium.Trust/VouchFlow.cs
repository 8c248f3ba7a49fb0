namespace Collegium.Trust;

/// <summary>
/// Who gets in, by who vouches for whom: incremental quorum flow. Sources (the council, officers, proven members) give units; a
/// candidate is admissible when as many units as the quorum q reach him through different vouchers and from different sources, while
/// everybody admitted before keeps his. A member passes on at most b units in all, directly or through those he vouched for, so c
/// corrupted members bring in at most c·b/q others, however many identities they make up, and none where c is below q.
/// </summary>
/// <remarks>
/// <para>Sources are shown to differ at admission and recorded then. Later rerouting keeps everybody's number of units and that they
/// come through different vouchers; it need not keep the sources apart.</para>
/// <para>Members are known by handles: whole numbers from 0, dealt out densely, as room goes by the highest in use. The same calls in
/// the same order give the same answers on any machine. Nothing here looks at a clock: the caller takes out what expires. Not safe for
/// several threads at once.</para>
/// <para>Sources: L. R. Ford and D. R. Fulkerson, "Maximal flow through a network", Canadian Journal of Mathematics 8 (1956), for
/// units that make way; R. Levien and A. Aiken, "Attack-resistant trust metrics for public key certification", USENIX Security 1998,
/// for the bound by capacities; what a quorum of units with accounting all the way up adds is in the bound above: every unit that
/// reaches an identity made up by the corrupted has run through one of them.</para>
/// </remarks>
public sealed partial class VouchFlow
{
    private readonly VouchNet _net = new();
    private readonly UnitSearch _search;
    private readonly UnitCut _cut;
    private readonly ChainReader _reader;
    private readonly UnitCircles _circles;

    /// <summary>The sources at admission of every member who is no source, in the order they came in.</summary>
    private readonly OrderedDictionary<int, IReadOnlyList<int>> _admitted = [];

    /// <summary>A net without anybody.</summary>
    /// <param name="terms">The chapter's terms.</param>
    /// <exception cref="ArgumentOutOfRangeException">A term is out of its range.</exception>
    public VouchFlow(VouchTerms terms)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(terms.Quorum, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(terms.Quorum, VouchTerms.MaxQuorum);
        ArgumentOutOfRangeException.ThrowIfNegative(terms.Budget);
        ArgumentOutOfRangeException.ThrowIfNegative(terms.SourceCap);
        Terms = terms;
        _search = new UnitSearch(_net);
        _cut = new UnitCut(_net);
        _reader = new ChainReader(_net);
        _circles = new UnitCircles(_net);
    }

    /// <summary>The chapter's terms.</summary>
    public VouchTerms Terms { get; }

    /// <summary>Members who are not sources, in the order they came in.</summary>
    public IReadOnlyList<int> Members => [.. _admitted.Keys];

    /// <summary>How many members there are besides the sources.</summary>
    public int MemberCount => _admitted.Count;

    /// <summary>True for a member and for a source.</summary>
    /// <param name="handle">Any handle, known or not.</param>
    public bool IsIn(int handle) => handle >= 0 && handle < _net.NodeCount && _net[handle].Role != VouchRole.Stranger;

    /// <summary>Everybody whose quorum is not full, in the order they came in: the list of those to be vouched for again.</summary>
    public IReadOnlyList<Shortfall> Short() =>
        [.. _admitted.Keys.Where(member => _net[member].Held < Terms.Quorum)
            .Select(member => new Shortfall(member, _net[member].Held, Terms.Quorum - _net[member].Held))];

    /// <summary>Puts down that one vouches for another. It carries nothing until the voucher is in.</summary>
    /// <param name="voucher">Handle of who gives his word.</param>
    /// <param name="candidate">Handle of whom it is for.</param>
    /// <returns>False if it stands already; then nothing changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A handle is negative.</exception>
    /// <exception cref="ArgumentException">Somebody vouches for himself.</exception>
    public bool Vouch(int voucher, int candidate)
    {
        if (voucher == candidate)
        {
            throw new ArgumentException($"{voucher} vouches for himself.", nameof(candidate));
        }

        Touch(voucher);
        Touch(candidate);
        return _net.Add(voucher, candidate);
    }

    /// <summary>Asks whether a candidate may be admitted, and changes nothing.</summary>
    /// <param name="candidate">His handle.</param>
    /// <returns>What <see cref="Admit"/> would say.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The handle is negative.</exception>
    public VouchAnswer Probe(int candidate) => Decide(candidate, keep: false);

    /// <summary>Admits a candidate if he is admissible; otherwise nothing changes. Time grows at worst linearly with the vouches.</summary>
    /// <param name="candidate">His handle.</param>
    /// <returns>The chains his units came by, or what is missing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The handle is negative.</exception>
    public VouchAnswer Admit(int candidate) => Decide(candidate, keep: true);

    /// <summary>The chains that hold a member now, which may differ from those at his admission.</summary>
    /// <param name="member">His handle.</param>
    /// <returns>One a unit he holds, from as many different sources as can be; none for a source or a stranger.</returns>
    public IReadOnlyList<Chain> ChainsOf(int member) => IsIn(member) ? _reader.Read(member, alsoSame: true) : [];

    /// <summary>What somebody's vouches are worth and who hangs on them. Changes nothing.</summary>
    /// <param name="handle">A member's or a source's handle; for anybody else nothing is allowed and nothing used.</param>
    public VouchStake StakeOf(int handle)
    {
        if (!IsIn(handle))
        {
            return new VouchStake(0, 0, handle >= 0 && handle < _net.NodeCount ? _net[handle].Burnt : 0, []);
        }

        var node = _net[handle];
        var dependants = new List<int>(node.Used);
        _net.Begin();
        while (_net[handle].Used > 0)
        {
            dependants.Add(_cut.Through(handle));
        }

        _net.TakeBack();
        return new VouchStake(node.Allowed, node.Used, node.Burnt, dependants);
    }

    /// <summary>All that must be kept to build the same net again.</summary>
    public VouchRecord Record()
    {
        var all = Enumerable.Range(0, _net.NodeCount).ToArray();
        return new VouchRecord(
            [.. all.Where(node => _net[node].Role == VouchRole.Source)],
            _net.Vouches(),
            [.. _admitted.Select(one => new Admission(one.Key, one.Value, _net[one.Key].Held))],
            [.. all.Where(node => _net[node].Burnt > 0).Select(node => new BurntUnits(node, _net[node].Burnt))]);
    }

    private void Touch(int handle)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(handle);
        _net.Touch(handle);
    }

    private void Enter(int node, VouchRole role)
    {
        _net[node].Role = role;
        Allow(node);
    }

    /// <summary>What somebody may pass on, by what he is and what is burnt.</summary>
    private void Allow(int node)
    {
        var full = _net[node].Role switch
        {
            VouchRole.Member => Terms.Budget,
            VouchRole.Source => Terms.SourceCap,
            VouchRole.Stranger => 0,
        };
        _net[node].Allowed = Math.Max(0, full - _net[node].Burnt);
    }
}
