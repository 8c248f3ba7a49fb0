using Collegium.Governance;
using Collegium.Identity;
using Collegium.Mail;
using Collegium.Members.Applications;
using Collegium.Members.Competing;
using Collegium.Members.Samples;
using Collegium.Members.Screens;
using Collegium.Tests.Desk;
using Collegium.Tests.Members.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Clocks;

/// <summary>When those who judge are written to, and what happens when somebody from outside doesn't answer.</summary>
public sealed class JudgeLetterTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Judges_hear_the_next_morning_in_one_letter_and_nothing_of_what_was_taken_back(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { BlindReviews = 3 });
        using var first = new Applicant(world);
        await first.Send();
        using var second = new Applicant(world);
        await second.Send(Other("Pike IT", "pike"), "jo@pike.example");
        using var gone = new Applicant(world);
        await gone.Send(Other("Vale IT", "vale"), "jo@vale.example");
        await gone.Browser.Open(gone.Page);
        await gone.Browser.Send("#withdraw form");
        await world.Settle();
        Assert.Equal(0, await Letters(world));

        await world.Pass(TimeSpan.FromHours(22));
        var letters = await world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "sample.given").ToListAsync());
        Assert.Equal(5, letters.Count);
        Assert.Equal(6, letters.Sum(m => m.Text.Split("/samples/").Length - 1));
        Assert.Single(letters, m => m.Subject == "2 pieces of work to judge");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Over_a_weekend_nobody_is_written_to(string engine)
    {
        await using var world = await World.Start(engine);
        world.Clock.Hold(new DateTime(2026, 11, 20, 20, 0, 0, DateTimeKind.Utc));
        using var applicant = new Applicant(world);
        await applicant.Send();
        await world.Settle();
        await world.Pass(TimeSpan.FromDays(2));
        Assert.Equal(0, await Letters(world));
        await world.Pass(TimeSpan.FromDays(1));
        Assert.Equal(2, await Letters(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Somebody_outside_who_stays_silent_loses_the_link_and_the_secretary_names_another(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { JudgeDays = 4 });
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
        await world.Settle();
        Assert.Equal(1, await ToSecretary(world, "sample.judges-missing"));

        var number = (await applicant.Row()).Number;
        var secretary = (await world.Look(db => db.Set<Login>().AsNoTracking().SingleAsync(l => l.Email == "secretary@sonoran.example"))).AsActor();
        var sample = await world.Look(db => db.Set<WorkSample>().Select(s => s.Id).SingleAsync());
        Assert.Equal("review.declare-first", (await Told.Run(world, secretary, (AskOutside o) => o.Run(number, sample, "Ann", "ann@elsewhere.example"))).Refusal?.Code);
        Assert.Equal("review.declare-first", (await Told.Run(world, secretary, (NameOutsideReviewer o) => o.Run(number, "bob", "bob@elsewhere.example"))).Refusal?.Code);
        Assert.False((await Told.Run(world, secretary, (DeclareTies o) => o.Run(number, "no", null))).Refused);
        Assert.Equal("sample.missing", (await Told.Run(world, secretary, (AskOutside o) => o.Run(number + 1, sample, "Ann", "ann@elsewhere.example"))).Refusal?.Code);
        Assert.False((await Told.Run(world, secretary, (AskOutside o) => o.Run(number, sample, "Ann", "ann@elsewhere.example"))).Refused);
        foreach (var name in new[] { "bob", "cas" })
        {
            Assert.False((await Told.Run(world, secretary, (NameOutsideReviewer o) => o.Run(number, name, $"{name}@elsewhere.example"))).Refused);
        }

        Assert.Equal("review.enough-members", (await Told.Run(world, secretary, (NameOutsideReviewer o) => o.Run(number, "dan", "dan@elsewhere.example"))).Refusal?.Code);
        await world.Settle();
        await world.Pass(TimeSpan.FromDays(2.1));
        var reminders = await world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "review.outside-reminder").OrderBy(m => m.ToName).ToListAsync());
        Assert.Equal(["Ann", "bob", "cas"], reminders.Select(m => m.ToName));
        using (var bob = new Browser(world.Url))
        {
            await bob.Open(Applicant.LinkOf(reminders[1], "review"));
            await bob.Send("main form", ("free", "yes"));
            await bob.Send("main form", ("seller", "pass"), ("pretender", "pass"), ("fraudster", "pass"));
            Assert.Contains("Thank you", bob.Text, StringComparison.Ordinal);
        }

        await world.Pass(TimeSpan.FromDays(2));
        Assert.Equal(2, await ToSecretary(world, "review.outside-silent"));
        foreach (var (mail, kind) in new[] { (reminders[0], "sample"), (reminders[2], "review") })
        {
            using var late = new Browser(world.Url);
            await late.Open(Applicant.LinkOf(mail, kind));
            Assert.Equal(404, late.Status);
        }

        Assert.False((await Told.Run(world, secretary, (NameOutsideReviewer o) => o.Run(number, "dan", "dan@elsewhere.example"))).Refused);
        Assert.False((await Told.Run(world, secretary, (AskOutside o) => o.Run(number, sample, "Eve", "eve@elsewhere.example"))).Refused);
        Assert.False((await Told.Run(world, secretary, (AskOutside o) => o.Run(number, sample, "Fay", "fay@elsewhere.example"))).Refused);
        Assert.Equal("sample.enough-judges", (await Told.Run(world, secretary, (AskOutside o) => o.Run(number, sample, "Gil", "gil@elsewhere.example"))).Refusal?.Code);
    }

    private static Dictionary<string, string> Other(string name, string domain)
    {
        var answers = Applicant.Good(name);
        answers["people"] = $"Jo {domain}, jo@{domain}.example, 623-555-0{domain.Length}99";
        answers["phone"] = $"623-556-0{domain[0] % 10}44";
        answers["account"] = $"122100024 00{domain[0]}{domain[1]}{(int)domain[0]}11";
        return answers;
    }

    private static Task<int> Letters(World world) => world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Kind == "sample.given"));

    private static Task<int> ToSecretary(World world, string kind) =>
        world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Kind == kind && m.ToAddress == "secretary@sonoran.example"));
}
