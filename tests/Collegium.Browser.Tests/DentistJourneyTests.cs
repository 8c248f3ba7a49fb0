using System.Text.RegularExpressions;
using Collegium.Mail;
using Collegium.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Collegium.Browser.Tests;

/// <summary>
/// The main promise, clicked through: a dentist's x-ray machine no longer sends pictures, and by the end the member who
/// fixed it is paid. Each step leaves a picture.
/// </summary>
public sealed partial class DentistJourneyTests
{
    private const string Trouble =
        "Since this morning the x-ray machine no longer sends its pictures to our computers, patients are waiting.";

    private int _step;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task From_the_public_form_to_the_members_payout(string engine)
    {
        await using var site = await Site.Open(engine);
        var phone = Look.All[0];
        var client = await site.Person(phone);
        await Tell(client, site);

        var practitioner = await site.SignedIn("practitioner@sonoran.example", phone);
        var number = await Accept(practitioner, site);
        await Estimate(practitioner, number);
        await client.ReloadAsync();
        await Shot(client, "client-reads-the-estimate");
        await client.Locator("#estimate button.primary").ClickAsync();
        await Work(practitioner, number);
        await Confirm(client);

        var steward = await site.SignedIn("steward@sonoran.example");
        await steward.GotoAsync($"/requests/{number}");
        await Shot(steward, "steward-reads-the-whole-story");
        await site.World.Settle();
        var treasurer = await site.SignedIn("treasurer@sonoran.example");
        await Bill(treasurer, number);
        await client.ReloadAsync();
        await Shot(client, "client-sees-it-is-paid");
        await PayOut(treasurer, await site.SignedIn("treasurer2@sonoran.example"));
        await practitioner.GotoAsync("/statement");
        await Shot(practitioner, "member-sees-the-payout");
    }

    private async Task Tell(IPage client, Site site)
    {
        await client.GotoAsync("/");
        await client.FillAsync("[name='Form.Text']", Trouble);
        await client.CheckAsync("[name='Form.Impact'][value='stopped']", new() { Force = true });
        await client.FillAsync("[name='Form.Name']", "Marisol Reyna");
        await client.FillAsync("[name='Form.Reach']", "0@client.example");
        await Shot(client, "client-tells");
        await client.ClickAsync("#tell button.primary");
        await client.WaitForURLAsync("**/told/**");
        Assert.Contains("9:42", await client.InnerTextAsync("h1"), StringComparison.Ordinal);
        await Shot(client, "client-sees-who-is-asked");
        await site.World.Settle();
        var mail = await site.World.Look(db => db.Set<MailMessage>().SingleAsync(m => m.Kind == "request.told" && m.ToAddress == "0@client.example"));
        await client.GotoAsync(PrivatePage().Match(mail.Text).Value);
        await Shot(client, "client-opens-the-page-from-the-mail");
    }

    private async Task<string> Accept(IPage practitioner, Site site)
    {
        var mail = await site.World.Look(db => db.Set<MailMessage>().SingleAsync(m => m.Kind == "offer.made" && m.ToAddress == "person1@members.example"));
        Assert.DoesNotContain("Ocotillo", mail.Text, StringComparison.Ordinal);
        await practitioner.GotoAsync(OfferLink().Match(mail.Text).Value);
        await Shot(practitioner, "member-reads-the-offer");
        await practitioner.ClickAsync("#answer button.primary");
        await practitioner.WaitForLoadStateAsync();
        await practitioner.GotoAsync("/work");
        await Shot(practitioner, "member-has-it");
        await practitioner.Locator("main a[href^='/work/']").First.ClickAsync();
        await practitioner.WaitForURLAsync("**/work/*");
        return practitioner.Url.Split('/')[^1];
    }

    private async Task Estimate(IPage practitioner, string number)
    {
        Assert.Contains("x-ray machine", await practitioner.InnerTextAsync("main"), StringComparison.Ordinal);
        await practitioner.FillAsync("[name='Form.MinutesFrom']", "60");
        await practitioner.FillAsync("[name='Form.MinutesTo']", "120");
        await practitioner.FillAsync("[name='Form.About']", "Look at the link between the sensor and the picture program.");
        await practitioner.ClickAsync("#estimate button[type=submit]");
        await practitioner.WaitForURLAsync($"**/work/{number}*");
        await Shot(practitioner, "member-sent-the-estimate");
    }

    private async Task Work(IPage practitioner, string number)
    {
        await practitioner.GotoAsync($"/work/{number}");
        await practitioner.Locator("#time summary").ClickAsync();
        await practitioner.FillAsync("[name='Form.Minutes']", "90");
        await practitioner.FillAsync("[name='Form.What']", "Reset the image store after an update, tested with two pictures.");
        await practitioner.ClickAsync("#time button[type=submit]");
        await practitioner.WaitForLoadStateAsync();
        await Shot(practitioner, "member-wrote-down-the-time");
        await practitioner.GotoAsync($"/work/{number}");
        if (!await practitioner.Locator("[name='Form.How']").IsVisibleAsync())
        {
            await practitioner.Locator("#done summary").ClickAsync();
        }

        await practitioner.FillAsync("[name='Form.How']", "An update had stopped the image store; pictures arrive again.");
        await practitioner.ClickAsync("#done button[type=submit]");
        await practitioner.WaitForLoadStateAsync();
    }

    private async Task Confirm(IPage client)
    {
        await client.ReloadAsync();
        await Shot(client, "client-is-asked-whether-it-is-fixed");
        await client.CheckAsync("#fixed [value='5']", new() { Force = true });
        await client.ClickAsync("#fixed button.primary");
        await client.WaitForLoadStateAsync();
        await Shot(client, "client-said-it-is-fixed");
    }

    private async Task Bill(IPage treasurer, string number)
    {
        await treasurer.GotoAsync("/invoices");
        await treasurer.GetByText("Bill a request").ClickAsync();
        await treasurer.FillAsync("[name='request']", number);
        await treasurer.ClickAsync("button:has-text('Make the invoice')");
        await treasurer.WaitForURLAsync("**/invoices/*");
        await Shot(treasurer, "treasurer-made-the-invoice");
        var invoice = treasurer.Url.Split('/')[^1];
        await treasurer.GotoAsync("/payments");
        await treasurer.GetByText("Write a payment down").ClickAsync();
        await treasurer.FillAsync("[name='amountMinor']", "225.00");
        await treasurer.FillAsync("[name='receivedOn']", "2026-11-17");
        await treasurer.FillAsync("[name='invoice']", invoice);
        await treasurer.ClickAsync("button:has-text('Write it down')");
        await treasurer.WaitForLoadStateAsync();
        await Shot(treasurer, "treasurer-wrote-down-the-payment");
    }

    private async Task PayOut(IPage treasurer, IPage second)
    {
        await treasurer.GotoAsync("/payouts");
        await treasurer.Locator("summary", new() { HasText = "Whitlock & Obi" }).ClickAsync();
        await treasurer.ClickAsync("button:has-text('Propose 189.00')");
        await treasurer.WaitForLoadStateAsync();
        await Shot(treasurer, "treasurer-proposed-the-payout");
        await second.GotoAsync("/payouts");
        await second.Locator("summary", new() { HasText = "Approve $189.00" }).ClickAsync();
        await second.ClickAsync("button:has-text('Approve: pay it')");
        await second.Locator("text=Paid").First.WaitForAsync();
        await Shot(second, "second-treasurer-approved");
        await second.GotoAsync("/books");
        await Shot(second, "the-book-balances");
    }

    private async Task Shot(IPage page, string name)
    {
        await Site.Picture(page, $"journey-{++_step:00}-{name}");
        Assert.Empty(await Site.Axe(page));
    }

    [GeneratedRegex("/r/[A-Za-z0-9_-]+")]
    private static partial Regex PrivatePage();

    [GeneratedRegex("/o/[A-Za-z0-9_-]+")]
    private static partial Regex OfferLink();
}
