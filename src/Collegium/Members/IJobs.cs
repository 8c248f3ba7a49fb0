namespace Collegium.Members;

/// <summary>A finished job as another member may read it: nobody's name, number or address in it.</summary>
public sealed record JobShown(int Number, string Text, int Minutes, int? Rating, IReadOnlyList<string> Notes);

/// <summary>The arrow turned round: the desk knows the jobs, and Members asks about one.</summary>
public interface IJobs
{
    Task<JobShown?> Show(Guid request);

    /// <summary>The request of this number when both practices recorded time on it.</summary>
    Task<Guid?> Shared(int number, Guid one, Guid other);
}
