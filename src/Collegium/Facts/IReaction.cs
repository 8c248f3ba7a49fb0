namespace Collegium.Facts;

/// <summary>
/// What an upper module does after something happened. Runs after commit, at least once, in fact order, inside a write that
/// also moves its cursor: what it writes to the database is kept exactly once.
/// </summary>
public interface IReaction
{
    /// <summary>The cursor's name; renaming it would run all history again.</summary>
    string Name { get; }

    bool Wants(string kind);

    /// <summary>True where it only tells people what happened: what is long past need not be told.</summary>
    bool OnlyTells => false;

    /// <summary>True where, for the batch just prepared, it does nothing but read and add rows: it need not be done inside a write.</summary>
    bool OnlyAdds => false;

    /// <summary>Reads at once what the facts of a batch need, all of one chapter; each is still reacted to by itself.</summary>
    Task Prepare(IReadOnlyList<Fact> batch) => Task.CompletedTask;

    Task React(Fact fact);
}
