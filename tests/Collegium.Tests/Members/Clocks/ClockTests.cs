using Collegium.Governance;
using Collegium.Mail;
using Collegium.Members;
using Collegium.Members.Applications;
using Collegium.Members.FirstJobs;
using Collegium.Members.Practices;
using Collegium.Members.References;
using Collegium.Members.Samples;
using Collegium.Members.Standings;
using Collegium.Tests.Desk;
using Collegium.Tests.Members.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Clocks;

/// <summary>Nobody holds an application or a new member up by not answering.</summary>
public sealed class ClockTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_judge_who_does_not_answer_is_reminded_then_set_aside_and_another_is_drawn(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { JudgeDays = 4, BlindReviews = 1 });
        using var applicant = new Applicant(world);
        await applicant.Send();
        await world.Settle();
        var first = await world.Look(db => db.Set<SampleReview>().SingleAsync());
        Assert.Equal(0, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Kind == "sample.given")));
        await world.Pass(TimeSpan.FromDays(1));
        Assert.Contains($"/samples/{first.Id}", (await Mail(world, "sample.given")).Text, StringComparison.Ordinal);
        await world.Pass(TimeSpan.FromDays(2.01));
        Assert.Contains("in 2 days another member", (await Mail(world, "sample.reminder")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await world.Look(db => db.Set<SampleReview>().CountAsync()));

        await world.Pass(TimeSpan.FromDays(2));
        var now = await world.Look(db => db.Set<SampleReview>().OrderBy(r => r.AskedAt).ToListAsync());
        Assert.Equal([(true, true), (false, false)], now.Select(r => (r.Aside, r.DoneAt != null)));
        Assert.NotEqual(first.ReviewerPractice, now[1].ReviewerPractice);

        await applicant.JudgeSamples();
        await world.Pass(TimeSpan.FromDays(5));
        Assert.Equal(2, await world.Look(db => db.Set<SampleReview>().CountAsync()));
        await Mail(world, "sample.reminder");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_silent_reference_is_reminded_with_a_new_link_and_the_applicant_may_name_another(string engine)
    {
        await using var world = await World.Start(engine);
        using var applicant = new Applicant(world);
        await applicant.Send();
        await applicant.AnswerReferences();
        await world.Do<Done>(async s =>
        {
            var db = s.GetRequiredService<Collegium.Database.CollegiumDb>();
            (await db.Set<Reference>().SingleAsync(r => r.Code == "peer")).AnsweredAt = null;
            return Done.It;
        });
        await world.Settle();
        await world.Pass(TimeSpan.FromDays(7.01));
        var reminder = await Mail(world, "reference.reminder");
        Assert.Equal("rita@moss.example", reminder.ToAddress);
        using (var referee = new Browser(world.Url))
        {
            await referee.Open(Applicant.LinkOf(reminder, "reference"));
            Assert.Equal(200, referee.Status);
        }

        await world.Pass(TimeSpan.FromDays(14));
        var told = await Mail(world, "reference.silent");
        Assert.Equal("mila@ostrander.example", told.ToAddress);
        Assert.Contains("Rita Moss", told.Text, StringComparison.Ordinal);
        Assert.NotNull((await Peer(world)).SilentAt);

        await applicant.Browser.Open(Applicant.LinkOf(told, "apply"));
        var answers = Applicant.Good();
        (answers["peer-name"], answers["peer-mail"]) = ("Olaf Brandt", "olaf@brandt.example");
        await applicant.Fill(answers, "send");
        Assert.Equal(ApplicationState.Review, (await applicant.Row()).State);
        Assert.Equal("olaf@brandt.example", (await Peer(world)).Mail);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_first_job_goes_to_the_next_when_its_reviewer_is_silent_or_lost_and_at_last_to_the_secretary(string engine)
    {
        await using var world = await World.Start(engine);
        await Proved(world, "Lindqvist IT");
        var first = await Reviewer(world);
        Assert.NotNull(first);

        await world.Pass(TimeSpan.FromDays(14.1));
        var second = await Reviewer(world);
        Assert.NotEqual(first, second);

        await world.Pass(TimeSpan.FromDays(10));
        await Told.Run(world, new Actor(world.Chapter, Roles.MembershipSecretary, "Lou"), (ChangeStanding o) => o.Suspend(second!.Value, "Two clients have rung."));
        await world.Settle();
        var third = await Reviewer(world);
        Assert.DoesNotContain(third, new[] { first, second });

        await world.Pass(TimeSpan.FromDays(5));
        Assert.Equal(third, await Reviewer(world));
        await world.Pass(TimeSpan.FromDays(10));
        var fourth = await Reviewer(world);
        Assert.DoesNotContain(fourth, new[] { first, second, third });
        await world.Pass(TimeSpan.FromDays(14.1));
        Assert.Null(await Reviewer(world));
        var letters = await world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "first-job.given").OrderBy(m => m.At).ToListAsync());
        Assert.Equal(5, letters.Count);
        Assert.Equal("secretary@sonoran.example", letters[^1].ToAddress);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task One_mailbox_begins_three_applications_a_day_however_it_is_written_and_one_network_twenty(string engine)
    {
        await using var world = await World.Start(engine);
        var visitor = Actor.Visitor(world.Chapter);
        var mailboxes = new List<string?>();
        foreach (var mail in new[] { "dana.wu@gmail.com", "Dana.Wu@Gmail.com", "danawu+2@gmail.com", "d.a.n.a.wu+3@googlemail.com", "someone@gmail.com" })
        {
            mailboxes.Add((await Told.Run(world, visitor, (StartApplication o) => o.Run(mail))).Refusal?.Code);
        }

        Assert.Equal([null, null, null, "application.too-many", null], mailboxes);
        using var browser = new Browser(world.Url);
        for (var i = 0; i < 21; i++)
        {
            await browser.Open("/apply");
            await browser.Send("main form", ("mail", $"person{i}@firm{i}.example"));
            Assert.Equal(i < 20 ? 200 : 429, browser.Status);
        }

        await world.Pass(TimeSpan.FromDays(1.01));
        Assert.False((await Told.Run(world, visitor, (StartApplication o) => o.Run("dana.wu@gmail.com"))).Refused);
    }

    private static Task<MailMessage> Mail(World world, string kind) => world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.Kind == kind));

    private static Task<Reference> Peer(World world) => world.Look(db => db.Set<Reference>().SingleAsync(r => r.Code == "peer" && !r.Replaced));

    private static Task<Guid?> Reviewer(World world) => world.Look(db => db.Set<FirstJob>().Select(j => j.ReviewerPractice).SingleAsync());

    private static async Task Proved(World world, string name)
    {
        await world.Do<Done>(async s =>
        {
            var db = s.GetRequiredService<Collegium.Database.CollegiumDb>();
            var practice = await db.Set<Practice>().SingleAsync(p => p.Id == world.Practices[name]);
            practice.Standing = Standing.Provisional;
            var person = await db.Set<Practitioner>().SingleAsync(p => p.PracticeId == practice.Id);
            await s.GetRequiredService<MembersDoor>().JobConfirmed(practice.Id, person.Id, world.Clients["Hollis Ranch Realty"], Guid.CreateVersion7(), ["imaging"]);
            return Done.It;
        });
        await world.Settle();
    }
}
