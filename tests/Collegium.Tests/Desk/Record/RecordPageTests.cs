using Collegium.Members;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk.Record;

/// <summary>A request's whole record, and the steps a steward takes on it for whoever is on the phone.</summary>
public sealed class RecordPageTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Only_who_could_take_it_stands_in_the_list_to_give_it_to(string engine)
    {
        await using var world = await World.Start(engine);
        var applicant = await world.Do(async s => (await s.GetRequiredService<MembersDoor>().Add(
            new NewPractice("Ostrander IT", "Phoenix", "9 Mesa St", 33.45, -112.07, "602-555-0109", "office9@members.example", new DateOnly(2027, 6, 30),
                [new NewPractitioner("Lena Ostrander", "lena@members.example", "602-555-0110", [("imaging", 92)])]) { ClinicalTerms = true }, Standing.Applicant, "asked to join")).Value);
        var request = await Told.Asked(world);
        using var browser = await world.SignIn("steward");
        await browser.Open($"/requests/{request["number"]}");
        var listed = browser.Page.QuerySelectorAll("#give option").Select(o => o.GetAttribute("value")).ToList();
        Assert.Equal("", listed[0]);
        Assert.Equal(world.Practices.Values.Select(p => p.ToString()).Order(StringComparer.Ordinal), listed.Skip(1).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(applicant.ToString(), listed);
        await browser.Send("#give form", ("practice", ""));
        Assert.Equal(422, browser.Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_steward_brings_a_request_from_the_phone_to_confirmed(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = await world.SignIn("steward");
        await browser.Open("/requests/new");
        await browser.Send(
            "main form", ("client", "Ocotillo Bend Dental"), ("text", "Since this morning the x-ray machine no longer sends its pictures to our computers, patients are waiting."),
            ("impact", "stopped"));

        var address = browser.Address;
        Assert.StartsWith("/requests/", address, StringComparison.Ordinal);
        Assert.Contains("Offers, and why in this order", browser.Text, StringComparison.Ordinal);
        Assert.Equal(3, browser.Page.QuerySelectorAll("#offers tbody tr th").Length - 0);

        await browser.Send("#note form", ("text", "Ask for the room’s number"), ("audience", "members"));
        Assert.Contains("Only members see this", browser.Text, StringComparison.Ordinal);
        await browser.Send("#accept-1 form");
        await browser.Send("#estimate form", ("minutesFrom", "60"), ("minutesTo", "120"), ("partsMinor", "48.00"), ("note", "Look at the sensor"));
        Assert.Contains("Not approved yet", browser.Text, StringComparison.Ordinal);
        await browser.Send("#approve form");
        await browser.Send("#time form", ("minutes", "90"), ("note", "Put the driver back"), ("day", ""));
        Assert.Contains("the estimate", browser.Page.QuerySelector("#work table")!.TextContent, StringComparison.Ordinal);
        await browser.Send("#done form", ("note", "Ten pictures arrived"));
        await browser.Send("#confirm form", ("rating", "5"), ("words", "It works"));

        Assert.Equal((200, address), (browser.Status, browser.Address));
        Assert.Contains("Done, confirmed by the client.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("entered by an officer, so it isn’t counted", browser.Text, StringComparison.Ordinal);

        await browser.Send("#again form", ("why", ""));
        Assert.Equal(422, browser.Status);
        await browser.Send("#again form", ("why", "Room 2 is dark again"));
        Assert.Contains("says it isn’t fixed", browser.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_refused_step_shows_its_form_again_with_the_sentence_beside_the_field(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = await world.SignIn("steward");
        await browser.Open("/requests/new");
        await browser.Send("main form", ("client", "Nobody & Sons"), ("text", "The e-mail is slow"), ("impact", "can-wait"));
        Assert.Equal(422, browser.Status);
        Assert.Contains("We know no client of that name", browser.Page.QuerySelector("#client-refusal")!.TextContent, StringComparison.Ordinal);

        await browser.Send("main form", ("client", "Hollis Ranch Realty"), ("text", "The e-mail of everybody is slow since Friday"), ("impact", "can-wait"));
        await browser.Send("#note form", ("text", ""), ("audience", "members"));
        Assert.Equal(422, browser.Status);
        Assert.True(browser.Page.QuerySelector("#note")!.HasAttribute("open"));
        Assert.Contains("Write the note first", browser.Page.QuerySelector("#text-refusal")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Corrected_needs_ask_the_practices_that_fit(string engine)
    {
        await using var world = await World.Start(engine);
        var (_, told) = await world.As("steward").Post("/requests", new { client = "Hollis Ranch Realty", text = "It is all strange today and nobody knows why that may be", impact = "can-wait" });
        using var browser = await world.SignIn("steward");
        await browser.Open($"/requests/{told!["number"]}");
        await browser.Send("#needs form", ("codes", "printing"), ("codes", "mail"));

        Assert.Equal(200, browser.Status);
        Assert.Equal("asked", (string?)(await world.As("steward").Get($"/requests/{told["id"]}")).Body!["state"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_steward_reads_how_many_were_kept_out_and_by_which_gate(string engine)
    {
        await using var world = await World.Start(engine);
        await world.Do(async s =>
        {
            var (members, day) = (s.GetRequiredService<MembersDoor>(), World.Morning);
            await members.BookAbsence(world.Practices["Cordova Systems"], null, day.AddDays(-1), day.AddDays(3));
            await members.DeclareTie(world.Practices["Lindqvist IT"], world.Clients["Ocotillo Bend Dental"]);
            return Done.It;
        });
        var request = await Told.Asked(world);
        using var steward = await world.SignIn("steward");
        await steward.Open($"/requests/{request["number"]}");

        var gates = steward.Page.QuerySelector("#gates")!;
        Assert.Contains("5 considered: 3 asked already, ", gates.TextContent, StringComparison.Ordinal);
        string[] rows = [.. gates.QuerySelectorAll("tbody tr").Select(r => string.Join(" ", r.Children.Select(c => c.TextContent)))];
        Assert.Equal(["0 passed: could be asked next", "1 away", "1 with a tie to this client", "3 asked already"], rows.Order(StringComparer.Ordinal));

        using var treasurer = await world.SignIn("treasurer");
        await treasurer.Open($"/requests/{request["number"]}");
        Assert.Null(treasurer.Page.QuerySelector("#gates"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task No_such_number_is_not_found_in_words(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = await world.SignIn("steward");
        await browser.Open("/requests/99999");
        Assert.Equal(404, browser.Status);
        Assert.Contains("There is nothing here", browser.Text, StringComparison.Ordinal);
    }
}
