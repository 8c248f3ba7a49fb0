using Collegium.Desk;

namespace Collegium.Start.Demo;

/// <summary>Whoever has a request estimates, works and finishes it; the client approves and says whether it is fixed.</summary>
internal sealed class DemoWork(DemoTime time, DemoBooks books)
{
    private static readonly IReadOnlyList<string> Praise =
    [
        "Fixed, and nobody had to wait.", "Quick and kind.", "It works again, thank you.", "Explained it so that we understood.",
        "Came the same day.", "Good, but we had to call twice.", "All well.",
    ];

    private static readonly IReadOnlyList<string> Remarks =
    [
        "Talked to the front desk; they are free after four.", "Same cause as two weeks ago at another office; keep an eye on the update.",
        "Spare part ordered, arrives tomorrow.", "Waiting for the maker's support line.",
    ];

    /// <summary>What those who are asked whether it solved it say, in turn; many say nothing.</summary>
    private static readonly string?[] Answers = ["yes", null, "yes", null, "partly", "yes", null, "yes", null, "yes", "no", null];

    private DemoStage _stage = null!;
    private int _asked;

    public void Enter(DemoStage stage) => _stage = stage;

    public async Task Start(DemoJob job)
    {
        var minutes = Math.Max(15, (job.Trouble.Minutes * _stage.Chance.Next(70, 140) / 100 / 5) * 5);
        var slow = job.Trouble.Impact switch { "stopped" => 1, "hindered" => 3, _ => 9 };
        if (await books.HasHours(job.Client.Id))
        {
            Work(job, minutes, _stage.After(time.Now, 5, 60 * slow));
            return;
        }

        time.At(_stage.After(time.Now, 8, 35 * slow), async () =>
        {
            var most = Math.Max(minutes, minutes * 3 / 2 / 15 * 15);
            await Step(job.By, w => w.Estimate(job.Request, Math.Max(15, minutes * 2 / 3), most, job.Trouble.PartsMinor, "Looking first, then the repair as talked over."));
            time.At(_stage.After(time.Now, 5, _stage.Happens(12) ? 1_300 : 60 * slow), async () =>
            {
                await Step(_stage.Happens(10) ? _stage.Cast.StewardActor : job.Contact, w => w.Approve(job.Request));
                Work(job, minutes, _stage.After(time.Now, 5, 70 * slow));
            });
        });
    }

    private void Work(DemoJob job, int minutes, DateTime begin)
    {
        var first = minutes > 60 && _stage.Happens(60) ? minutes / 2 : minutes;
        time.At(begin, async () =>
        {
            if (_stage.Happens(25))
            {
                await Step(job.By, w => w.Note(job.Request, _stage.Any(Remarks), _stage.Happens(30) ? "client" : "members"));
            }

            await Step(job.By, w => w.Time(job.Request, first, first == minutes ? job.Trouble.Done : "Found the cause; the repair follows."));
            var last = time.Now;
            if (first < minutes)
            {
                last = _stage.After(last, 40, 600);
                time.At(last, () => Step(job.By, w => w.Time(job.Request, minutes - first, job.Trouble.Done)));
            }

            time.At(_stage.After(last, 3, 60), () => Finish(job));
        });
    }

    private async Task Finish(DemoJob job)
    {
        await Step(job.By, w => w.Complete(job.Request, job.Trouble.Done));
        if (_stage.Happens(88))
        {
            time.At(_stage.After(time.Now, 5, 900), async () =>
            {
                int? rating = _stage.Happens(15) ? null : _stage.Chance.Next(100) switch { < 62 => 5, < 87 => 4, < 95 => 3, < 99 => 2, _ => 1 };
                await Step(job.Contact, w => w.Confirm(job.Request, rating, _stage.Happens(40) ? _stage.Any(Praise) : null));
                books.Bill(job);
                AskedAfter(job);
            });
        }
        else
        {
            // Nobody objected for five working days: it counts as confirmed, and is billed then.
            time.At(_stage.After(time.Now, 3_500, 4_000), () =>
            {
                books.Bill(job);
                AskedAfter(job);
                return Task.CompletedTask;
            });
        }
    }

    /// <summary>Who was asked whether it solved it answers a week later, or doesn't; who wasn't asked is refused.</summary>
    private void AskedAfter(DemoJob job)
    {
        if (Answers[_asked++ % Answers.Length] is { } answer)
        {
            time.At(time.Now.AddDays(7), () => time.Do(job.Contact, s => s.GetRequiredService<WorkSteps>().AnswerSurvey(job.Request, answer)));
        }
    }

    private Task<Result<Done>> Step(Actor who, Func<WorkSteps, Task<Result<Done>>> step) => time.Do(who, s => step(s.GetRequiredService<WorkSteps>()));
}
