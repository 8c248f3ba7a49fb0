using System.Collections.Concurrent;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;

namespace Collegium.Members.Regard;

/// <summary>Each chapter's net of regard in memory; built again from the rows after a fact that may have changed it, and once a day.</summary>
public sealed class RegardCache(FactTail tail, IServiceScopeFactory scopes, TimeProvider clock) : IFactFollower, IDisposable
{
    private static readonly string[] Kinds =
        ["vouch.", "practice.", "charter.", "login.", "first-job.reviewed", "practitioner.skill-attested", "conduct.closed", "request.reopened"];

    private readonly ConcurrentDictionary<Guid, OnFile> _chapters = new();
    private readonly SemaphoreSlim _reading = new(1, 1);

    public void Begin() => _chapters.Clear();

    public void Follow(Fact fact)
    {
        if (_chapters.TryGetValue(fact.ChapterId, out var file) && (IsRating(fact) || Kinds.Any(k => fact.Kind.StartsWith(k, StringComparison.Ordinal))))
        {
            Interlocked.Increment(ref file.Told);
        }
    }

    /// <summary>Sees every write answered before.</summary>
    internal async Task<RegardNet> Fresh(CollegiumDb db)
    {
        await tail.CatchUp(db);
        return await Of(db);
    }

    /// <summary>Sees every fact this process has read.</summary>
    internal async Task<RegardNet> Of(CollegiumDb db)
    {
        var file = _chapters.GetOrAdd(db.Chapter, _ => new OnFile());
        if (Known(file) is { } known)
        {
            return known;
        }

        await _reading.WaitAsync();
        try
        {
            return Known(file) ?? await Read(db.Chapter, file);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    /// <summary>Most jobs are confirmed without a rating, and those change nothing here.</summary>
    private static bool IsRating(Fact fact) => fact.Kind is "request.rated" or "request.confirmed" or "survey.answered" && fact.Data.Contains("\"rating\"", StringComparison.Ordinal);

    private RegardNet? Known(OnFile file) => file.Built is { } built && built.Told == Volatile.Read(ref file.Told)
        && Math.Abs((clock.Now() - built.Net.Rows.Net.Now).TotalDays) < 1 ? built.Net : null;

    /// <summary>Reads on a connection of its own: what a write under way has changed is not for everybody yet.</summary>
    private async Task<RegardNet> Read(Guid chapter, OnFile file)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(chapter));
        var told = Volatile.Read(ref file.Told);
        var rules = await scope.ServiceProvider.GetRequiredService<GovernanceDoor>().Rules();
        var jobs = scope.ServiceProvider.GetServices<IJobs>().FirstOrDefault();
        var net = RegardNet.Build(await RegardRows.Read(scope.ServiceProvider.GetRequiredService<CollegiumDb>(), jobs, rules, clock.Now()));
        file.Built = new(net, told);
        return net;
    }

    private sealed class OnFile
    {
        /// <summary>Facts heard; what was built after fewer is old.</summary>
        public long Told;

        public volatile InPlace? Built;
    }

    private sealed record InPlace(RegardNet Net, long Told);
}
