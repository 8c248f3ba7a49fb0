using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Mail;
using Collegium.Members;
using Collegium.Members.Applications;
using Collegium.Members.Vouching;
using Collegium.Tests.Members.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Vouching;

/// <summary>Members stand behind one another: what that carries, what it costs, and what happens when it ends.</summary>
public sealed class VouchingTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_stake_is_shown_and_must_be_read_before_one_signs(string engine)
    {
        await using var world = await World.Start(engine);
        var words = new Words(world);
        var applicant = await words.Practice("Ostrander IT");
        using var member = await world.SignInAs(words.Founder(1));
        await member.Open($"/members/{applicant}");
        Assert.Contains("You have 6 of 6 units left this year.", member.Text, StringComparison.Ordinal);
        await member.Send("#vouch form", ("words", "They saved our mail once."));
        Assert.Equal(422, member.Status);
        Assert.Contains("Read what you put at stake", member.Text, StringComparison.Ordinal);
        await member.Send("#vouch form", ("words", "They saved our mail once."), ("stake", "read"));
        Assert.Equal(200, member.Status);
        Assert.Contains("Benavidez Works so far. Two members must stand behind them", member.Text, StringComparison.Ordinal);

        await words.Must(words.Founder(2), applicant);
        await member.Open($"/members/{applicant}");
        var stands = member.Page.QuerySelector("section[aria-labelledby=h-vouching]")!.TextContent;
        Assert.Contains("Two chains carry them", stands, StringComparison.Ordinal);
        Assert.Contains("Benavidez Works → Ostrander IT", stands, StringComparison.Ordinal);
        Assert.Contains("Halloran Networks → Ostrander IT", stands, StringComparison.Ordinal);
        await member.Open("/vouches");
        Assert.Contains("5 of 6 units left this year", member.Text, StringComparison.Ordinal);
        Assert.Contains("Ostrander IT", member.Page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("saved our mail", string.Concat(await world.Look(db => db.Set<Fact>().Select(f => f.Data).ToListAsync())), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_voucher_who_withdraws_during_the_ballot_stops_its_result(string engine)
    {
        await using var world = await World.Start(engine);
        var words = new Words(world);
        var applicant = await words.Practice("Ostrander IT");
        await world.Do<Done>(s =>
        {
            s.GetRequiredService<CollegiumDb>().Add(new Application { Id = Guid.CreateVersion7(), Number = 1, State = ApplicationState.Ballot, StartedAt = World.Morning, SentAt = World.Morning, PracticeId = applicant });
            return Task.FromResult(Done.It);
        });
        await words.Must(words.Founder(0), applicant);
        await words.Must(words.Founder(1), applicant);
        Assert.True((await words.Probe(applicant)).Ready);

        Assert.False((await words.TakeBack(words.Founder(1), applicant, "tied")).Refused);
        await world.Settle();
        Assert.Equal("vouch.not-carried", (await words.Admit(applicant)).Refusal?.Code);
        var told = await world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.Kind == "vouch.withdrawn"));
        Assert.Equal("secretary@sonoran.example", told.ToAddress);
        Assert.Equal(6, (await words.Stake(words.Founder(1))).Left);

        await words.Must(words.Founder(2), applicant);
        var admitted = (await words.Admit(applicant)).Value;
        Assert.Equal(2, admitted.Chains.Select(c => c[0].Id).Distinct().Count());
        Assert.Equal(2, (await world.Look(db => db.Set<Collegium.Members.Vouching.Admission>().SingleAsync(a => a.Id == applicant))).From.Count);
        await words.Holds();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_hung_on_an_expelled_member_is_listed_and_made_good_never_put_out(string engine)
    {
        await using var world = await World.Start(engine);
        var words = new Words(world);
        var bad = await words.Member("Bad Company", words.Founder(0), words.Founder(1));
        var good = await words.Member("Good Company", bad, words.Founder(2));
        Assert.Equal(2, (await words.Stake(bad)).Used + 1);
        await words.Move(bad, Standing.Expelled);

        Assert.True(await words.IsShort(good));
        Assert.Equal(1, (await words.Stake(words.Founder(0))).Burnt);
        Assert.Equal("vouch.short", (await words.Vouch(good, await words.Practice("Somebody"))).Refusal?.Code);
        Assert.Equal(3, await words.Facts("vouch.cancelled"));
        Assert.Equal(2, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Kind == "vouch.short")));
        Assert.Equal(2, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Kind == "vouch.cancelled")));
        using var secretary = await world.SignIn("secretary");
        await secretary.Open("/vouches/short");
        Assert.Contains("Good Company", secretary.Page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        await words.Holds();

        await words.Must(words.Founder(3), good);
        await world.Settle();
        Assert.False(await words.IsShort(good));
        Assert.Equal(1, await words.Facts("vouch.made-good"));
        await secretary.Open("/vouches/short");
        Assert.Contains("Enough members stand behind everybody", secretary.Text, StringComparison.Ordinal);
        await words.Holds();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_vouch_ends_after_a_year_unless_it_is_given_again(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { ProvenMonths = 36 });
        var words = new Words(world);
        await world.Do<Done>(async s =>
        {
            await s.GetRequiredService<CollegiumDb>().Set<Collegium.Members.Practices.Practice>().ExecuteUpdateAsync(p => p.SetProperty(x => x.InsuredUntil, new DateOnly(2030, 1, 1)));
            return Done.It;
        });
        var member = await words.Member("Ostrander IT", words.Founder(0), words.Founder(1));
        await world.Pass(TimeSpan.FromDays(336));
        Assert.Equal(2, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Kind == "vouch.expiring")));
        await words.Must(words.Founder(0), member);
        await world.Pass(TimeSpan.FromDays(31));
        Assert.Equal(1, await words.Facts("vouch.expired"));
        Assert.True(await words.IsShort(member));
        Assert.Equal(1, (await words.Stake(words.Founder(0))).Used);
        Assert.Equal(6, (await words.Stake(words.Founder(1))).Left);
        await words.Holds();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_member_proven_by_time_hangs_on_nobody_any_more(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { ProvenMonths = 6 });
        var words = new Words(world);
        var member = await words.Member("Ostrander IT", words.Founder(0), words.Founder(1));
        await world.Settle();
        await world.Pass(TimeSpan.FromDays(190));
        Assert.Equal(VouchSource.Proven, (await world.Look(db => db.Set<VouchSource>().SingleAsync(s => s.Id == member))).Because);
        Assert.Equal(0, (await words.Stake(words.Founder(0))).Used);
        await words.Move(words.Founder(0), Standing.Expelled);
        Assert.False(await words.IsShort(member));
        await words.Holds();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Programs_read_and_give_vouches(string engine)
    {
        await using var world = await World.Start(engine);
        var words = new Words(world);
        var applicant = await words.Practice("Ostrander IT");
        var (status, made) = await world.As("practitioner").Post("/vouches", new { practice = applicant, words = "Sound work.", stakeRead = true });
        Assert.Equal(201, status);
        Assert.Equal("vouch.twice", (string?)(await world.As("practitioner").Post("/vouches", new { practice = applicant, words = "Sound work.", stakeRead = true })).Body!["code"]);
        var (_, trust) = await world.As("secretary").Get($"/trust/{applicant}");
        Assert.Equal("too-few-vouchers", (string?)trust!["verdict"]);
        await words.Must(words.Founder(1), applicant);
        (_, trust) = await world.As("secretary").Get($"/trust/{applicant}");
        Assert.True((bool)trust!["ready"]!);
        Assert.Equal(2, trust["chains"]!.AsArray().Count);
        Assert.Equal(2, (await world.As("secretary").Get("/vouches")).Body!["items"]!.AsArray().Count);
        (status, made) = await world.As("practitioner").Post($"/vouches/{made!["id"]}/withdrawal", new { reason = "mistaken" });
        Assert.Equal((200, "mistaken"), (status, (string?)made!["endedBecause"]));
    }
}
