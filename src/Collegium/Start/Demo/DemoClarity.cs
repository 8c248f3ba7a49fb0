using Collegium.Desk;
using Collegium.Members;

namespace Collegium.Start.Demo;

/// <summary>Clients answer the one question, and the steward reads what nobody understood or nobody took.</summary>
internal sealed class DemoClarity(DemoTime time)
{
    private DemoStage _stage = null!;

    public void Enter(DemoStage stage) => _stage = stage;

    /// <summary>Does what the request waits for, in its time; then whoever is asked now may answer.</summary>
    public void Clear(DemoJob job, RequestStep step, Func<Task<RequestStep>> follow)
    {
        var now = time.Now;
        if (step.State == RequestState.ClientsTurn && _stage.Happens(95))
        {
            Then(job, _stage.After(now, 8, _stage.Happens(20) ? 900 : 120), follow, async () =>
                await Step(job.Contact, async (s, desk) => await desk.Answer(job.Request, await Words(job, s))));
        }
        else if (step.State == RequestState.ClientsTurn)
        {
            time.At(_stage.After(now, 900, 1_500), () => Step(job.Contact, (_, desk) => desk.Withdraw(job.Request, "It works again.")));
        }
        else if (step.State == RequestState.New)
        {
            Then(job, _stage.After(now, 5, 45), follow, () =>
                Step(_stage.Cast.StewardActor, (_, desk) => desk.Correct(job.Request, job.Trouble.Skill)));
        }
        else if (step.State == RequestState.NobodyYet)
        {
            Then(job, _stage.After(now, 20, 240), follow, async () =>
            {
                var asked = await Step(_stage.Cast.StewardActor, (_, desk) => desk.AskNext(job.Request));
                return asked.Refused && now < _stage.To.AddDays(-3)
                    ? await Step(_stage.Cast.StewardActor, (_, desk) => desk.Close(job.Request, "Everybody who fits was asked; we named two firms outside."))
                    : asked;
            });
        }
    }

    private void Then(DemoJob job, DateTime when, Func<Task<RequestStep>> follow, Func<Task<Result<Done>>> step) => time.At(when, async () =>
    {
        if ((await step()).Refused)
        {
            return;
        }

        if (await follow() is { State: RequestState.New or RequestState.NobodyYet } still && job.Clearings++ < 3)
        {
            Clear(job, still, follow);
        }
    });

    private static async Task<string> Words(DemoJob job, IServiceProvider services)
    {
        var skill = (await services.GetRequiredService<MembersDoor>().Roster()).Skills[job.Trouble.Skill];
        return job.Trouble.Answer.Length > 0 ? job.Trouble.Answer : $"Yes, it is about the {skill.Words[0].TrimEnd('~', '<')}.";
    }

    private Task<Result<Done>> Step(Actor who, Func<IServiceProvider, StewardSteps, Task<Result<Done>>> step) =>
        time.Do(who, s => step(s, s.GetRequiredService<StewardSteps>()));
}
