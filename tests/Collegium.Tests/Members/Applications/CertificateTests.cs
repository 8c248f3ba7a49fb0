using Collegium.Files;
using Collegium.Members.Applications;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Members.Applications;

/// <summary>The insurance certificate itself: kept as it came, opened by those to whom the file is open, and erased with it.</summary>
public sealed class CertificateTests
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_applicants_certificate_opens_with_the_file_and_goes_with_it(string engine)
    {
        await using var world = await World.Start(engine);
        using var applicant = new Applicant(world) { Insured = false };
        await applicant.Begin();
        await applicant.Browser.Open(applicant.Page);
        await applicant.Browser.Upload("form#certificate", "file", "certificate.pdf", Png);
        await applicant.Browser.Upload("form#certificate", "file", "certificate.pdf", Applicant.Certificate);
        Assert.Equal((200, "application/pdf"), (await applicant.Browser.Save(applicant.Page + "/certificate")) is var own ? (own.Status, own.Kind!) : default);
        Assert.Equal(1, await world.Look(db => db.Set<KeptFile>().CountAsync()));
        await applicant.Fill(Applicant.Good(), "send");
        var number = (await applicant.Row()).Number;
        await applicant.JudgeSamples();

        using var reviewer = await world.SignInAs(world.Practices["Benavidez Works"]);
        Assert.Equal(403, (await reviewer.Save($"/applications/{number}/certificate")).Status);
        await reviewer.Open($"/applications/{number}");
        await reviewer.Send("#declare form", ("tied", "no"));
        Assert.Equal(Applicant.Certificate, (await reviewer.Save($"/applications/{number}/certificate")).Bytes);
        Assert.Contains("The certificate is on file", reviewer.Text, StringComparison.Ordinal);
        using var client = await world.SignIn("client");
        Assert.NotEqual(200, (await client.Save($"/applications/{number}/certificate")).Status);

        await applicant.Browser.Open(applicant.Page);
        await applicant.Browser.Send("#withdraw form");
        await applicant.Browser.Open(applicant.Page);
        await applicant.Browser.Send("#erase form");
        Assert.Equal(0, await world.Look(db => db.Set<KeptFile>().CountAsync()));
        Assert.Equal(404, (await applicant.Browser.Save(applicant.Page + "/certificate")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_no_certificate_is_refused_beside_the_field(string engine)
    {
        await using var world = await World.Start(engine);
        using var applicant = new Applicant(world) { Insured = false };
        await applicant.Begin();
        byte[] tooLarge = [.. Applicant.Certificate, .. new byte[Upload.MostBytes]];
        foreach (var (bytes, code) in new[] { (null, Upload.None), ((byte[])[.. "MZ a program"u8], Upload.UnknownKind), ((byte[])[.. "<html><script>"u8], Upload.UnknownKind), (tooLarge, Upload.TooLarge) })
        {
            await applicant.Browser.Open(applicant.Page);
            await applicant.Browser.Upload("form#certificate", "file", "certificate.pdf", bytes);
            Assert.Equal(422, applicant.Browser.Status);
            Assert.Contains(code.Message, applicant.Browser.Page.QuerySelector("#file-refusal")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(0, await world.Look(db => db.Set<KeptFile>().CountAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Once_sent_a_first_certificate_may_come_and_no_other(string engine)
    {
        await using var world = await World.Start(engine);
        using var applicant = new Applicant(world) { Insured = false };
        await applicant.Send();
        await applicant.Browser.Open(applicant.Page);
        await applicant.Browser.Upload("#certificate form", "file", "scan.png", Png);
        Assert.Contains("uploaded on", applicant.Browser.Text, StringComparison.Ordinal);
        Assert.Null(applicant.Browser.Page.QuerySelector("#certificate form"));
        using var again = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/apply/{applicant.Secret}/certificate") { Content = new ByteArrayContent(Applicant.Certificate) };
        again.Headers.Add("Idempotency-Key", "again");
        var (status, no) = await new Api(world.Url, null).Send(again);
        Assert.Equal((409, "application.sealed"), (status, (string?)no!["code"]));
        Assert.Equal("image/png", await world.Look(db => db.Set<KeptFile>().Select(f => f.Kind).SingleAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_members_renewal_is_for_itself_and_the_secretary(string engine)
    {
        await using var world = await World.Start(engine);
        var mine = world.Practices["Whitlock & Obi"];
        using var member = await world.SignIn("practitioner");
        await member.Open($"/members/{mine}");
        await member.Upload("#certificate form", "file", "new.pdf", Applicant.Certificate);
        Assert.Equal(200, (await member.Save($"/members/{mine}/certificate")).Status);
        using var secretary = await world.SignIn("secretary");
        await secretary.Open($"/members/{mine}");
        Assert.NotNull(secretary.Page.QuerySelector($"a[href='/members/{mine}/certificate']"));
        Assert.Equal(Applicant.Certificate, (await secretary.Save($"/members/{mine}/certificate")).Bytes);
        using var other = await world.SignInAs(world.Practices["Lindqvist IT"]);
        await other.Open($"/members/{mine}");
        Assert.Null(other.Page.QuerySelector($"a[href='/members/{mine}/certificate']"));
        Assert.Equal(404, (await other.Save($"/members/{mine}/certificate")).Status);
        Assert.Equal(200, (await world.As("secretary").Post($"/practices/{mine}/insurance", new { until = "2028-06-30" })).Status);
        Assert.Equal("2028-06-30", (string?)(await world.As("secretary").Get($"/practices/{mine}/standing")).Body!["insuredUntil"]);
    }
}
