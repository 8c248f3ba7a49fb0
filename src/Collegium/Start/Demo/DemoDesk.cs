using Collegium.Clients;
using Collegium.Desk;

namespace Collegium.Start.Demo;

/// <summary>Clients tell their troubles, and whoever is asked answers, each in their own time.</summary>
internal sealed class DemoDesk(DemoTime time, DemoWork work, DemoClarity clarity)
{
    private readonly IReadOnlyList<Trouble> _troubles = DemoTables.Troubles();
    private DemoStage _stage = null!;

    public void Plan(DemoStage stage, Season season)
    {
        _stage = stage;
        work.Enter(stage);
        clarity.Enter(stage);
        foreach (var day in Enumerable.Range(0, season.Requests).Select(_ => stage.From.AddDays(stage.Chance.NextDouble() * (season.Days - 3))))
        {
            Tell(stage.During(day));
        }

        // The last two working days are full, the last hours fullest, so that the board shows every state.
        for (var i = 0; i < season.LastDays; i++)
        {
            var share = 1 - Math.Sqrt((i + 0.5) / season.LastDays);
            Tell(LastOpen(stage.To).AddMinutes(-14 - (share * 60 * 30)));
        }

        for (var i = 0; i < season.LastMinutes; i++)
        {
            Tell(LastOpen(stage.To).AddSeconds(-40 * i));
        }
    }

    /// <summary>The season's end, or the close of business before it.</summary>
    private DateTime LastOpen(DateTime at)
    {
        while (!_stage.Hours.IsOpen(at))
        {
            at = at.AddMinutes(-10);
        }

        return at.AddMinutes(-4);
    }

    private void Tell(DateTime at) => time.At(at, async () =>
    {
        var (client, contact) = _stage.Any(_stage.Cast.Served(at, _stage.From));
        var trouble = Pick(client.Trade);
        var phoned = _stage.Happens(22);
        var who = phoned ? _stage.Cast.StewardActor : contact;
        var told = await time.Do(who, s => s.GetRequiredService<DeskSteps>().Tell(
            client.Id, Words(trouble), trouble.Impact, phoned ? "phone" : "page"));
        if (told.Refused)
        {
            return;
        }

        var job = new DemoJob(told.Value, client, contact, trouble);
        clarity.Clear(job, await Follow(job), () => Follow(job));
    });

    /// <summary>Looks who is asked now and lets each of them answer in their own time.</summary>
    private async Task<RequestStep> Follow(DemoJob job)
    {
        var now = time.Now;
        var step = await time.Look(_stage.Cast.HouseActor, s => s.GetRequiredService<DeskSteps>().Look(job.Request));
        foreach (var offer in step.Offers.Where(o => o.State == OfferState.Open && job.Asked.Add(o.Id)))
        {
            var haste = job.Trouble.Impact switch { "stopped" => 1, "hindered" => 2, _ => 5 };
            var chance = _stage.Chance.Next(100);
            if (chance < 48)
            {
                time.At(_stage.After(now, 2 * haste, 9 * haste), () => Accept(job, offer));
            }
            else if (chance < 66)
            {
                time.At(_stage.After(now, haste, 10 * haste), () => Refuse(job, offer));
            }
        }

        if (step.Offers.Where(o => o.State == OfferState.Open).Select(o => (DateTime?)o.ExpiresAt).Max() is { } expires)
        {
            time.At(expires.AddSeconds(20), () => Again(job));
        }

        return step;
    }

    private async Task Accept(DemoJob job, OfferStep offer)
    {
        var won = await time.Do(_stage.Cast.People[offer.Practitioner], s => s.GetRequiredService<DeskSteps>().Accept(offer.Id));
        if (!won.Refused)
        {
            job.By = _stage.Cast.People[offer.Practitioner];
            await work.Start(job);
        }
    }

    private async Task Refuse(DemoJob job, OfferStep offer)
    {
        var (reason, words) = _stage.Any(Reasons);
        await time.Do(_stage.Cast.People[offer.Practitioner], s => s.GetRequiredService<DeskSteps>().Refuse(offer.Id, reason, words));
        await Again(job);
    }

    /// <summary>After a no or a silence others are asked, or nobody is left.</summary>
    private async Task Again(DemoJob job)
    {
        if (await Follow(job) is { State: RequestState.NobodyYet } step && job.Clearings++ < 3)
        {
            clarity.Clear(job, step, () => Follow(job));
        }
    }

    private static readonly IReadOnlyList<(string, string?)> Reasons =
    [
        ("full", null), ("full", null), ("full", "Two rollouts this week."), ("skill", null), ("other", "I am on the road until tomorrow."),
        ("other", "Too far for a call this short."), ("full", null), ("skill", null), ("other", "Waiting for a part for the same client."),
    ];

    private Trouble Pick(Trade trade) => _stage.Any([.. _troubles.Where(t => t.Trade == trade.ToString() || (t.Trade == "Any" && _stage.Happens(25)))]);

    private string Words(Trouble trouble)
    {
        var text = trouble.Text
            .Replace("{n}", _stage.Chance.Next(2, 9).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{day}", _stage.Any(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "last night", "this morning"]), StringComparison.Ordinal)
            .Replace("{who}", _stage.Any(["Alma", "Kofi", "Brenda", "Mr. Sayre", "Dr. Whitfield", "Lucia", "Theo", "Marguerite"]), StringComparison.Ordinal)
            .Replace(" on last night", " last night", StringComparison.Ordinal).Replace(" on this morning", " this morning", StringComparison.Ordinal)
            .Replace("since last night", "since last night", StringComparison.Ordinal);
        return _stage.Chance.Next(6) switch
        {
            0 => "Good morning. " + text,
            1 => text + " Could somebody call us back?",
            2 => text + " We restarted it twice already.",
            3 => "Hello, " + char.ToLowerInvariant(text[0]) + text[1..],
            _ => text,
        };
    }
}
