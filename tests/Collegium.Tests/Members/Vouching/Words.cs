using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members;
using Collegium.Members.Practices;
using Collegium.Members.Standings;
using Collegium.Members.Vouching;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Vouching;

/// <summary>Practices that apply, vouch, come in and go, by the operations themselves.</summary>
internal sealed class Words(World world)
{
    public static readonly string[] Founders = ["Whitlock & Obi", "Benavidez Works", "Halloran Networks", "Cordova Systems", "Lindqvist IT"];

    private int _made;

    public Guid Founder(int number) => world.Practices[Founders[number]];

    /// <summary>A practice of its own telephone and address; with the standing of an applicant unless another is given.</summary>
    public async Task<Guid> Practice(string name, Standing standing = Standing.Applicant, string? phone = null, string? account = null)
    {
        var n = ++_made;
        return await world.Do(async s =>
        {
            var person = new NewPractitioner($"{name} person", $"person@firm{n}.example", $"520-555-{n:0000}", [("mail", 60)]);
            var id = (await s.GetRequiredService<MembersDoor>().Add(
                new NewPractice(name, "Tucson", $"{n} Agave St", 32.2, -110.9, phone ?? $"520-556-{n:0000}", $"office@firm{n}.example", new DateOnly(2030, 6, 30), [person]), standing, "applied")).Value;
            (await s.GetRequiredService<CollegiumDb>().Set<Practice>().SingleAsync(p => p.Id == id)).AccountHash = account;
            return id;
        });
    }

    /// <summary>Somebody of a practice.</summary>
    public Actor Of(Guid practice) => new(world.Chapter, Roles.Practitioner, "Somebody") { Practice = practice, Login = practice };

    public Task<Result<Vouch>> Vouch(Guid voucher, Guid candidate) =>
        Told.Run(world, Of(voucher), (GiveVouch o) => o.Run(candidate, new VouchForm("We worked together for two years.", StakeRead: true)));

    public async Task<Vouch> Must(Guid voucher, Guid candidate) => (await Vouch(voucher, candidate)).Value;

    public Task<Result<Vouch>> TakeBack(Guid voucher, Guid candidate, string reason = "changed-mind") => Told.Run(world, Of(voucher), async (WithdrawVouch o) =>
        await o.Run((await world.Look(db => db.Set<Vouch>().SingleAsync(v => v.VoucherId == voucher && v.CandidateId == candidate && v.EndedAt == null))).Id, reason));

    public Task<Result<VouchCase>> Admit(Guid candidate, Standing standing = Standing.Full) => Told.Run(world, Actor.House(world.Chapter), async (IServiceProvider s) =>
    {
        var admitted = await s.GetRequiredService<VouchBook>().Admit(candidate);
        if (!admitted.Refused)
        {
            Move(s, await s.GetRequiredService<CollegiumDb>().Set<Practice>().SingleAsync(p => p.Id == candidate), standing);
        }

        return admitted;
    });

    /// <summary>Two founders vouch, and it is a full member.</summary>
    public async Task<Guid> Member(string name, Guid one, Guid other)
    {
        var id = await Practice(name);
        await Must(one, id);
        await Must(other, id);
        Assert.False((await Admit(id)).Refused);
        return id;
    }

    public async Task Move(Guid practice, Standing standing)
    {
        await world.Do<Done>(async s =>
        {
            Move(s, await s.GetRequiredService<CollegiumDb>().Set<Practice>().SingleAsync(p => p.Id == practice), standing);
            return Done.It;
        });
        await world.Settle();
    }

    public Task<VouchCase> Probe(Guid practice) => world.Do(s => s.GetRequiredService<VouchBook>().Probe(practice));

    public Task<bool> IsShort(Guid practice) => world.Do(s => s.GetRequiredService<VouchBook>().IsShort(practice));

    public Task<Stake> Stake(Guid practice) => world.Do(async s => (await s.GetRequiredService<VouchReading>().Net()).StakeOf(practice));

    /// <summary>Built from the rows by a process that has just started.</summary>
    public Task<Net> Rebuilt() => world.Do(async s => Net.Build(await NetRows.Read(
        s.GetRequiredService<CollegiumDb>(), await s.GetRequiredService<GovernanceDoor>().Rules(), world.Clock.Now())));

    public Task<Net> InMemory() => world.Do(s => s.GetRequiredService<VouchReading>().Net());

    public Task<int> Facts(string kind) => world.Look(db => db.Set<Fact>().CountAsync(f => f.Kind == kind));

    /// <summary>Nobody is in whose units are gone without being listed, and memory is what a fresh start would build.</summary>
    public async Task Holds()
    {
        var (fresh, kept) = (await Rebuilt(), await InMemory());
        Assert.Equal(fresh.Held().OrderBy(h => h.Key), kept.Held().OrderBy(h => h.Key));
        Assert.Equal(fresh.Sources.Keys.Order(), kept.Sources.Keys.Order());
        var listed = await world.Look(db => db.Set<Admission>().Where(a => a.EndedAt == null && a.ShortSince != null).Select(a => a.Id).ToListAsync());
        Assert.Equal(fresh.Held().Where(h => h.Value < fresh.Needed).Select(h => h.Key).Order(), listed.Order());
        foreach (var member in fresh.Members.Keys)
        {
            Assert.Equal(fresh.Probe(member).Verdict, kept.Probe(member).Verdict);
            Assert.Equal(fresh.StakeOf(member).Used, kept.StakeOf(member).Used);
        }
    }

    private static void Move(IServiceProvider s, Practice practice, Standing standing) => s.GetRequiredService<StandingBook>().Move(practice, standing, "decided");
}
