using Collegium.Clients;

namespace Collegium.Start.Demo;

/// <summary>One request on its way through the season.</summary>
internal sealed record DemoJob(Guid Request, ClientCard Client, Actor Contact, Trouble Trouble)
{
    public HashSet<Guid> Asked { get; } = [];

    /// <summary>How often the steward took it in hand.</summary>
    public int Clearings { get; set; }

    /// <summary>Who has it.</summary>
    public Actor By { get; set; } = null!;
}
