namespace Collegium.Start.Demo;

/// <summary>Bills, payments in good time and late, plans, and what the members are paid.</summary>
internal sealed class DemoBooks(DemoTime time)
{
    public void Plan(DemoStage stage) => _ = (stage, time);

    public bool HasHours(Guid client) => client == Guid.Empty;

    public void Bill(DemoJob job) => _ = job;
}
