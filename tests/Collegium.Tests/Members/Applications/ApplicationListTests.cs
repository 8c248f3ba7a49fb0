namespace Collegium.Tests.Members.Applications;

/// <summary>The list of applications by what one looks for, on the page, as a file and over the API.</summary>
public sealed class ApplicationListTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Filters_say_the_same_on_the_page_in_the_file_and_over_the_API(string engine)
    {
        await using var world = await World.Start(engine);
        using var declined = new Applicant(world);
        await declined.Send();
        await declined.AnswerReferences();
        await declined.Find("fail", "Mostly commission.", "seller");
        using var open = new Applicant(world);
        var answers = Applicant.Good("Pellworm IT");
        (answers["people"], answers["account"], answers["phone"], answers["address"]) = ("Ida Pell, ida@pellworm.example, 623-555-0777", "122100024 7770011", "623-555-0778", "3 Dune Rd");
        await open.Send(answers, "ida@pellworm.example");
        Assert.Contains("We have it", open.Browser.Text, StringComparison.Ordinal);
        foreach (var (query, names) in new (string, string[])[]
        {
            ("", ["Pellworm IT"]), ("?all=true", ["Pellworm IT", "Ostrander IT (application 1)"]), ("?state=declined", ["Ostrander IT (application 1)"]),
            ("?screen=seller", ["Pellworm IT", "Ostrander IT (application 1)"]), ("?screen=pretender", ["Pellworm IT"]), ("?screen=appeal", []),
            ("?state=review&screen=fraudster", ["Pellworm IT"]), ("?q=pell", ["Pellworm IT"]), ("?q=glendale&all=true", ["Pellworm IT", "Ostrander IT (application 1)"]),
        })
        {
            var items = (await world.As("secretary").Get("/applications" + query)).Body!["items"]!.AsArray();
            Assert.Equal(names, items.Select(i => (string)i!["name"]!));
            using var secretary = await world.SignIn("secretary");
            await secretary.Open("/applications" + query);
            Assert.Equal(names, secretary.Page.QuerySelectorAll("table.tb tbody tr td:nth-child(2)").Select(c => c.TextContent));
            var file = System.Text.Encoding.UTF8.GetString((await secretary.Save("/applications" + query + (query.Length == 0 ? "?" : "&") + "format=csv")).Bytes);
            Assert.Equal(names.Length + 1, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.All(names, n => Assert.Contains(n, file, StringComparison.Ordinal));
        }

        Assert.Equal((400, "state.unknown"), await world.As("secretary").Get("/applications?state=lost") is var lost ? (lost.Status, (string?)lost.Body!["code"]) : default);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_needs_who_declared_until_they_signed_and_then_the_secretary(string engine)
    {
        await using var world = await World.Start(engine);
        using var applicant = new Applicant(world);
        await applicant.Send();
        await applicant.JudgeSamples();
        var number = (await applicant.Row()).Number;
        var reviewer = await world.KeyOf(world.Practices["Benavidez Works"]);
        Assert.Equal(0, await Needing(reviewer));
        await reviewer.Post($"/applications/{number}/declaration", new { tied = "no" });
        Assert.Equal((1, 0), (await Needing(reviewer), await Needing(world.As("secretary"))));
        await applicant.Pass("seller", "pretender", "fraudster");
        Assert.Equal((0, 1), (await Needing(reviewer), await Needing(world.As("secretary"))));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Vouches_are_a_file_too(string engine)
    {
        await using var world = await World.Start(engine);
        using var applicant = new Applicant(world);
        await applicant.Send();
        var practice = (await applicant.Row()).PracticeId;
        Assert.Equal(201, (await world.As("practitioner").Post("/vouches", new { practice, words = "I have seen their work for years.", stakeRead = true })).Status);
        using var member = await world.SignIn("practitioner");
        using var secretary = await world.SignIn("secretary");
        foreach (var (who, path) in new[] { (member, "/vouches?format=csv"), (secretary, "/vouches?all=yes&format=csv") })
        {
            var (status, kind, bytes) = await who.Save(path);
            Assert.Equal((200, "text/csv"), (status, kind));
            Assert.Contains("Whitlock & Obi,Ostrander IT,", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        }
    }

    private static async Task<int> Needing(Api who) => (await who.Get("/applications?needsMe=true")).Body!["items"]!.AsArray().Count;
}
