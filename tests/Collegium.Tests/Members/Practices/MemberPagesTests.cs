namespace Collegium.Tests.Members.Practices;

/// <summary>What is written of members and clients, and who may write it.</summary>
public sealed class MemberPagesTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_practice_writes_its_own_people_skills_and_days_off(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = await world.SignIn("practitioner");
        await browser.Open($"/members/{world.Practices["Whitlock & Obi"]}");
        await browser.Send("#add form", ("name", "Ama Obi"), ("mail", "ama@members.example"), ("phone", "602-555-0177"), ("capacity", "4"), ("reach", "30"));
        Assert.Contains("Ama Obi", browser.Text, StringComparison.Ordinal);
        await browser.Send("[id^=skill-] form", ("code", "printing"), ("level", "101"));
        Assert.Equal(422, browser.Status);
        Assert.Contains("101 can't be claimed", browser.Text, StringComparison.Ordinal);
        await browser.Send("#away form", ("who", ""), ("from", "2026-12-24"), ("to", "2026-12-20"));
        Assert.Equal(422, browser.Status);
        await browser.Send("#away form", ("who", ""), ("from", "2026-12-24"), ("to", "2026-12-31"));
        Assert.Contains("Everybody: ", browser.Text.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);

        await browser.Open($"/members/{world.Practices["Halloran Networks"]}");
        Assert.Null(browser.Page.QuerySelector("#add"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_secretary_records_a_certificate_and_a_run_out_one_is_said(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = await world.SignIn("secretary");
        await browser.Open($"/members/{world.Practices["Halloran Networks"]}");
        await browser.Send("#insurance form", ("until", "2026-11-01"));
        Assert.Contains("The insurance certificate ran out", browser.Text, StringComparison.Ordinal);
        await browser.Send("#insurance form", ("until", "1926-11-01"));
        Assert.Equal(422, browser.Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_steward_writes_a_client_down_with_its_people_and_agreement(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = await world.SignIn("steward");
        await browser.Open("/clients");
        await browser.Send("#add form", ("name", "Hollis Ranch Realty"), ("trade", "realty"), ("people", "4"));
        Assert.Equal(409, browser.Status);
        await browser.Send("#add form", ("name", "Larkspur Pediatrics"), ("trade", "medical"), ("people", "12"), ("city", "Tempe"), ("address", "1 Main"));
        Assert.Contains("No business associate agreement is on record", browser.Text, StringComparison.Ordinal);
        await browser.Send("#contact form", ("name", "Dr. Quill"), ("mail", ""), ("phone", ""));
        Assert.Equal(422, browser.Status);
        await browser.Send("#contact form", ("name", "Dr. Quill"), ("mail", "quill@larkspur.example"), ("phone", ""));
        Assert.Contains("Dr. Quill", browser.Text, StringComparison.Ordinal);
        await browser.Send("#agreement form", ("signedOn", "2126-01-01"));
        Assert.Equal(422, browser.Status);
        await browser.Send("#agreement form", ("signedOn", "2026-11-02"));
        Assert.DoesNotContain("No business associate agreement is on record", browser.Text, StringComparison.Ordinal);
        await browser.Send("#exclude form", ("practice", world.Practices["Halloran Networks"].ToString()));
        Assert.Contains("Not wanted here", browser.Text, StringComparison.Ordinal);
    }
}
