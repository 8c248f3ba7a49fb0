namespace Collegium.Database;

/// <summary>A row that belongs to one chapter. The context filters every query by it and fills it in on insert.</summary>
public abstract class Chaptered
{
    public Guid ChapterId { get; internal set; }
}

/// <summary>A row that is changed after it was written: the version is bumped on each save and checked against the one read.</summary>
public abstract class Versioned : Chaptered
{
    public int Version { get; internal set; }
}
