using Collegium.Database;
using Collegium.Governance;
using Collegium.Governance.Ballots;
using Collegium.Identity;
using Collegium.Members;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Governance.Ballots;

/// <summary>A world in which something is to be voted on.</summary>
internal static class Chamber
{
    public const string Question = "Shall Ferrow IT be admitted?";

    public static readonly Guid Candidate = Guid.Parse("0198f000-0000-7000-8000-00000000c0de");

    /// <summary>Opens a ballot with every practice on its roll, save those with a reason.</summary>
    public static async Task<Guid> Open(World world, params (string Practice, string Excluded)[] without) =>
        (await Told.Run(world, Actor.House(world.Chapter), (BallotsDoor door) => door.Open(Asked(world, without)))).Value;

    public static NewBallot Asked(World world, params (string Practice, string Excluded)[] without) => new(
        "admission", Candidate, Question, 70,
        [.. world.Practices.Select(p => new Seating(p.Value, without.FirstOrDefault(w => w.Practice == p.Key).Excluded))])
    {
        Path = $"/members/{world.Practices.Values.First()}",
    };

    public static Actor Of(World world, string practice) => new(world.Chapter, Roles.Practitioner, "Somebody") { Login = Guid.CreateVersion7(), Practice = world.Practices[practice] };

    public static Task<Result<Cast>> Cast(World world, Guid ballot, string practice, Vote? vote) =>
        Told.Run(world, Of(world, practice), (CastVote o) => o.Run(ballot, vote));

    /// <summary>Votes in the order of the world's practices; answers the receipts.</summary>
    public static async Task<IReadOnlyList<string>> CastAll(World world, Guid ballot, params Vote[] votes)
    {
        var receipts = new List<string>();
        foreach (var (practice, vote) in world.Practices.Keys.Zip(votes))
        {
            receipts.Add((await Cast(world, ballot, practice, vote)).Value.Receipt);
        }

        return receipts;
    }

    public static async Task<BallotCard> Card(World world, Guid ballot) =>
        (await world.Do(s => s.GetRequiredService<BallotsDoor>().Card(ballot)))!;

    /// <summary>A practice with one person who can sign in and has a key.</summary>
    public static Task<(Guid Practice, string Key, string SignIn)> Join(World world, int number) => world.Do(async s =>
    {
        var name = $"Voter {number:00}";
        var practice = (await s.GetRequiredService<MembersDoor>().Add(
            new NewPractice(name, "Phoenix", $"{number} Ash St", 33.4, -112.1, "602-555-0190", $"office@voter{number}.example", new DateOnly(2027, 6, 30),
                [new NewPractitioner($"Person of {name}", $"person@voter{number}.example", "602-555-0190", [("mail", 60)])]),
            Standing.Full, "founded")).Value;
        var person = (await s.GetRequiredService<MembersDoor>().PeopleOf(practice))[0];
        var accounts = s.GetRequiredService<Accounts>();
        var login = accounts.Add(person.Mail, $"Person of {name}", Roles.Practitioner, practice, person.Id);
        world.Practices[name] = practice;
        return (practice, accounts.AddKey(login.Id, name), s.GetRequiredService<Links>().Hand(LinkKind.SignIn, login.Id, null, TimeSpan.FromMinutes(15)));
    });

    public static Task<byte[]> SealedBox(World world, Guid ballot) =>
        world.Look(db => db.Set<BallotBox>().AsNoTracking().Where(b => b.Id == ballot).Select(b => b.Sealed).SingleAsync());
}
