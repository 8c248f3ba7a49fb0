using Collegium.Database;
using Collegium.Facts;
using Collegium.Members;
using Collegium.Members.Vouching;
using Collegium.Tests.Members.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Vouching;

/// <summary>Those who would come in by each other's word alone, and what stops them.</summary>
public sealed class VouchAttackTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Nobody_vouches_for_oneself_for_the_same_household_twice_or_beyond_the_budget(string engine)
    {
        await using var world = await World.Start(engine);
        var words = new Words(world);
        var member = await words.Member("Ostrander IT", words.Founder(0), words.Founder(1));
        await SetAccount(world, member, "one account");
        Assert.Equal("vouch.self", (await words.Vouch(member, member)).Refusal?.Code);
        var spouse = await words.Practice("Ostrander & Ostrander", account: "one account");
        Assert.Equal("vouch.same-house", (await words.Vouch(member, spouse)).Refusal?.Code);
        for (var i = 0; i < 6; i++)
        {
            var applicant = await words.Practice($"Applicant {i}");
            await words.Must(member, applicant);
            Assert.Equal("vouch.twice", (await words.Vouch(member, applicant)).Refusal?.Code);
        }

        var seventh = await words.Practice("Applicant 7");
        Assert.Equal("vouch.budget", (await words.Vouch(member, seventh)).Refusal?.Code);
        await words.Move(member, Standing.Suspended);
        Assert.Equal("vouch.not-full", (await words.Vouch(member, seventh)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_suspended_members_word_carries_nobody_new_and_those_it_carried_stay(string engine)
    {
        await using var world = await World.Start(engine);
        var words = new Words(world);
        var member = await words.Member("Ostrander IT", words.Founder(0), words.Founder(1));
        var carried = await words.Member("Carried", member, words.Founder(2));
        var applicant = await words.Practice("Applicant");
        await words.Must(member, applicant);
        await words.Must(words.Founder(3), applicant);
        Assert.True((await words.Probe(applicant)).Ready);
        await words.Move(member, Standing.Suspended);
        Assert.False((await words.Probe(applicant)).Ready);
        Assert.False(await words.IsShort(carried));
        Assert.Equal("vouch.not-carried", (await words.Admit(applicant)).Refusal?.Code);
        await words.Move(member, Standing.Full);
        Assert.False((await words.Admit(applicant)).Refused);
        await words.Holds();
    }

    /// <summary>Ten made-up firms vouch for one another in a circle; the corrupted vouch for as many as they may.</summary>
    [Theory]
    [InlineData(Engines.Sqlite, 1, 0)]
    [InlineData(Engines.Sqlite, 2, 6)]
    [InlineData(Engines.Postgres, 1, 0)]
    [InlineData(Engines.Postgres, 2, 6)]
    public async Task A_ring_of_ten_gets_in_by_its_corrupted_members_budgets_and_no_further(string engine, int corrupted, int most)
    {
        await using var world = await World.Start(engine);
        var words = new Words(world);
        List<Guid> bad = [];
        for (var i = 0; i < corrupted; i++)
        {
            bad.Add(await words.Member($"Corrupted {i}", words.Founder(2 * i), words.Founder((2 * i) + 1)));
        }

        List<Guid> ring = [];
        for (var i = 0; i < 10; i++)
        {
            ring.Add(await words.Practice($"Ring {i}"));
        }

        Assert.Equal("vouch.not-full", (await words.Vouch(ring[0], ring[1])).Refusal?.Code);
        await Plant(world, ring);
        var into = 0;
        for (var round = 0; round < 2; round++)
        {
            foreach (var made in ring)
            {
                foreach (var voucher in bad)
                {
                    await words.Vouch(voucher, made);
                }

                into += (await words.Probe(made)).Verdict is Trust.VouchVerdict.Admissible && !(await words.Admit(made)).Refused ? 1 : 0;
            }
        }

        Assert.Equal(most, into);
        await words.Holds();
        if (corrupted == 1)
        {
            Assert.Contains("hang on Corrupted 0 alone", await world.Do(s => s.GetRequiredService<VouchBook>().Ring(ring[3])), StringComparison.Ordinal);
            using var secretary = await world.SignIn("secretary");
            await secretary.Open($"/trust?of={ring[3]}");
            Assert.Contains("hang on Corrupted 0 alone", secretary.Text, StringComparison.Ordinal);
            using var member = await world.SignInAs(words.Founder(4));
            await member.Open("/trust");
            Assert.DoesNotContain("Alarms", member.Text, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_ring_that_hangs_on_a_founder_is_seen_too(string engine)
    {
        await using var world = await World.Start(engine);
        var words = new Words(world);
        List<Guid> ring = [];
        for (var i = 0; i < 5; i++)
        {
            ring.Add(await words.Practice($"Ring {i}"));
        }

        await Plant(world, ring);
        foreach (var made in ring)
        {
            await words.Must(words.Founder(0), made);
        }

        Assert.Contains("hang on Whitlock & Obi alone", await world.Do(s => s.GetRequiredService<VouchBook>().Ring(ring[3])), StringComparison.Ordinal);
        Assert.Null(await world.Do(s => s.GetRequiredService<VouchBook>().Ring(words.Founder(1))));
    }

    /// <summary>Whatever happens: nobody stays in unlisted whose units are gone, and a process that starts anew finds the same.</summary>
    [Theory]
    [InlineData(Engines.Sqlite, 11)]
    [InlineData(Engines.Sqlite, 12)]
    [InlineData(Engines.Postgres, 13)]
    public async Task A_season_of_words_given_taken_back_and_members_expelled_leaves_nobody_unlisted(string engine, int seed)
    {
        await using var world = await World.Start(engine);
        var (words, lot) = (new Words(world), new Random(seed));
        List<Guid> all = [.. Enumerable.Range(0, 5).Select(words.Founder)];
        for (var i = 0; i < 14; i++)
        {
            var made = await words.Practice($"Firm {i}");
            all.Add(made);
            foreach (var voucher in all.ToArray().OrderBy(_ => lot.Next()).Take(4))
            {
                await words.Vouch(voucher, made);
            }

            await words.Admit(made);
        }

        for (var step = 0; step < 6; step++)
        {
            var one = all[lot.Next(all.Count)];
            if (await Given(world, one) is { } given && lot.Next(2) == 0)
            {
                await words.TakeBack(one, given);
            }
            else if (step % 2 == 0)
            {
                await words.Move(one, lot.Next(3) == 0 ? Standing.Suspended : Standing.Expelled);
            }

            await words.Holds();
        }
    }

    private static Task<Guid?> Given(World world, Guid voucher) => world.Look(db =>
        db.Set<Vouch>().Where(v => v.VoucherId == voucher && v.EndedAt == null).OrderBy(v => v.Id).Select(v => (Guid?)v.CandidateId).FirstOrDefaultAsync());

    /// <summary>As if they had found a way to write rows: everybody for the next and the one after.</summary>
    private static Task Plant(World world, List<Guid> ring) => world.Do<Done>(s =>
    {
        s.GetRequiredService<CollegiumDb>().AddRange(Enumerable.Range(0, ring.Count).SelectMany(i => new[] { 1, 2 }.Select(step => new Vouch
        {
            Id = Guid.CreateVersion7(), VoucherId = ring[i], CandidateId = ring[(i + step) % ring.Count], GivenBy = Guid.Empty,
            GivenAt = World.Morning, ExpiresAt = World.Morning.AddYears(1), Words = "",
        })));
        s.GetRequiredService<FactLog>().Append("vouch.given", new("practice", ring[0]), Sight.Officers);
        return Task.FromResult(Done.It);
    });

    private static Task SetAccount(World world, Guid practice, string account) => world.Do<Done>(async s =>
    {
        (await s.GetRequiredService<CollegiumDb>().Set<Collegium.Members.Practices.Practice>().SingleAsync(p => p.Id == practice)).AccountHash = account;
        return Done.It;
    });
}
