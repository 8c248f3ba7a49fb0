using Collegium.Files;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Collegium.Tests.Members.Conduct.ConductStage;

namespace Collegium.Tests.Members.Conduct;

/// <summary>A case on its pages: from the client's complaint to the paper for the hearing, the letters on the way, and erasing it in the end.</summary>
public sealed class CasePagesTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_client_complains_and_the_secretary_sends_the_notice(string engine)
    {
        await using var stage = await Set(engine);
        using var client = await stage.World.SignIn("client");
        await client.Open($"/conduct/new?about={stage.World.Practices[Respondent]}");
        await client.Send("main form", ("practice", stage.World.Practices[Respondent].ToString()), ("text", "He billed hours nobody worked."));
        Assert.Equal(422, client.Status);
        Assert.Contains("pick at least one", client.Text, StringComparison.Ordinal);
        await client.Send("main form", ("practice", stage.World.Practices[Respondent].ToString()), ("text", "He billed hours nobody worked."), ("grounds", "overcharging"));
        Assert.Equal("/conduct/1", client.Address);
        Assert.Contains("The complaint is filed", client.Text, StringComparison.Ordinal);
        Assert.Null(client.Page.QuerySelector("#notice"));

        using var secretary = await stage.World.SignIn("secretary");
        await secretary.Open("/conduct");
        Assert.Contains("Case 1", secretary.Text, StringComparison.Ordinal);
        await secretary.Open("/conduct/1");
        await secretary.Send("#notice form", ("grounds", "overcharging"), ("text", "You are said to have billed 6 hours on 3 November."));
        Assert.Contains("has until", secretary.Text, StringComparison.Ordinal);
        await client.Open("/conduct/1");
        Assert.DoesNotContain("3 November", client.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_decision_says_why_who_decided_what_was_declared_and_how_to_appeal(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Called();
        await stage.Heard();
        await stage.Decided("suspension", 30);
        using var secretary = await stage.World.SignIn("secretary");
        await secretary.Open($"/conduct/{stage.Number}");
        var decision = secretary.Page.QuerySelector("section[aria-labelledby=h-decision-1]")!.TextContent;
        Assert.Contains("Decided: Suspension of 30 days", decision, StringComparison.Ordinal);
        Assert.Contains("It is shown by the invoice", decision, StringComparison.Ordinal);
        Assert.Contains("That is 2 of a panel of 3", decision, StringComparison.Ordinal);
        Assert.Contains("declared no interest", decision, StringComparison.Ordinal);
        Assert.Contains("The practice can appeal until", decision, StringComparison.Ordinal);
        await secretary.Open($"/members/{stage.World.Practices[Respondent]}");
        Assert.Contains($"Decided by a panel in conduct case {stage.Number}", secretary.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_file_prints_whole_and_is_empty_of_words_when_erased(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Called();
        await stage.Heard();
        await stage.Decided("reprimand");
        using var secretary = await stage.World.SignIn("secretary");
        await secretary.Open($"/conduct/{stage.Number}/file");
        var papers = secretary.Page.QuerySelectorAll("article h2").Select(h => h.TextContent).ToList();
        Assert.Equal(
            ["The complaint", "The notice to the practice", "The practice's reply", "The hearing", "Decided: A reprimand"],
            papers.Where(p => p is "The complaint" or "The notice to the practice" or "The practice's reply" or "The hearing" || p.StartsWith("Decided", StringComparison.Ordinal)));
        Assert.Contains(Words, secretary.Text, StringComparison.Ordinal);

        await stage.World.Pass(TimeSpan.FromDays(31));
        using var later = await stage.World.SignIn("secretary");
        await later.Open($"/conduct/{stage.Number}");
        await later.Send("#erase form");
        Assert.DoesNotContain(Words, later.Text, StringComparison.Ordinal);
        Assert.Contains("as somebody asked for", later.Text, StringComparison.Ordinal);
        await later.Open($"/conduct/{stage.Number}/file");
        Assert.DoesNotContain("licence", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_one_pdf_and_is_not_kept()
    {
        await using var stage = await Set(Engines.Sqlite);
        Assert.SkipUnless(stage.World.Services.GetRequiredService<PdfPrinter>().CanPrint, "No program to print with.");
        await stage.Called();
        var shown = await stage.World.Do(async s =>
        {
            s.GetRequiredService<Here>().Enter(Actor.House(stage.World.Chapter));
            var reads = s.GetRequiredService<Collegium.Members.Conduct.CaseReads>();
            var chapter = await s.GetRequiredService<Collegium.Governance.GovernanceDoor>().Chapter();
            var page = await s.GetRequiredService<PaperSheet>().Write<Collegium.Members.Conduct.CasePaper>(
                "Conduct case", new() { ["Of"] = await reads.Find(stage.Case), ["Chapter"] = chapter, ["Now"] = World.Morning });
            return await s.GetRequiredService<PdfPrinter>().Print(page);
        });
        Assert.True(shown!.AsSpan().StartsWith("%PDF"u8));
        Assert.Equal(0, await stage.World.Look(db => db.Set<PrintedDocument>().CountAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Each_step_is_told_to_whom_it_concerns_without_the_words(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Noticed();
        await stage.World.Settle();
        await Must(stage.As(Respondent).Post($"{stage.At}/reply", new { text = "It was the client's own wish." }));
        await stage.World.Settle();
        await stage.Heard();
        await stage.Decided("reprimand");
        await stage.World.Settle();
        var mails = await stage.World.Look(db => db.Set<MailMessage>().Where(m => m.Kind.StartsWith("conduct.")).ToListAsync());
        string[] To(string kind) => [.. mails.Where(m => m.Kind == kind).Select(m => m.ToAddress).Order()];
        Assert.Equal(["secretary@sonoran.example"], To("conduct.filed"));
        Assert.Equal(["person4@members.example", "person5@members.example"], To("conduct.noticed"));
        Assert.Equal(6, To("conduct.called").Length);
        Assert.Equal(["person4@members.example"], To("conduct.heard"));
        Assert.Equal(["person4@members.example", "person5@members.example"], To("conduct.decided"));
        Assert.All(mails, m => Assert.DoesNotContain("licence", m.Subject + m.Text, StringComparison.Ordinal));
    }
}
