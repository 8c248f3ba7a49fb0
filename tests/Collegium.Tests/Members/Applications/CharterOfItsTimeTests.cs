using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Governance.Ballots;
using Collegium.Governance.Charters;
using Collegium.Members;
using Collegium.Members.Applications;
using Collegium.Members.FirstJobs;
using Collegium.Members.Practices;
using Collegium.Tests.Desk;
using Collegium.Tests.Members.Vouching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Applications;

/// <summary>Whoever applied under one charter isn't judged by the next.</summary>
public sealed class CharterOfItsTimeTests
{
    private static readonly CharterRules Before = new() { FindingsPerScreen = 2, BlindReviews = 1, AdmissionYesPercent = 60, ProvisionalJobs = 1 };
    private static readonly CharterRules After = new() { FindingsPerScreen = 1, BlindReviews = 3, AdmissionYesPercent = 90, ProvisionalJobs = 5 };

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Findings_judgements_ballot_and_first_jobs_go_by_the_charter_it_was_sent_under(string engine)
    {
        await using var world = await World.Start(engine, Before);
        using var applicant = new Applicant(world);
        await applicant.Send();
        await Amend(world);

        await applicant.AnswerReferences();
        await applicant.Find("fail", "We saw no cause.", "Benavidez Works", ["pretender"]);
        Assert.Equal(ApplicationState.Review, (await applicant.Row()).State);
        await world.Pass(TimeSpan.FromMinutes(1));
        await applicant.Browser.Open(applicant.Page);
        Assert.Contains("1 of 1 judgements in", applicant.Browser.Text, StringComparison.Ordinal);
        await applicant.Pass("seller", "pretender", "fraudster");
        var (row, words) = (await applicant.Row(), new Words(world));
        await words.Must(words.Founder(3), row.PracticeId!.Value);
        await words.Must(words.Founder(4), row.PracticeId.Value);
        var secretary = new Actor(world.Chapter, Roles.MembershipSecretary, "Lou") { Login = Guid.CreateVersion7() };
        var opened = await Told.Run(world, secretary, (OpenAdmissionBallot o) => o.Run(row.Number));
        Assert.True(!opened.Refused, opened.Refusal?.Message);
        Assert.Equal(60, await world.Look(db => db.Set<Ballot>().Select(b => b.YesPercent).SingleAsync()));

        var job = await Provisional(world, row.PracticeId.Value);
        Assert.False((await Told.Run(world, words.Of(words.Founder(0)), (ReviewJob o) => o.Run(job, "yes", "Clean work, and shown to hold."))).Refused);
        Assert.Equal(Standing.Full, await world.Look(db => db.Set<Practice>().Where(p => p.Id == row.PracticeId).Select(p => p.Standing).SingleAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Whoever_sends_afterwards_is_judged_by_the_new_one(string engine)
    {
        await using var world = await World.Start(engine, Before);
        using var applicant = new Applicant(world);
        await applicant.Begin();
        await Amend(world);
        await applicant.Fill(Applicant.Good(), "send");
        await applicant.Find("fail", "We saw no cause.", "Benavidez Works", ["pretender"]);
        var row = await applicant.Row();
        Assert.Equal((ApplicationState.Declined, 2), (row.State, row.CharterNumber));
    }

    private static async Task Amend(World world)
    {
        await world.Do<Done>(async s =>
        {
            var db = s.GetRequiredService<CollegiumDb>();
            var first = await db.Set<Charter>().SingleAsync();
            db.Add(new Charter { Id = Guid.CreateVersion7(), Number = 2, InForceFrom = world.Clock.Now(), Rules = System.Text.Json.JsonSerializer.Serialize(After, CharterRules.Json) });
            s.GetRequiredService<FactLog>().Append("charter.amended", new("chapter", world.Chapter), Sight.Members, new { from = first.Number, to = 2 });
            return Done.It;
        });
        await world.Settle();
        Assert.Equal(2, (await world.Do(s => s.GetRequiredService<GovernanceDoor>().Rules())).Version);
    }

    private static Task<Guid> Provisional(World world, Guid practice) => world.Do(async s =>
    {
        var db = s.GetRequiredService<CollegiumDb>();
        (await db.Set<Practice>().SingleAsync(p => p.Id == practice)).Standing = Standing.Provisional;
        var job = new FirstJob { Id = Guid.CreateVersion7(), PracticeId = practice, RequestId = Guid.CreateVersion7(), AskedAt = World.Morning, ReviewerPractice = world.Practices["Whitlock & Obi"] };
        db.Add(job);
        return job.Id;
    });
}
