using Collegium.Members;

namespace Collegium.Start.Demo;

/// <summary>Two complaints about members: one that ended in an expulsion, and one just noticed.</summary>
internal sealed class DemoConduct(DemoTime time, DemoVotes votes)
{
    public const string Expelled = "Sandpiper Systems";

    private DemoStage _stage = null!;

    public void Plan(DemoStage stage)
    {
        _stage = stage;
        time.At(stage.During(stage.From.AddDays(50)), Expulsion);
        time.At(stage.During(stage.To.AddDays(-6)), async () =>
        {
            var id = await File("Halloran Networks", "Red Kite Voice", "abandonment",
                "They took over a telephone change at a clinic of ours and left it half done for nine days without a word to anybody.");
            time.At(stage.During(time.Now.AddDays(1)), () => time.Do(votes.Secretary, s => Steps(s).Notice(id, "abandonment",
                "You accepted a job on the 3rd and recorded nothing on it until the 12th. Say what happened, and whether the client was told.")));
        });
    }

    private async Task Expulsion()
    {
        var id = await File(null, Expelled, "false-evidence",
            "Three jobs they rated themselves through a client’s log-in, and the hours on two of them were never worked. The client found out and called the desk.");
        time.At(Day(2), () => time.Do(votes.Secretary, s => Steps(s).Notice(id, "false-evidence", "Ratings of three jobs were entered from your own office, and hours were recorded on days you were away.")));
        time.At(Day(9), () => time.Do(votes.Of(_stage.Cast.Practices[Expelled]), s => Steps(s).Reply(id, "The client had asked me to enter it for her. The hours were estimates.")));
        // Who was drawn may turn out to compete by the time it declares; then another is drawn, and the hearing waits.
        for (var week = 0; week < 6; week++)
        {
            time.At(Day(10 + (week * 6)), () => Sit(id, (s, _) => s.Declare(id)));
            time.At(Day(26 + (week * 6)), () => Sit(id, (s, i) => i == 0 ? s.Hear(id, "The client said she had asked for nothing of the kind. The practice repeated its reply and showed no record.") : null));
            time.At(Day(29 + (week * 6)), () => Sit(id, (s, i) => i == 0
                ? s.Propose(id, "expulsion", "Ratings decide who is sent to clients, and hours what they pay. Both were invented, three times, and explained with a story the client denies.")
                : s.Agree(id)));
        }
    }

    /// <summary>By a member, or by the chapter itself.</summary>
    private async Task<Guid> File(string? by, string about, string ground, string words) => (await time.Do(
        by is null ? votes.Secretary : votes.Of(_stage.Cast.Practices[by]), s => Steps(s).File(_stage.Cast.Practices[about], ground, words, by is null))).Value;

    /// <summary>Each of the panel in turn.</summary>
    private async Task Sit(Guid id, Func<ConductSteps, int, Task<Result<Done>>?> step)
    {
        foreach (var (practice, i) in (await time.Look(votes.Secretary, s => Steps(s).Panel(id))).Select((p, i) => (p, i)))
        {
            await time.Do(votes.Of(practice), s => step(Steps(s), i) ?? Task.FromResult<Result<Done>>(Done.It));
        }
    }

    private DateTime Day(int days) => _stage.During(time.Now.AddDays(days));

    private static ConductSteps Steps(IServiceProvider s) => s.GetRequiredService<ConductSteps>();
}
