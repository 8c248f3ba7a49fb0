using System.Globalization;
using Collegium.Governance;
using Collegium.Mail;
using Collegium.Members;
using Collegium.Members.Interests;
using Collegium.Members.Applications;
using Collegium.Members.FirstJobs;
using Collegium.Members.Practices;
using Collegium.Members.Samples;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Members.Applications;

/// <summary>The gate in one piece, over pages: from a stranger's first word to a full member.</summary>
public sealed class NewcomerTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_newcomer_becomes_a_full_member(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { ProvisionalJobs = 2, OffersAtOnce = 6 });
        using var applicant = new Applicant(world);
        await applicant.Begin();
        await applicant.Fill(Applicant.Good().Where(a => a.Key != "why").ToDictionary(), "send");
        Assert.Contains("still missing", applicant.Browser.Page.QuerySelector("#why-refusal")!.TextContent, StringComparison.Ordinal);
        await applicant.Fill(Applicant.Good(), "send");
        await applicant.AnswerReferences();
        await applicant.JudgeSamples();
        await applicant.Pass("seller", "pretender", "fraudster");
        await applicant.StandBehind(world.Practices["Cordova Systems"]);
        await Missing(world, applicant, "too few members stand behind it by separate chains");
        await applicant.StandBehind(world.Practices["Lindqvist IT"]);

        await CallBallot(world, applicant);
        await Vote(world, "Whitlock & Obi", "Benavidez Works", "Halloran Networks");
        await world.Pass(TimeSpan.FromDays(7.1));
        var practice = (await applicant.Row()).PracticeId!.Value;
        Assert.Equal(Standing.Provisional, await StandingOf(world, practice));
        await applicant.Browser.Open(applicant.Page);
        Assert.Contains("Welcome. You are in.", applicant.Browser.Text, StringComparison.Ordinal);

        await Job(world, practice, "black");
        await Look(world, "One of the two good jobs that make a full member is done.");
        Assert.Equal(Standing.Provisional, await StandingOf(world, practice));
        await Job(world, practice, "white");
        await Look(world, "With that your practice is a full member");
        Assert.Equal(Standing.Full, await StandingOf(world, practice));
        Assert.Equal(("Vaultline Backup", "resale"), await world.Look(async db => await db.Set<Interest>().Where(i => i.PracticeId == practice && i.EndedAt == null).SingleAsync() is var tie ? (tie.Vendor, tie.Kind) : default));
        using var client = new Browser(world.Url);
        await client.Open("/directory");
        Assert.Contains("Ostrander IT", client.Text, StringComparison.Ordinal);
    }

    private static async Task Missing(World world, Applicant applicant, string words)
    {
        using var secretary = await world.SignIn("secretary");
        await secretary.Open($"/applications/{(await applicant.Row()).Number}");
        await secretary.Send("#declare form", ("tied", "no"));
        await secretary.Send("#ballot form");
        Assert.Equal(409, secretary.Status);
        Assert.Contains(words, secretary.Page.QuerySelector("#ballot")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task CallBallot(World world, Applicant applicant)
    {
        using var secretary = await world.SignIn("secretary");
        await secretary.Open($"/applications/{(await applicant.Row()).Number}");
        await secretary.Send("#ballot form");
        Assert.Equal(ApplicationState.Ballot, (await applicant.Row()).State);
        await world.Settle();
    }

    private static async Task Vote(World world, params string[] practices)
    {
        var letter = await world.Look(db => db.Set<MailMessage>().FirstAsync(m => m.Kind == "ballot.opened"));
        var ballot = letter.Text[letter.Text.IndexOf("/ballots/", StringComparison.Ordinal)..].Split()[0];
        foreach (var practice in practices)
        {
            using var member = await world.SignInAs(world.Practices[practice]);
            await member.Open(ballot);
            await member.Send("form:has([name=choice])", ("choice", "y"));
            Assert.NotNull(member.Page.QuerySelector("#receipt code"));
        }

        using var sponsor = await world.SignInAs(world.Practices["Cordova Systems"]);
        await sponsor.Open(ballot);
        Assert.Contains("Your practice doesn’t count in this ballot", sponsor.Text, StringComparison.Ordinal);
    }

    private static async Task Job(World world, Guid practice, string colour)
    {
        var steward = world.As("steward");
        var (_, told) = await steward.Post("/requests", new { client = "Ocotillo Bend Dental", text = $"The pictures of the x-ray machine stay {colour} since this morning.", impact = "hindered" });
        var offer = told!["offers"]!.AsArray().Single(o => (string?)o!["practice"]!["name"] == "Ostrander IT")!["id"];
        var at = $"/requests/{told["id"]}";
        foreach (var (who, path, body) in new (Api, string, object)[]
        {
            (steward, $"/offers/{offer}/acceptance", new { }),
            (steward, $"{at}/time", new { minutes = 45, note = "Put the calibration back." }),
            (steward, $"{at}/completion", new { note = "Clear again." }),
            (world.As("client"), $"{at}/confirmation", new { rating = 5 }),
        })
        {
            var (status, answer) = await who.Post(path, body);
            Assert.True(status is 200 or 201, string.Create(CultureInfo.InvariantCulture, $"{path}: {status} {answer}"));
        }

        await world.Settle();
    }

    /// <summary>Somebody else of that skill says it was good work, and the newcomer reads what was said.</summary>
    private static async Task Look(World world, string next)
    {
        var job = await world.Look(db => db.Set<FirstJob>().SingleAsync(j => j.DoneAt == null));
        Assert.DoesNotContain(job.ReviewerPractice!.Value, new[] { world.Practices["Cordova Systems"], world.Practices["Lindqvist IT"] });
        using var reviewer = await world.SignInAs(job.ReviewerPractice.Value);
        await reviewer.Open("/applications");
        Assert.Contains("A new member’s job to look at", reviewer.Text, StringComparison.Ordinal);
        await reviewer.Open($"/first-jobs/{job.Id}");
        await reviewer.Send("#review form", ("good", "yes"), ("words", "Found the cause, and showed that it holds."));
        await world.Settle();
        var letters = await world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "first-job.reviewed" && m.Text.Contains(next)).Select(m => m.ToAddress).ToListAsync());
        Assert.Equal(["jonah@ostrander.example", "mila@ostrander.example"], letters.Order());
    }

    private static Task<Standing> StandingOf(World world, Guid practice) => world.Look(db => db.Set<Practice>().Where(p => p.Id == practice).Select(p => p.Standing).SingleAsync());
}
