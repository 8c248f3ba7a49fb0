using Collegium.Mail;
using Collegium.Members;
using Collegium.Members.Applications;
using Collegium.Members.Practices;
using Collegium.Members.Samples;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Members.Applications;

/// <summary>From a stranger's first word to findings on the three screens, over pages, on both databases.</summary>
public sealed class ApplicationTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_missing_is_said_beside_each_field_and_nothing_typed_is_lost(string engine)
    {
        await using var world = await World.Start(engine);
        using var applicant = new Applicant(world);
        await applicant.Begin();
        await applicant.Fill(new Dictionary<string, string> { ["practice"] = "Ostrander IT", ["skills"] = "imaging", ["from-clients"] = "50", ["from-vendors"] = "20", ["from-members"] = "20" }, "keep");
        Assert.Equal(200, applicant.Browser.Status);
        await applicant.Browser.Open(applicant.Page);
        Assert.Equal("Ostrander IT", applicant.Browser.Page.QuerySelector("#practice")!.GetAttribute("value"));

        await applicant.Fill(new Dictionary<string, string> { ["practice"] = "Ostrander IT", ["from-clients"] = "50", ["from-vendors"] = "20", ["from-members"] = "20" }, "send");
        Assert.Equal(422, applicant.Browser.Status);
        Assert.Contains("still missing", applicant.Browser.Page.QuerySelector("#refused")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("add up to 90 %", applicant.Browser.Text, StringComparison.Ordinal);
        Assert.Contains("This is still missing.", applicant.Browser.Page.QuerySelector("#people-refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ApplicationState.Draft, (await applicant.Row()).State);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_good_firm_passes_all_three_screens(string engine)
    {
        await using var world = await World.Start(engine);
        using var applicant = new Applicant(world);
        await applicant.Send();
        Assert.Contains("We have it, Ostrander IT", applicant.Browser.Text, StringComparison.Ordinal);
        var row = await applicant.Row();
        Assert.Equal(Standing.Applicant, await world.Look(db => db.Set<Practice>().Where(p => p.Id == row.PracticeId).Select(p => p.Standing).SingleAsync()));

        await applicant.AnswerReferences();
        await applicant.JudgeSamples();
        await applicant.Pass("seller", "pretender", "fraudster");
        using var secretary = await world.SignIn("secretary");
        await secretary.Open($"/applications/{row.Number}");
        Assert.DoesNotContain("Dana Wu", secretary.Text, StringComparison.Ordinal);
        await secretary.Send("#declare form", ("tied", "no"));
        Assert.Contains("3 of 3 answered; 3 would have them again", secretary.Text, StringComparison.Ordinal);
        Assert.Contains("4.0 of 5; 4.0 of 5", secretary.Text, StringComparison.Ordinal);
        Assert.Equal(["Passed", "Passed", "Passed"], secretary.Page.QuerySelectorAll("aside dl .state").Select(e => e.TextContent.Trim()));
        Assert.Equal(2, await world.Look(db => db.Set<SampleReview>().CountAsync(r => r.DoneAt != null)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_reference_answers_once_and_never_from_the_applicants_own_mailbox(string engine)
    {
        await using var world = await World.Start(engine);
        using var applicant = new Applicant(world);
        var answers = Applicant.Good();
        answers["client1-mail"] = "Mila+dana@ostrander.example";
        answers["client2-mail"] = "bills@ostrander.example";
        answers["peer-phone"] = "1 (623) 555-0145";
        await applicant.Send(answers);
        Assert.Equal(422, applicant.Browser.Status);
        Assert.Contains("mailbox of your own practice", applicant.Browser.Page.QuerySelector("#client1-mail-refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("your own practice’s domain", applicant.Browser.Page.QuerySelector("#client2-mail-refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("your own practice’s number", applicant.Browser.Page.QuerySelector("#peer-phone-refusal")!.TextContent, StringComparison.Ordinal);

        await applicant.Fill(Applicant.Good(), "send");
        var mail = await world.Look(db => db.Set<MailMessage>().FirstAsync(m => m.ToAddress == "dana@wudental.example"));
        using var first = new Browser(world.Url);
        using var second = new Browser(world.Url);
        var link = Applicant.LinkOf(mail, "reference");
        await first.Open(link);
        await second.Open(link);
        await first.Send("main form", ("known", "They keep our rooms running."), ("again", "yes"));
        Assert.Contains("Thank you. That is all.", first.Text, StringComparison.Ordinal);
        await second.Send("main form", ("known", "Never heard of them."), ("again", "no"));
        Assert.Equal(404, second.Status);
        await first.Open(link);
        Assert.Equal(404, first.Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_was_sent_can_not_be_edited_until_more_is_asked_for(string engine)
    {
        await using var world = await World.Start(engine);
        using var applicant = new Applicant(world);
        using var stale = new Applicant(world);
        await applicant.Begin();
        await stale.Browser.Open(applicant.Page);
        await applicant.Fill(Applicant.Good(), "send");
        await stale.Browser.Send("#application", ("practice", "Another name"), ("act", "keep"));
        Assert.Equal(409, stale.Browser.Status);
        Assert.Contains("can’t be changed any more", stale.Browser.Text, StringComparison.Ordinal);

        await applicant.Find("more", "Show a second job in networks, please.", "Benavidez Works", ["pretender"]);
        await applicant.Browser.Open(applicant.Page);
        Assert.Contains("Show a second job in networks, please.", applicant.Browser.Text, StringComparison.Ordinal);
        var answers = Applicant.Good();
        answers["sample2-skill"] = "networks";
        answers["sample2"] = new string('n', 40) + " the switch looped on itself; we found the port by its lights, wrote down every cable and showed them the map.";
        await applicant.Fill(answers, "send");
        Assert.Equal(ApplicationState.Review, (await applicant.Row()).State);
        Assert.Equal(4, await world.Look(db => db.Set<SampleReview>().CountAsync()));
        Assert.Equal(3, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Kind == "reference.asked")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_pretender_is_told_every_reason_appeals_to_others_and_has_it_erased(string engine)
    {
        await using var world = await World.Start(engine);
        using var applicant = new Applicant(world);
        await applicant.Send();
        await applicant.JudgeSamples("2");
        await applicant.Find("fail", "The sample names no cause, and nothing was tested.", "pretender");
        await applicant.Browser.Open(applicant.Page);
        Assert.Contains("didn’t pass the second screen", applicant.Browser.Text, StringComparison.Ordinal);
        Assert.Contains("The sample names no cause", applicant.Browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Benavidez", applicant.Browser.Text, StringComparison.Ordinal);
        await applicant.Browser.Send("#appeal form", ("words", "The cause stands in the second sentence."));
        Assert.Contains("are reading it", applicant.Browser.Text, StringComparison.Ordinal);
        Assert.Empty(applicant.Browser.Page.QuerySelectorAll("#erase form.never"));

        var number = (await applicant.Row()).Number;
        using (var hadPart = await world.SignInAs(world.Practices["Benavidez Works"]))
        {
            await hadPart.Open($"/applications/{number}");
            Assert.Null(hadPart.Page.QuerySelector("#find-appeal"));
            Assert.Contains("Members who had none decide the appeal", hadPart.Text, StringComparison.Ordinal);
        }

        await applicant.DecideAppeal("fail", "Read anew: it is a symptom, not a cause.");
        await applicant.Browser.Open(applicant.Page);
        Assert.Contains("it stands", applicant.Browser.Text, StringComparison.Ordinal);
        await applicant.Browser.Send("#erase form");
        Assert.Contains("were erased", applicant.Browser.Text, StringComparison.Ordinal);
        Assert.Empty(await world.Look(db => db.Set<ApplicationText>().ToListAsync()));
        Assert.Equal($"Applicant {number}, erased", await world.Look(db => db.Set<Practice>().Where(p => p.Standing == Standing.Declined).Select(p => p.Name).SingleAsync()));
        foreach (var word in new[] { "Ostrander", "mila@", "Dana Wu", "names no cause", "second sentence" })
        {
            Assert.Equal(0, await world.Look(db => db.Set<Collegium.Facts.Fact>().CountAsync(f => f.Data.Contains(word))));
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Whoever_has_a_tie_or_competes_reads_nothing(string engine)
    {
        await using var world = await World.Start(engine);
        using var applicant = new Applicant(world);
        await applicant.Send();
        await applicant.JudgeSamples();
        var number = (await applicant.Row()).Number;
        using var tied = await world.SignInAs(world.Practices["Cordova Systems"]);
        await tied.Open($"/applications/{number}");
        await tied.Send("#declare form", ("tied", "yes"), ("words", "Mila is my cousin."));
        Assert.Contains("the file is closed to you", tied.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dana Wu", tied.Text, StringComparison.Ordinal);

        await world.Do<Done>(async s =>
        {
            await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Collegium.Members.Competing.ServedTrades>(s)
                .Add(world.Practices["Lindqvist IT"], ["dental"]);
            return Done.It;
        });
        using var rival = await world.SignInAs(world.Practices["Lindqvist IT"]);
        await rival.Open($"/applications/{number}");
        Assert.Contains("You compete with this applicant", rival.Text, StringComparison.Ordinal);
        Assert.Null(rival.Page.QuerySelector("#declare"));
    }
}
