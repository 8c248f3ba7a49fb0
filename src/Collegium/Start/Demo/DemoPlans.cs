using Collegium.Contracts;

namespace Collegium.Start.Demo;

/// <summary>Two clients have hours every month: one since the autumn, one for nearly a year, so that it is asked whether it goes on.</summary>
internal sealed class DemoPlans(DemoTime time, DemoPayers payers)
{
    private const int RateMinor = 14_500;

    public void Plan(DemoStage stage)
    {
        Agree(stage, "Ocotillo Bend Dental", minutes: 360, since: 100, left: null);
        Agree(stage, "Larkspur Pediatrics", minutes: 600, since: 340, left: 22);
    }

    private void Agree(DemoStage stage, string name, int minutes, int since, int? left)
    {
        var client = stage.Cast.Clients.Single(c => c.Client.Name == name).Client.Id;
        var last = left is { } days ? stage.Hours.Day(stage.To.AddDays(days)) : (DateOnly?)null;
        var begins = stage.To.AddDays(-Math.Min(since, (stage.To - stage.From).TotalDays - 2));
        time.At(stage.During(begins), () => time.Do(stage.Cast.StewardActor, s => s.GetRequiredService<PlanSteps>().Monthly(client, minutes, RateMinor, last)));
        var expected = new HashSet<Guid>();
        for (var day = begins.AddDays(4); day < stage.To; day = day.AddDays(4))
        {
            time.At(stage.During(day), () => Expect(stage, client, expected));
        }
    }

    /// <summary>Hours that opened are on an invoice by then, and it is paid like any other.</summary>
    private async Task Expect(DemoStage stage, Guid client, HashSet<Guid> expected)
    {
        var plans = await time.Look(stage.Cast.HouseActor, s => s.GetRequiredService<ContractsDoor>().Shown(client));
        foreach (var invoice in plans.SelectMany(p => p.Hours).Select(h => h.Invoice).OfType<Guid>().Where(expected.Add))
        {
            payers.Expect(client, invoice);
        }
    }
}
