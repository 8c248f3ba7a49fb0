using Collegium.Facts;

namespace Collegium.Database;

/// <summary>
/// New rows of several writes in one transaction: a commit waits for the disk, and whoever comes meanwhile shares the next.
/// Each is told only after that commit. Where the rows of one can't be written, each is written by itself, so that nobody
/// fails for another. A commit whose end is unknown is unknown to all who shared it.
/// </summary>
public sealed class WrittenTogether(IServiceScopeFactory scopes, WriteGate gate, FactBell bell)
{
    /// <summary>Few enough that on SQLite nobody else waits long.</summary>
    private const int Most = 32;

    private readonly Queue<Part> _waiting = new();
    private bool _writing;

    /// <summary>Ends when they are committed; fails as a write of these rows alone would.</summary>
    /// <returns>False, with nothing written, where the cursor that goes along was moved by somebody else.</returns>
    internal Task<bool> Write(IReadOnlyList<NewRows> rows, bool facts, CursorMove? moves = null)
    {
        var part = new Part(rows, facts, moves);
        lock (_waiting)
        {
            _waiting.Enqueue(part);
            if (!_writing)
            {
                // Whoever came first is not who writes for the others, so nothing of theirs goes along.
                _writing = ThreadPool.UnsafeQueueUserWorkItem(_ => _ = WriteOn(), null);
            }
        }

        return part.Written.Task;
    }

    private async Task WriteOn()
    {
        do
        {
            await WriteNext();
        }
        while (IsMore());
    }

    private bool IsMore()
    {
        lock (_waiting)
        {
            return _writing = _waiting.Count > 0;
        }
    }

    private async Task WriteNext()
    {
        List<Part> parts = [];
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(Guid.Empty));
            var db = scope.ServiceProvider.GetRequiredService<CollegiumDb>();
            using (db.IsPostgres ? null : await gate.Enter(db))
            {
                // Taken only now: whoever came while others were at the gate is among them.
                parts = Take();
                if (!await IsWritten(db, parts))
                {
                    foreach (var part in parts)
                    {
                        await IsWritten(db, [part]);
                    }
                }
            }

            await gate.Kept(db);
            parts.ForEach(p => p.Written.TrySetResult(!p.IsLate));
        }
        catch (Exception problem)
        {
            Fail(parts.Count > 0 ? parts : Take(), problem);
        }
    }

    /// <summary>False when these must be written one by one; otherwise they are committed, or were told why not.</summary>
    private async Task<bool> IsWritten(CollegiumDb db, List<Part> parts)
    {
        var committing = false;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var part in parts.FindAll(p => p.Moves is not null))
            {
                part.IsLate = !await db.Move(part.Moves!);
            }

            await Inserts.Execute(db, [.. parts.FindAll(p => !p.IsLate).SelectMany(p => p.Rows).GroupBy(r => r.Table, r => r.Rows).Select(g => new NewRows(g.Key, [.. g.SelectMany(r => r)]))]);
            committing = true;
            await transaction.CommitAsync();
        }
        catch (Exception problem) when (committing || parts.Count == 1)
        {
            Fail(parts, problem);
            return true;
        }
        catch (Exception)
        {
            return false;
        }

        if (parts.Exists(p => p.Facts))
        {
            bell.Ring();
        }

        return true;
    }

    private List<Part> Take()
    {
        lock (_waiting)
        {
            List<Part> parts = [];
            while (parts.Count < Most && _waiting.TryDequeue(out var part))
            {
                parts.Add(part);
            }

            return parts;
        }
    }

    private static void Fail(List<Part> parts, Exception problem) => parts.ForEach(p => p.Written.TrySetException(problem));

    private sealed record Part(IReadOnlyList<NewRows> Rows, bool Facts, CursorMove? Moves)
    {
        public bool IsLate { get; set; }

        public TaskCompletionSource<bool> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
