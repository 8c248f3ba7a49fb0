namespace Collegium.Database;

/// <summary>A compiled query belongs to one model, and each engine has its own.</summary>
public sealed class EachEngine<T>(Func<T> compile)
{
    private readonly Lazy<T> _sqlite = new(compile);
    private readonly Lazy<T> _postgres = new(compile);

    public T On(CollegiumDb db) => (db.IsPostgres ? _postgres : _sqlite).Value;
}
