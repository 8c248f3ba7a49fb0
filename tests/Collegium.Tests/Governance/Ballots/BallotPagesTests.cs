using Collegium.Governance;
using Collegium.Governance.Ballots;
using Collegium.Tests.Desk;

namespace Collegium.Tests.Governance.Ballots;

/// <summary>A ballot as people see it: the question, the rule, the roll, one vote, a receipt, and the count that adds up.</summary>
public sealed class BallotPagesTests
{
    private const string VoteForm = "form:has([name=choice])";
    private const string CheckForm = "form:has([name=receipt])";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_practitioner_finds_it_votes_and_checks_the_receipt(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world, ("Lindqvist IT", Excluded.SponsorTree));
        using var browser = await world.SignIn("practitioner");
        await browser.Open("/ballots");
        Assert.Contains("one waits for your practice", browser.Text, StringComparison.Ordinal);
        Assert.Contains("0 of 4 have voted", browser.Text, StringComparison.Ordinal);
        await browser.Open(browser.Page.QuerySelector("main .people a")!.GetAttribute("href")!);
        Assert.Contains("2 of 4 must vote", browser.Text, StringComparison.Ordinal);
        Assert.Contains("It stands behind the candidate", browser.Text, StringComparison.Ordinal);
        await browser.Send(VoteForm, ("choice", "y"));
        Assert.Equal(200, browser.Status);
        Assert.Equal($"/ballots/{ballot}", browser.Address);
        var receipt = browser.Page.QuerySelector("code.receipt")!.TextContent;
        Assert.Null(browser.Page.QuerySelector(VoteForm));

        await browser.Open($"/ballots/{ballot}");
        Assert.DoesNotContain(receipt, browser.Text, StringComparison.Ordinal);
        await browser.Send(CheckForm, ("receipt", receipt.ToLowerInvariant()));
        Assert.Contains("It is in the box", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("as yes", browser.Text, StringComparison.Ordinal);
        await browser.Open("/ballots");
        Assert.Contains("none waits for you", browser.Text, StringComparison.Ordinal);
        Assert.Contains("1 of 4 have voted", browser.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_same_form_again_shows_the_same_receipt_and_another_tab_is_told(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world);
        using var browser = await world.SignIn("practitioner");
        var page = await browser.Open($"/ballots/{ballot}");
        using var other = await world.SignIn("practitioner");
        await other.Open($"/ballots/{ballot}");
        var operation = page.QuerySelector($"{VoteForm} [name=operation]")!.GetAttribute("value")!;
        using var third = await world.SignIn("practitioner");
        await third.Open($"/ballots/{ballot}");
        await browser.Send(VoteForm, ("choice", "n"));
        var receipt = browser.Page.QuerySelector("code.receipt")!.TextContent;

        await other.Send(VoteForm, ("choice", "n"), ("operation", operation));
        Assert.Equal((200, receipt), (other.Status, other.Page.QuerySelector("code.receipt")!.TextContent));
        await third.Send(VoteForm, ("choice", "y"));
        Assert.Equal(409, third.Status);
        Assert.Contains("Your practice has voted; each practice does it once.", third.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await Chamber.Card(world, ballot)).Voted);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Once_it_is_closed_the_page_shows_the_account_and_finds_each_paper(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world);
        var receipts = await Chamber.CastAll(world, ballot, Vote.Yes, Vote.Yes, Vote.Yes, Vote.No, Vote.Abstain);
        using (var early = await world.SignIn("steward"))
        {
            await early.Open($"/ballots/{ballot}");
            Assert.Null(early.Page.QuerySelector("#h-result"));
            Assert.Contains("5 of 5", early.Text, StringComparison.Ordinal);
        }

        await world.Pass(TimeSpan.FromDays(7));
        using var browser = await world.SignIn("steward");
        await browser.Open($"/ballots/{ballot}");
        Assert.Contains("3 of the 4 that said yes or no said yes, and it takes 70 %.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("the three figures agree", browser.Text, StringComparison.Ordinal);
        Assert.Equal(5, browser.Page.QuerySelectorAll("td.receipt").Length);
        var listed = browser.Page.QuerySelectorAll("td.receipt").Select(c => c.TextContent).ToList();
        Assert.Equal(listed.Order(StringComparer.Ordinal), listed);
        foreach (var (receipt, words) in receipts.Zip(["as yes", "as yes", "as yes", "as no", "as abstain"]))
        {
            await browser.Send(CheckForm, ("receipt", receipt));
            Assert.Contains(words, browser.Page.QuerySelector("#check .say")!.TextContent, StringComparison.Ordinal);
        }

        await browser.Send(CheckForm, ("receipt", Receipt.New()));
        Assert.Equal(404, browser.Status);
    }

    [Fact]
    public async Task The_roll_is_a_file_for_officers_and_the_list_one_for_all()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var ballot = await Chamber.Open(world, ("Lindqvist IT", Excluded.Conflict));
        await Chamber.Cast(world, ballot, "Cordova Systems", Vote.No);
        using var secretary = await world.SignIn("secretary");
        await secretary.Open($"/ballots/{ballot}?format=csv");
        Assert.Contains("Cordova Systems,yes,,yes", secretary.Text, StringComparison.Ordinal);
        Assert.Contains("Lindqvist IT,no,\"it declared a conflict of interest, or competes directly\",no", secretary.Text, StringComparison.Ordinal);
        using var practitioner = await world.SignIn("practitioner");
        await practitioner.Open($"/ballots/{ballot}?format=csv");
        Assert.Equal(403, practitioner.Status);
        await practitioner.Open("/ballots?format=csv");
        Assert.Contains(Chamber.Question, practitioner.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_program_votes_checks_and_steps_back_like_a_person(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world);
        var api = world.As("practitioner");
        var (_, voted) = await api.Post($"/ballots/{ballot}/vote", new { choice = "abstain" });
        var (status, found) = await api.Post($"/ballots/{ballot}/receipt", new { receipt = (string)voted!["receipt"]! });
        Assert.Equal((200, null), (status, found!["vote"]));
        var (_, shown) = await api.Get($"/ballots/{ballot}");
        Assert.Equal((1, 5, null), ((int)shown!["ballot"]!["voted"]!, (int)shown["ballot"]!["eligible"]!, shown["ballot"]!["counts"]));
        Assert.Empty(shown["papers"]!.AsArray());
        var (late, no) = await api.Post($"/ballots/{ballot}/recusal");
        Assert.Equal((409, "ballot.too-late-to-recuse"), (late, (string?)no!["code"]));
        var (_, list) = await api.Get("/ballots");
        Assert.True((bool)list!["items"]![0]!["mine"]!["voted"]!);
        Assert.Equal(404, (await api.Get($"/ballots/{Guid.CreateVersion7()}")).Status);
    }
}
