using Collegium.Governance;
using Collegium.Members;

namespace Collegium.Start.Demo;

/// <summary>What the members do about who wants to join: they stand behind, and they vote.</summary>
internal sealed class DemoVotes(DemoTime time)
{
    private DemoStage _stage = null!;

    public Actor Secretary => _stage.Cast.Logins["Lou Castellane"].AsActor() with { Practice = null, Practitioner = null };

    /// <summary>In the order they came; who has joined since is among them.</summary>
    public IReadOnlyList<Guid> Practices => [.. _stage.Cast.People.Values.Select(p => p.Practice).OfType<Guid>().Distinct().Order()];

    public void Enter(DemoStage stage) => _stage = stage;

    /// <summary>The first of a practice's people.</summary>
    public Actor Of(Guid practice) => _stage.Cast.People.Values.Where(p => p.Practice == practice).OrderBy(p => p.Name, StringComparer.Ordinal).First();

    public async Task Vouch(int number, IReadOnlyList<string> names)
    {
        var candidate = await time.Look(Secretary, s => s.GetRequiredService<AdmissionSteps>().Practice(number));
        foreach (var name in names)
        {
            await time.Do(Of(_stage.Cast.Practices[name]), s => s.GetRequiredService<AdmissionSteps>().Vouch(candidate, "I have worked beside them twice, and would hand them a client of mine."));
        }
    }

    /// <summary>For another year, or in the place of one who fell away.</summary>
    public async Task Vouch(string practice, IReadOnlyList<string> names)
    {
        var roster = await time.Look(Secretary, s => s.GetRequiredService<MembersDoor>().Roster());
        if (roster.Practices.Values.FirstOrDefault(p => p.Name == practice)?.Id is not { } candidate)
        {
            return;
        }

        foreach (var name in names)
        {
            await time.Do(Of(_stage.Cast.Practices[name]), s => s.GetRequiredService<AdmissionSteps>().Vouch(candidate, "They have done what they said, and asked when they didn’t know."));
        }
    }

    public async Task Hold(int number, int yes, int no)
    {
        var opened = await time.Do(Secretary, s => s.GetRequiredService<AdmissionSteps>().OpenBallot(number));
        if (opened.Refused)
        {
            return;
        }


        foreach (var (practice, i) in Practices.Take(yes + no).Select((p, i) => (p, i)))
        {
            time.At(_stage.During(time.Now.AddHours(2 + (i * 3))), () => time.Do(Of(practice), s => s.GetRequiredService<AdmissionSteps>().Vote(
                opened.Value, i % (yes + no) * no / (yes + no) != (i + 1) * no / (yes + no) ? Vote.No : Vote.Yes)));
        }
    }
}
