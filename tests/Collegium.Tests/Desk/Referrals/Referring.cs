using System.Text.Json.Nodes;
using Collegium.Desk;
using Collegium.Desk.Offers;
using Collegium.Identity;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk.Referrals;

/// <summary>A practice that has a request, and colleagues who can sign in.</summary>
internal static class Referring
{
    public const string Own = "Whitlock & Obi";
    public const string Peer = "Cordova Systems";

    /// <summary>A request the practitioner's practice has accepted.</summary>
    public static async Task<JsonNode> Held(World world, string client = "Ocotillo Bend Dental")
    {
        var (request, offer) = await Asked(world, client);
        Assert.Equal(200, (await world.As("practitioner").Post($"/offers/{offer}/acceptance")).Status);
        return request;
    }

    /// <summary>The lot decides between equals, so it is told until this practice is among the three.</summary>
    public static async Task<(JsonNode Request, Guid Offer)> Asked(World world, string client = "Ocotillo Bend Dental")
    {
        for (var i = 0; i < 30; i++)
        {
            var request = await Told.Asked(world, $"{Told.XRay} It is in room {i}.", client);
            if (request["offers"]!.AsArray().FirstOrDefault(o => o!["practice"]!.Id() == world.Practices[Own]) is { } mine)
            {
                return (request, mine.Id());
            }
        }

        throw new InvalidOperationException($"{Own} was never among the three.");
    }

    /// <summary>Makes a login and a key for somebody of a practice.</summary>
    public static async Task<Api> Colleague(World world, string practice = Peer)
    {
        if (!world.Keys.ContainsKey(practice))
        {
            world.Keys[practice] = await world.Do(async s =>
            {
                var person = (await s.GetRequiredService<MembersDoor>().Roster()).Practices[world.Practices[practice]].Practitioners[0];
                var accounts = s.GetRequiredService<Accounts>();
                return accounts.AddKey(accounts.Add(practice == Peer ? "colleague@sonoran.example" : person.Mail, person.Name, Roles.Practitioner, person.Practice, person.Id).Id, "colleague", approvesMoney: false);
            });
        }

        return world.As(practice);
    }

    public static object Terms(World world, string practice = Peer, decimal? feePercent = null, long? feeCapMinor = null, int? feeMonths = null, string keeper = "referrer") => new
    {
        practice = world.Practices[practice],
        why = "They know imaging far better than we do.",
        note = "Ocotillo Bend Dental lost mail at nine; call 480-555-0100. The queue is full.",
        keeper,
        feePercent,
        feeCapMinor,
        feeMonths,
    };

    public static async Task<JsonNode> Refer(World world, Guid request, object? terms = null)
    {
        var (status, referral) = await world.As("practitioner").Post($"/requests/{request}/referrals", terms ?? Terms(world));
        Assert.True(status == 201, $"{status}: {referral}");
        return referral!;
    }

    public static async Task<JsonNode> Agree(World world, Guid referral)
    {
        var (status, agreed) = await world.As("client").Post($"/referrals/{referral}/agreement");
        Assert.True(status == 200, $"{status}: {agreed}");
        return agreed!;
    }

    /// <summary>The colleague's open offer of a request.</summary>
    public static Task<Guid> OfferTo(World world, Guid request, string practice = Peer) => world.Look(db =>
        db.Set<Offer>().Where(o => o.RequestId == request && o.PracticeId == world.Practices[practice] && o.State == OfferState.Open).Select(o => o.Id).SingleAsync());

    public static async Task<string?> State(World world, Guid referral) => (string?)(await world.As("steward").Get($"/referrals/{referral}")).Body!["state"];
}
