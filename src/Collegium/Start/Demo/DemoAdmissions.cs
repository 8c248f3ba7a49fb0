using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Start.Demo;

/// <summary>
/// Who wanted to join in these months: one that is a member now, one that lives from selling, one that only imagines it can,
/// three that are one, one on whom the members were divided, and one who is half way.
/// </summary>
internal sealed class DemoAdmissions(DemoTime time, DemoVotes votes, FactPump pump)
{
    private static readonly string[] Screens = ["seller", "pretender", "fraudster"];

    private DemoStage _stage = null!;

    public void Plan(DemoStage stage)
    {
        _stage = stage;
        votes.Enter(stage);
        var (from, to) = (stage.From, stage.To);
        Good(DemoApplicant.Calloway, from.AddDays(24), ["Sandpiper Systems", "Tallgrass Support"], yes: 19, no: 2);
        time.At(stage.During(from.AddDays(95)), () => votes.Vouch(DemoApplicant.Calloway.Practice, ["Voss & Daughter"]));
        time.At(stage.During(from.AddDays(380)), () => votes.Vouch(DemoApplicant.Calloway.Practice, ["Tallgrass Support"]));
        time.At(stage.During(from.AddDays(450)), () => votes.Vouch(DemoApplicant.Calloway.Practice, ["Voss & Daughter"]));
        Stopped(DemoApplicant.Apex, to.AddDays(-64), "seller", "Sixty percent of the income are commissions of one distributor, and what is written under “why” speaks of our members as an audience.");
        Stopped(DemoApplicant.QuickFix, to.AddDays(-47), "pretender", "The sample names no cause and no test. A machine was wiped without asking what was on it.", mark: 2, appeal: to.AddDays(-31), carried: false);
        Good(DemoApplicant.Mesa, to.AddDays(-57), ["Granado Imaging", "Superstition Data"], yes: 11, no: 9, appeal: to.AddDays(-24), again: to.AddDays(-4));
        foreach (var (one, i) in DemoApplicant.Ring.Select((r, i) => (r, i)))
        {
            if (i < 2)
            {
                Stopped(one, to.AddDays(-20 + i), "fraudster", "Three applications of three days carry one bank account and came from one device.", device: "one laptop");
            }
            else
            {
                time.At(stage.During(to.AddDays(-17)), async () => await Apply(one, "one laptop"));
            }
        }

        time.At(stage.During(to.AddDays(-8)), () => HalfWay(DemoApplicant.PaloVerde));
        for (var day = from.AddDays(40); day < to; day = day.AddDays(9))
        {
            time.At(stage.During(day), ReviewFirstJobs);
        }
    }

    private void Good(DemoApplicant who, DateTime at, IReadOnlyList<string> vouchers, int yes, int no, DateTime? appeal = null, DateTime? again = null) => time.At(_stage.During(at), async () =>
    {
        // A weekend between two steps moves one of them; three days apart they keep their order.
        var (number, secret) = await Apply(who, who.Domain);
        time.At(_stage.During(at.AddDays(2)), () => Answer(number, 3));
        time.At(_stage.During(at.AddDays(5)), () => Judge(number, 4, "The cause is named, and it was shown to hold."));
        time.At(_stage.During(at.AddDays(5)), () => votes.Vouch(number, vouchers));
        time.At(_stage.During(at.AddDays(8)), () => Sign(number, "pass", "Met on the evidence.", Screens));
        time.At(_stage.During(at.AddDays(11)), () => votes.Hold(number, yes, no));
        time.At(at.AddDays(22), () => Join(number));
        if (appeal is { } day)
        {
            time.At(_stage.During(day), () => time.Do(Visitor, s => Steps(s).Appeal(secret, "Nine members voted no, and none of the findings says why. All three screens were passed.")));
            time.At(_stage.During(day.AddDays(5)), () => Sign(number, "pass", "Every criterion was met. A ballot that gives no ground can’t stand against three passed screens; let the members vote anew.", ["appeal"]));
        }

        if (again is { } second)
        {
            time.At(_stage.During(second), () => votes.Hold(number, 8, 1));
        }
    });

    private void Stopped(DemoApplicant who, DateTime at, string screen, string why, int mark = 4, DateTime? appeal = null, bool carried = true, string? device = null) => time.At(_stage.During(at), async () =>
    {
        var (number, secret) = await Apply(who, device ?? who.Domain);
        time.At(_stage.During(at.AddDays(2)), () => Answer(number, 2));
        time.At(_stage.During(at.AddDays(5)), () => Judge(number, mark, mark < 3 ? "No cause, no test, nothing saved first." : "Sound."));
        time.At(_stage.During(at.AddDays(8)), () => Sign(number, "fail", why, [screen]));
        if (appeal is { } day)
        {
            time.At(_stage.During(day), () => time.Do(Visitor, s => Steps(s).Appeal(secret, "My customers are happy. Nobody asked them.")));
            time.At(_stage.During(day.AddDays(6)), () => Sign(number, carried ? "pass" : "fail", "Read anew: two clients were asked and spoke for speed; the sample still shows neither cause nor test.", ["appeal"]));
        }
    });

    private async Task HalfWay(DemoApplicant who)
    {
        var (number, _) = await Apply(who, who.Domain);
        time.At(_stage.During(time.Now.AddDays(2)), () => Answer(number, 2));
        time.At(_stage.During(time.Now.AddDays(3)), () => Judge(number, 4, "Careful work.", 1));
        time.At(_stage.During(time.Now.AddDays(4)), () => votes.Vouch(number, ["Agua Fria Tech"]));
        time.At(_stage.During(time.Now.AddDays(5)), () => Sign(number, "pass", "Met on the evidence.", ["seller"]));
    }

    private Actor Visitor => Actor.Visitor(_stage.Cast.Chapter);

    private static AdmissionSteps Steps(IServiceProvider s) => s.GetRequiredService<AdmissionSteps>();

    private async Task<(int Number, string Secret)> Apply(DemoApplicant who, string device) =>
        (await time.Do(Visitor, s => Steps(s).Apply(who.Mail, who.Answers(DateOnly.FromDateTime(time.Now)), DemoCertificate.Of(who.Practice), device))).Value;

    private async Task Answer(int number, int most)
    {
        foreach (var secret in (await time.Look(Visitor, s => Steps(s).Referees(number))).Take(most))
        {
            await time.Do(Visitor, s => Steps(s).Answer(secret, "They look after us for four years. When something breaks they come, and they say what it was.", again: true));
        }
    }

    private async Task Judge(int number, int mark, string words, int most = int.MaxValue)
    {
        await time.Do(votes.Secretary, s => Steps(s).Declare(number));
        foreach (var (sample, i) in (await time.Look(Visitor, s => Steps(s).Unjudged(number))).SelectMany(x => new[] { (x, 1), (x, 2) }))
        {
            await time.Do(votes.Secretary, s => Steps(s).AskOutside(number, sample, $"Outside judge {i}", $"judge{i}-{number}@elsewhere.example"));
        }

        foreach (var asked in (await time.Look(Visitor, s => Steps(s).Judgements(number))).Take(most))
        {
            await time.Do(asked.Practice is { } practice ? votes.Of(practice) : Visitor, s => Steps(s).Judge(asked, mark, words));
        }
    }

    /// <summary>Two practices that may decide declare and sign; where there are fewer, people outside take their place.</summary>
    private async Task Sign(int number, string verdict, string words, string[] screens)
    {
        await time.Do(votes.Secretary, s => Steps(s).Declare(number));
        var deciders = (await time.Look(Visitor, s => Steps(s).Deciders(number, votes.Practices))).Take(2).ToList();
        for (var i = deciders.Count; i < 2; i++)
        {
            if (await time.Do(votes.Secretary, s => Steps(s).NameOutsider(number, i == 0 ? "Ines Marquardt" : "Paul Oyelaran", $"outside{i}-{number}@elsewhere.example")) is { Refused: false } named)
            {
                await time.Do(Visitor, s => Steps(s).FindOutside(named.Value, screens, verdict, words));
            }
        }

        foreach (var practice in deciders)
        {
            await time.Do(votes.Of(practice), s => Steps(s).Declare(number));
            foreach (var screen in screens)
            {
                await time.Do(votes.Of(practice), s => Steps(s).Find(number, screen, verdict, words));
            }
        }
    }

    /// <summary>The ballot has closed; the result executes itself, and the new member's people work like everybody.</summary>
    private async Task Join(int number)
    {
        await pump.Drain(false);
        var practice = await time.Look(Visitor, s => Steps(s).Practice(number));
        foreach (var login in await time.Look(Visitor, s => s.GetRequiredService<Database.CollegiumDb>().Set<Login>().AsNoTracking().Where(l => l.PracticeId == practice).ToListAsync()))
        {
            _stage.Cast.Add(login);
        }
    }

    private async Task ReviewFirstJobs()
    {
        foreach (var job in await time.Look(Visitor, s => Steps(s).FirstJobs()))
        {
            await time.Do(job.Practice is { } practice ? votes.Of(practice) : votes.Secretary, s => Steps(s).ReviewJob(job.Id, true, "I would have done it so too, and the client was told what it was."));
        }
    }
}
