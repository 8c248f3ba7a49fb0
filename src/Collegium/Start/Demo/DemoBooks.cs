using Collegium.Contracts;
using Collegium.Treasury;

namespace Collegium.Start.Demo;

/// <summary>Bills, plans of hours, and what the members are paid every other month.</summary>
internal sealed class DemoBooks(DemoTime time, DemoPayers payers)
{
    private DemoStage _stage = null!;

    public void Plan(DemoStage stage)
    {
        _stage = stage;
        payers.Enter(stage);
        foreach (var (client, i) in stage.Cast.Clients.Select((c, i) => (c.Client, i)).Where(c => c.i % 5 == 2))
        {
            for (var month = 1 + (i % 3); stage.From.AddDays(month * 30) < stage.To; month += 2)
            {
                time.At(stage.During(stage.From.AddDays(month * 30)), () => SellPlan(client.Id, i % 2 == 0 ? 600 : 1_200));
            }
        }

        for (var day = FirstOfNextMonth(stage.From); day < stage.To; day = day.AddMonths(1))
        {
            var first = DateOnly.FromDateTime(day);
            time.At(stage.During(day), () => BillMonth(first.AddMonths(-1), first.AddDays(-1)));
            if (day.Month % 2 == 1)
            {
                time.At(stage.During(day.AddDays(2)), PayMembers);
            }
        }
    }

    public Task<bool> HasHours(Guid client) => time.Look(_stage.Cast.HouseActor, async s =>
        (await s.GetRequiredService<ContractsDoor>().OpenPlans(client, _stage.Hours.Day(time.Now))).Count > 0);

    /// <summary>Most are billed the morning after; some clients want one bill a month.</summary>
    public void Bill(DemoJob job)
    {
        if (!Monthly(job.Client.Id))
        {
            time.At(_stage.After(time.Now, 300, 700), async () =>
            {
                var issued = await time.Do(_stage.Cast.TreasurerActor, s => s.GetRequiredService<TreasuryWork>().Issue(job.Request));
                if (!issued.Refused)
                {
                    payers.Expect(job.Client.Id, issued.Value.Id);
                }
            });
        }
    }

    private static DateTime FirstOfNextMonth(DateTime at) => new DateTime(at.Year, at.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1);

    private bool Monthly(Guid client) => _stage.Cast.Clients.FindIndex(c => c.Client.Id == client) % 10 == 7;

    private async Task BillMonth(DateOnly from, DateOnly to)
    {
        foreach (var (client, _) in _stage.Cast.Clients.Where(c => Monthly(c.Client.Id)))
        {
            var issued = await time.Do(_stage.Cast.TreasurerActor, s => s.GetRequiredService<TreasuryWork>().Issue(client.Id, from, to));
            if (!issued.Refused)
            {
                payers.Expect(client.Id, issued.Value.Id);
            }
        }
    }

    private async Task SellPlan(Guid client, int minutes)
    {
        if (!await HasHours(client))
        {
            var sold = await time.Do(_stage.Cast.TreasurerActor, s => s.GetRequiredService<TreasuryWork>().SellPlan(client, minutes));
            if (!sold.Refused)
            {
                payers.Expect(client, sold.Value.Id);
            }
        }
    }

    /// <summary>One treasurer proposes, the other approves a little later.</summary>
    private async Task PayMembers()
    {
        foreach (var practice in _stage.Cast.Practices.Values)
        {
            var proposed = await time.Do(_stage.Cast.TreasurerActor, s => s.GetRequiredService<TreasuryWork>().Propose(practice));
            if (!proposed.Refused)
            {
                time.At(_stage.After(time.Now, 60, 500), () =>
                    time.Do(_stage.Cast.SecondTreasurerActor, s => s.GetRequiredService<TreasuryWork>().Approve(proposed.Value)));
            }
        }
    }
}
