using Collegium.Members.Practices;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Members.Applications;

/// <summary>The three for whom the gate is there, each brought to the finding that stops it.</summary>
internal static class Unfit
{
    public const string SellerWhy = "By your own figures 35 % of the income comes from clients; more than half must.";
    public const string PretenderWhy = "Two judges found no cause named and nothing tested: 2.0 of 5.";
    public const string RingWhy = "One member alone stands behind you, and your bank account is another applicant’s too.";

    /// <summary>Lives from commissions, and says so.</summary>
    public static async Task<Applicant> Seller(World world)
    {
        var answers = Applicant.Good("Vaultline Partners");
        (answers["from-clients"], answers["from-vendors"], answers["from-members"]) = ("35", "60", "5");
        (answers["tie1-kind"], answers["tie2"], answers["tie2-kind"]) = ("commission", "Northgate Phones", "commission");
        var applicant = new Applicant(world);
        await applicant.Send(answers);
        await applicant.JudgeSamples();
        // What one reviewer alone thinks of another screen decides nothing, and isn't the reason.
        await applicant.Find("fail", "I don’t like the trade at all.", "Benavidez Works", ["pretender"]);
        await applicant.Find("fail", SellerWhy, "seller");
        return applicant;
    }

    /// <summary>Writes of work that nobody of the trade would have done so.</summary>
    public static async Task<Applicant> Pretender(World world)
    {
        var answers = Applicant.Good("Quick Clouds");
        answers["sample1"] = "The pictures were gone, so I restarted all computers twice and then it worked again. The customer was very happy and I was very quick, as always.";
        var applicant = new Applicant(world);
        await applicant.Send(answers);
        await applicant.AnswerReferences();
        await applicant.JudgeSamples("2");
        await applicant.Find("fail", PretenderWhy, "pretender");
        return applicant;
    }

    /// <summary>Five with one bank account, whom one member who went bad stands behind; one another they can't carry.</summary>
    public static async Task<IReadOnlyList<Applicant>> Ring(World world)
    {
        List<Applicant> ring = [];
        for (var n = 1; n <= 5; n++)
        {
            var applicant = new Applicant(world);
            await applicant.Send(Of(n), $"head@ring{n}.example");
            await applicant.JudgeSamples();
            await applicant.StandBehind(world.Practices["Cordova Systems"]);
            ring.Add(applicant);
        }

        foreach (var (from, to) in ring.Zip([.. ring.Skip(1), ring[0]]))
        {
            var words = new Vouching.Words(world);
            Assert.Equal("vouch.not-full", (await words.Vouch((await from.Row()).PracticeId!.Value, (await to.Row()).PracticeId!.Value)).Refusal?.Code);
        }

        foreach (var applicant in ring)
        {
            await applicant.Find("fail", RingWhy, "fraudster");
        }

        return ring;
    }

    private static Dictionary<string, string> Of(int n)
    {
        var answers = Applicant.Good($"Ring {n}");
        (answers["phone"], answers["address"], answers["account"]) = ($"623-555-04{n}0", $"{n} Sunset Plaza", "122100024 0066611");
        answers["people"] = $"Head {n}, head@ring{n}.example, 623-555-04{n}1";
        foreach (var (code, i) in new[] { "client1", "client2", "peer" }.Select((c, i) => (c, i)))
        {
            (answers[$"{code}-mail"], answers[$"{code}-phone"]) = ($"{code}@firm{n}{i}.example", $"480-555-0{n}{i}0");
        }

        return answers;
    }
}
