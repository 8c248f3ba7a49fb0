using Collegium.Governance;
using Collegium.Members;
using Collegium.Members.Regard;
using Collegium.Members.Vouching;

namespace Collegium.Tests.Members.Regard;

/// <summary>Whom one may trust, by way of whom, and where the floor lies. A stands in the council; B to E came in later.</summary>
public sealed class RegardRules
{
    private static readonly Guid Chapter = Id(99);
    private static readonly Guid[] Clients = [.. Enumerable.Range(50, 9).Select(Id)];
    private static readonly Guid A = Id(0);
    private static readonly Guid B = Id(1);
    private static readonly Guid C = Id(2);
    private static readonly Guid D = Id(3);
    private static readonly Guid E = Id(4);

    [Fact]
    public void Where_nobody_has_spoken_for_anybody_nothing_is_said() => Assert.Null(Of(Client(0, B, 5)).Ask(null));

    [Fact]
    public void Trust_goes_on_by_those_one_trusts()
    {
        var seen = Of(Vouch(A, B), Vouch(B, C), Vouch(D, E)).Ask(A)!;
        Assert.Equal("You know their work yourselves", seen.Words(B));
        Assert.Equal("Trusted through Practice B", seen.Words(C));
        Assert.Equal("Hangs on nobody you know yet", seen.Words(E));
        Assert.True(seen.Shares[B] > seen.Shares[C] && seen.Shares[C] > 0);
        Assert.False(seen.Shares.ContainsKey(E));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(4)]
    public void Without_own_trust_it_starts_with_the_council(int? asker)
    {
        var seen = Of(Vouch(A, B), Vouch(A, C), Vouch(B, D), Vouch(C, D)).Ask(asker is { } one ? Id(one) : null)!;
        Assert.Equal("One of those the chapter’s trust starts with", seen.Words(A));
        Assert.Equal("Trusted through Practice A", seen.Words(B));
        Assert.Equal("Trusted through Practice B and Practice C", seen.Words(D));
        Assert.Equal("Hangs on nobody the council knows yet", seen.Words(E));
        Assert.All(seen.Shares.Values, share => Assert.InRange(share, 0, 1));
    }

    [Fact]
    public void A_review_is_trust_too_and_names_nobody()
    {
        var seen = Of(new Word(A, B, 0.8, WordKind.Review)).Ask(null)!;
        Assert.Equal("Members looked at their work and found it good", seen.Words(B));
        Assert.True(seen.Shares[B] > 0);
    }

    [Fact]
    public void A_bad_review_outweighs_an_attested_skill() =>
        Assert.False(Of(Vouch(A, C), new Word(A, B, 0.6, WordKind.Attestation), new Word(A, B, -0.8, WordKind.Review)).Ask(A)!.Shares.ContainsKey(B));

    [Fact]
    public void The_word_of_one_who_is_out_carries_nobody() =>
        Assert.False(Of([Vouch(A, B), new Word(B, C, 0.8, WordKind.Review)], (B, Standing.Suspended)).Ask(A)!.Shares.ContainsKey(C));

    [Theory]
    [InlineData(new int[0], true)]
    [InlineData(new[] { 1 }, true)]
    [InlineData(new[] { 1, 1 }, false)]
    [InlineData(new[] { 2, 2, 2 }, true)]
    [InlineData(new[] { 2, 2, 2, 2, 2, 2, 2, 2, 2 }, false)]
    [InlineData(new[] { 1, 1, 5, 5 }, true)]
    [InlineData(new[] { 3, 3, 3 }, true)]
    public void The_floor_takes_more_than_one_voice(int[] ratings, bool asked) =>
        Assert.Equal(asked, !Of([.. ratings.Select((rating, client) => Client(client, B, rating))]).BelowFloor.Contains(B));

    [Fact]
    public void The_charter_sets_the_floor() =>
        Assert.Contains(B, RegardNet.Build(Rows([Client(0, B, 2)], [], new CharterRules { GoodnessFloor = -10 })).BelowFloor);

    [Fact]
    public void A_vouch_raises_nobody_above_the_floor() =>
        Assert.Contains(B, Of(Client(0, B, 1), Client(1, B, 1), Vouch(A, B), Vouch(C, B), Vouch(D, B)).BelowFloor);

    [Fact]
    public void A_suspension_served_stays_above_the_floor_and_with_a_bad_rating_does_not()
    {
        var suspension = new Word(Chapter, B, -0.8, WordKind.Sanction);
        Assert.Empty(Of(suspension).BelowFloor);
        Assert.Contains(B, Of(suspension, Client(0, B, 1)).BelowFloor);
    }

    private static Guid Id(int number) => new(number + 1, 0, 0, new byte[8]);

    private static Word Vouch(Guid from, Guid to) => new(from, to, 1, WordKind.Vouch);

    private static Word Client(int client, Guid of, int rating) => new(Clients[client], of, (rating - 3) / 2.0, WordKind.Client);

    private static RegardNet Of(params Word[] words) => Of(words, []);

    private static RegardNet Of(Word[] words, params (Guid Id, Standing Now)[] standings) => RegardNet.Build(Rows(words, standings, new CharterRules()));

    private static RegardRows Rows(Word[] words, (Guid Id, Standing Now)[] standings, CharterRules rules) => new(Chapter, new NetRows(rules, World.Morning)
    {
        Members = [.. new[] { A, B, C, D, E }.Select((id, at) => new NetMember(
            id, $"Practice {(char)('A' + at)}", standings.FirstOrDefault(s => s.Id == id) is { Id: var known, Now: var now } && known == id ? now : Standing.Full, World.Morning))],
        Council = new HashSet<Guid> { A },
        Vouches = [],
        Admissions = [.. new[] { B, C, D, E }.Select(id => new NetAdmission(id, [A], 2))],
        Sources = new Dictionary<Guid, string> { [A] = VouchSource.Founder },
        Burnt = new Dictionary<Guid, int>(),
    }, words);
}
