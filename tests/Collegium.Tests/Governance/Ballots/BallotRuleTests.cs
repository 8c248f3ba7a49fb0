using Collegium.Database;
using Collegium.Governance;
using Collegium.Governance.Ballots;
using Microsoft.Extensions.Configuration;

namespace Collegium.Tests.Governance.Ballots;

/// <summary>The arithmetic of a ballot, and what its box looks like; no database.</summary>
public sealed class BallotRuleTests
{
    private static readonly Guid Id = Guid.Parse("0198f000-0000-7000-8000-00000000aaaa");

    [Theory]
    [InlineData(12, 1, 6)]
    [InlineData(11, 1, 6)]
    [InlineData(5, 1, 3)]
    [InlineData(1, 1, 1)]
    [InlineData(12, 2, 4)]
    [InlineData(5, 2, 2)]
    [InlineData(2, 2, 1)]
    public void So_many_must_vote(int eligible, int call, int needed)
    {
        var ballot = Made(call);
        Assert.Equal(needed, ballot.Needed(eligible));
        Assert.True(ballot.HasQuorum(needed, eligible));
        Assert.False(ballot.HasQuorum(needed - 1, eligible));
    }

    [Theory]
    [InlineData(7, 3, 0, true)]
    [InlineData(7, 3, 9, true)]
    [InlineData(69, 31, 0, false)]
    [InlineData(6, 3, 0, false)]
    [InlineData(1, 0, 5, true)]
    [InlineData(0, 0, 5, false)]
    public void Yes_needs_its_share_of_those_who_took_a_side(int yes, int no, int abstain, bool carries) =>
        Assert.Equal(carries, Made().Carries(new Counts(yes, no, abstain)));

    [Fact]
    public void A_tie_never_carries() => Assert.False(Made(yesPercent: 50).Carries(new Counts(4, 4, 0)));

    [Fact]
    public void The_same_papers_make_the_same_bytes_in_whatever_order_they_came()
    {
        var papers = Enumerable.Range(0, 9).Select(i => new Paper(Receipt.Hash(Id, Receipt.New())!, (Vote)(i % 3))).ToList();
        var once = papers.Aggregate(Array.Empty<byte>(), Papers.Add);
        foreach (var seed in Enumerable.Range(0, 20))
        {
            var shuffled = papers.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(once, shuffled.Aggregate(Array.Empty<byte>(), Papers.Add));
        }

        Assert.Equal(new Counts(3, 3, 3), Papers.Tally(once));
        Assert.All(papers, p => Assert.Equal(p.Vote, Papers.Find(once, p.Receipt)!.Value.Vote));
    }

    [Fact]
    public void A_receipt_is_read_as_people_write_it_and_holds_for_one_ballot()
    {
        var receipt = Receipt.New();
        var hash = Receipt.Hash(Id, receipt);
        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$", receipt);
        Assert.Equal(hash, Receipt.Hash(Id, $" {receipt.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)}"));
        Assert.Equal(Receipt.Hash(Id, "0111-1111-1111-1111"), Receipt.Hash(Id, "OIlL-1111-1111-1111"));
        Assert.NotEqual(hash, Receipt.Hash(Guid.Empty, receipt));
        Assert.Null(Receipt.Hash(Id, receipt[..^1]));
        Assert.Null(Receipt.Hash(Id, null));
    }

    [Fact]
    public void A_sealed_box_opens_with_its_key_and_looks_new_each_time()
    {
        var seal = Sealing("Host=nowhere", new string('k', 32));
        var papers = Papers.Add([], new Paper(Receipt.Hash(Id, Receipt.New())!, Vote.No));
        var (first, second) = (seal.Seal(Id, papers), seal.Seal(Id, papers));
        Assert.NotEqual(first, second);
        Assert.Equal(papers, seal.Open(new BallotBox { Id = Id, Sealed = first }));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() =>
            Sealing("Host=nowhere", new string('x', 32)).Open(new BallotBox { Id = Id, Sealed = first }));
        Assert.Throws<InvalidOperationException>(() => Sealing("Host=nowhere").Open(new BallotBox { Id = Id, Sealed = first }));
    }

    [Fact]
    public void Without_a_setting_the_key_lies_beside_the_SQLite_file_and_on_PostgreSQL_there_is_none()
    {
        var folder = Directory.CreateTempSubdirectory("collegium-key-");
        var connection = $"Data Source={Path.Combine(folder.FullName, "c.db")}";
        var papers = Papers.Add([], new Paper(Receipt.Hash(Id, Receipt.New())!, Vote.Yes));
        var box = new BallotBox { Id = Id, Sealed = Sealing(connection).Seal(Id, papers) };
        Assert.Equal(papers, Sealing(connection).Open(box));
        var file = new FileInfo(Path.Combine(folder.FullName, "c.db.ballot-key"));
        Assert.Equal(32, file.Length);
        Assert.True(OperatingSystem.IsWindows() || file.UnixFileMode == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        folder.Delete(recursive: true);
        Assert.False(Sealing("Host=nowhere").KeyIsApart);
        Assert.Throws<InvalidOperationException>(() => Sealing("Host=nowhere", "too short").KeyIsApart);
    }

    private static BoxSeal Sealing(string connection, string? key = null) => new(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [BoxSeal.Setting] = key }).Build(), new DatabaseAddress(connection));

    private static Ballot Made(int call = 1, int yesPercent = 70) => new()
    {
        Id = Id, Kind = "admission", About = Chamber.Candidate, OpenedAt = World.Morning, ClosesAt = World.Morning.AddDays(7), Call = call,
        QuorumPercent = 50, SecondCallDays = 5, SecondCallQuorumPercent = 33, YesPercent = yesPercent, CharterVersion = 1,
    };
}
