using Collegium.Database;
using Collegium.Governance;
using Collegium.Mail;
using Collegium.Members.Applications;
using Collegium.Members.Clocks;
using Collegium.Members.Competing;
using Collegium.Members.References;
using Collegium.Members.Samples;
using Collegium.Members.Screens;
using Collegium.Tests.Desk;
using Collegium.Tests.Members.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Timer = Collegium.Database.Timer;

namespace Collegium.Tests.Members.Clocks;

/// <summary>An application that comes back to its review has its clocks again; what is answered in the same moment as a clock runs out counts.</summary>
public sealed class ReviewAgainTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_judge_drawn_while_a_reference_was_waited_for_is_told_when_it_answers_late(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { JudgeDays = 21, BlindReviews = 1 });
        using var applicant = new Applicant(world);
        await applicant.Send();
        await world.Settle();
        foreach (var days in new[] { 1, 20.1, 1, 1.5 })
        {
            await world.Pass(TimeSpan.FromDays(days));
        }

        Assert.Equal(ApplicationState.Asked, (await applicant.Row()).State);
        var drawn = await world.Look(db => db.Set<SampleReview>().SingleAsync(r => r.DoneAt == null));
        Assert.Null(drawn.ToldAt);
        var shown = (await new Api(world.Url, null).Get($"/apply/{applicant.Secret}")).Body!["stands"]!["references"]!.AsArray();
        Assert.All(shown, r => Assert.NotNull(r!["silentAt"]));

        await applicant.AnswerReferences();
        Assert.Equal(ApplicationState.Review, (await applicant.Row()).State);
        await world.Settle();
        await world.Pass(TimeSpan.FromDays(1.5));
        Assert.Equal(1, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Kind == "sample.given" && m.Text.Contains(drawn.Id.ToString()))));
        Assert.Equal(1, await world.Look(db => db.Set<Timer>().CountAsync(t => t.Kind == JudgeOver.TimerKind && t.About == drawn.Id)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task After_a_carried_appeal_references_have_their_days_again(string engine)
    {
        await using var world = await World.Start(engine);
        using var applicant = new Applicant(world);
        await applicant.Send();
        await world.Settle();
        await applicant.Find("fail", "Mostly commission.", "seller");
        await world.Pass(TimeSpan.FromDays(22));
        Assert.False((await Told.Run(world, Actor.Visitor(world.Chapter), (AppealDecision o) => o.Run(applicant.Secret, "It was one year only."))).Refused);
        await applicant.DecideAppeal("pass", "One year it was.");
        Assert.Equal(ApplicationState.Review, (await applicant.Row()).State);
        await world.Settle();
        await world.Pass(TimeSpan.FromDays(21.1));
        Assert.Equal(3, await world.Look(db => db.Set<Reference>().CountAsync(r => r.SilentAt != null)));
        Assert.Equal(ApplicationState.Asked, (await applicant.Row()).State);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_judgement_given_while_the_clock_runs_out_counts(string engine)
    {
        await using var world = await World.Start(engine);
        await world.Do<Done>(async s =>
        {
            foreach (var practice in world.Practices.Values)
            {
                await s.GetRequiredService<ServedTrades>().Add(practice, ["dental"]);
            }

            return Done.It;
        });
        using var applicant = new Applicant(world);
        await applicant.Send();
        using var secretary = await world.SignIn("secretary");
        await secretary.Open($"/applications/{(await applicant.Row()).Number}");
        await secretary.Send("#declare form", ("tied", "no"));
        var sample = await world.Look(db => db.Set<WorkSample>().Select(s => s.Id).SingleAsync());
        await secretary.Send($"#outside-{sample:N} form", ("name", "Ann"), ("mail", "ann@elsewhere.example"));
        var mail = await world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.ToAddress == "ann@elsewhere.example"));
        var review = await world.Look(db => db.Set<SampleReview>().Select(r => r.Id).SingleAsync());
        await Meanwhile<OutsideOver>(world, review, s => s.GetRequiredService<JudgeSample>().Run(null, Applicant.LinkOf(mail, "sample")["/sample/".Length..], new Scores(4, 4, 4, 4, "Sound.")));
        Assert.Equal((false, true), await world.Look(db => db.Set<SampleReview>().SingleAsync()) is var judged ? (judged.Aside, judged.DoneAt is not null) : default);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_application_taken_back_while_a_references_clock_runs_out_stays_taken_back(string engine)
    {
        await using var world = await World.Start(engine);
        using var applicant = new Applicant(world);
        await applicant.Send();
        await world.Settle();
        world.Clock.Hold(World.Morning.AddDays(22));
        var reference = await world.Look(db => db.Set<Reference>().Select(r => r.Id).FirstAsync());
        await Meanwhile<ReferenceSilent>(world, reference, s => s.GetRequiredService<WithdrawApplication>().Run(applicant.Secret));
        Assert.Equal(ApplicationState.Withdrawn, (await applicant.Row()).State);
    }

    /// <summary>A clock runs out after something was written and before that is committed.</summary>
    private static async Task Meanwhile<T>(World world, Guid about, Func<IServiceProvider, Task> write)
        where T : ITimerHandler
    {
        var written = new TaskCompletionSource();
        var writing = world.Do<Done>(
            async s =>
            {
                await write(s);
                await s.GetRequiredService<CollegiumDb>().SaveChangesAsync();
                written.TrySetResult();
                await Task.Delay(1500);
                return Done.It;
            },
            Actor.Visitor(world.Chapter));
        await Task.WhenAny(written.Task, writing);
        await world.Do<Done>(async s =>
        {
            await s.GetServices<ITimerHandler>().OfType<T>().Single().Due(new Timer { Id = Guid.CreateVersion7(), Kind = "now", About = about, DueAt = World.Morning });
            return Done.It;
        });
        await writing;
    }
}
