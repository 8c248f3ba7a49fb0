namespace Collegium.Members;

/// <summary>A finished job as another member may read it: nobody's name, number or address in it.</summary>
public sealed record JobShown(int Number, string Text, int Minutes, int? Rating, IReadOnlyList<string> Notes);

/// <summary>What a client says of a practice: the mean of the ratings of its confirmed jobs, 1 to 5, that the client itself gave.</summary>
public sealed record JobRating(Guid Practice, Guid Client, double Mean);

/// <summary>The arrow turned round: the desk knows the jobs, and Members asks about one.</summary>
public interface IJobs
{
    Task<JobShown?> Show(Guid request);

    /// <summary>The request of this number when both practices recorded time on it.</summary>
    Task<Guid?> Shared(int number, Guid one, Guid other);

    /// <summary>Of all confirmed jobs.</summary>
    Task<IReadOnlyList<JobRating>> Ratings();
}
