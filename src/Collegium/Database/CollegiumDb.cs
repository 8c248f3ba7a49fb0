using System.Linq.Expressions;
using Collegium.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Database;

/// <summary>
/// The one context. Rooms declare their tables in <c>…Tables.cs</c>; use <c>db.Set&lt;T&gt;()</c>. Every query is held
/// inside the actor's chapter by a filter, every insert is stamped with it.
/// </summary>
public abstract class CollegiumDb(DbContextOptions options) : IdentityUserContext<Login, Guid>(options)
{
    /// <summary>New rows nobody looks at again in this write: the framework need not follow them.</summary>
    private readonly List<object> _appended = [];

    private Here? _here;

    public Guid Chapter => _here?.Chapter ?? Guid.Empty;

    public Actor Actor => (_here ?? throw new InvalidOperationException("This context was not entered.")).Actor;

    public abstract bool IsPostgres { get; }

    /// <summary>Facts were appended since the bracket opened: whoever waits for facts is to be woken, and nobody otherwise.</summary>
    internal bool WroteFacts { get; set; }

    /// <summary>What is kept in memory of this chapter is at least as new as the moment this scope began: it may be used instead of reading.</summary>
    internal bool GoesByMemory { get; set; }

    internal void Enter(Here here)
    {
        _here = here;
        _appended.Clear();
        GoesByMemory = false;

        // The bracket undoes all of a write that fails; nothing ever returns to a savepoint.
        Database.AutoSavepointsEnabled = false;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conversions.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CollegiumDb).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (typeof(Chaptered).IsAssignableFrom(entity.ClrType) && entity.BaseType is null)
            {
                builder.Entity(entity.ClrType).HasQueryFilter(InThisChapter(entity.ClrType));
            }

            if (typeof(Versioned).IsAssignableFrom(entity.ClrType))
            {
                builder.Entity(entity.ClrType).Property(nameof(Versioned.Version)).IsConcurrencyToken();
            }
        }

        Conversions.NameColumns(builder.Model);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously, inside a Writing bracket.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            Stamp();
            object[] appended = [.. _appended];
            _appended.Clear();
            var added = await Inserts.Write(this, appended, cancellationToken);
            return added + await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>Adds a row that this write will neither change nor ask for again.</summary>
    internal void Append(Chaptered row) => _appended.Add(row);

    /// <summary>Adds a row that this write may still change; ahead of a bracket the framework need not follow it, for it is written as it then is.</summary>
    internal void AddAhead(Chaptered row)
    {
        if (Database.CurrentTransaction is null)
        {
            _appended.Add(row);
        }
        else
        {
            Add(row);
        }
    }

    /// <summary>How often a write was undone: what was known of its rows is true no longer.</summary>
    internal int Undone { get; private set; }

    /// <summary>Forgets what was read, changed and added.</summary>
    internal void Forget()
    {
        Undone++;
        _appended.Clear();
        ChangeTracker.Clear();
    }

    /// <summary>All that is new, ready to be written on any connection; null where there is more to write than new rows.</summary>
    internal IReadOnlyList<NewRows>? New() => Quietly(() =>
    {
        var entries = ChangeTracker.Entries().ToList();
        if (entries.Exists(e => e.State != EntityState.Added))
        {
            return null;
        }

        Stamp();
        return Inserts.Of(this, entries, _appended);
    });

    /// <summary>What this write is about to add, found without looking through everything that was read.</summary>
    internal IReadOnlyList<T> Adding<T>()
        where T : class =>
        Quietly(() => ChangeTracker.Entries<T>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).Concat(_appended.OfType<T>()).ToList());

    /// <summary>Whether this write adds the row, and so nothing of it can be in the database.</summary>
    internal bool IsNew(object row) => _appended.Contains(row) || Quietly(() => Entry(row).State == EntityState.Added);

    /// <summary>The framework compares every row with what it was whenever it is asked for one; not here.</summary>
    private T Quietly<T>(Func<T> ask)
    {
        var before = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return ask();
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = before;
        }
    }

    /// <summary>Chapter of what is new, version of what changed.</summary>
    private void Stamp()
    {
        foreach (var row in _appended)
        {
            Stamp((Chaptered)row);
            WroteFacts |= row is Facts.Fact;
        }

        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry is { Entity: Chaptered row, State: EntityState.Added })
            {
                Stamp(row);
            }

            if (entry is { Entity: Versioned versioned, State: EntityState.Modified })
            {
                versioned.Version++;
                entry.Property(nameof(Versioned.Version)).IsModified = true;
            }
        }
    }

    private void Stamp(Chaptered row)
    {
        if (row.ChapterId == Guid.Empty)
        {
            row.ChapterId = Chapter == Guid.Empty ? throw new InvalidOperationException("A row was added outside any chapter.") : Chapter;
        }
    }

    private LambdaExpression InThisChapter(Type type)
    {
        var row = Expression.Parameter(type, "row");
        var mine = Expression.Property(Expression.Constant(this), nameof(Chapter));
        return Expression.Lambda(Expression.Equal(Expression.Property(row, nameof(Chaptered.ChapterId)), mine), row);
    }
}

public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : CollegiumDb(options)
{
    public override bool IsPostgres => false;
}

public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : CollegiumDb(options)
{
    public override bool IsPostgres => true;

    protected override void OnModelCreating(Microsoft.EntityFrameworkCore.ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // The reader's fence: a fact is read only when every transaction as old as its own has ended.
        builder.Entity<Facts.Fact>().Property(f => f.Tx).HasDefaultValueSql("pg_current_xact_id()::text::bigint").ValueGeneratedOnAdd();
    }
}
