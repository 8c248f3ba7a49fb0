using Collegium.Clients;

namespace Collegium.Start.Demo;

/// <summary>One request on its way through the season.</summary>
internal sealed record DemoJob(Guid Request, ClientCard Client, Actor Contact, Trouble Trouble)
{
    public HashSet<Guid> Asked { get; } = [];

    /// <summary>Who has it.</summary>
    public Actor By { get; set; } = null!;
}
