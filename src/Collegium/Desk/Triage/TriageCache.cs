using System.Collections.Concurrent;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Language;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Triage;

/// <summary>Each chapter's reader of troubles: starts from the catalogue's words, learns from every lesson of the steward.</summary>
internal sealed class TriageCache(IServiceScopeFactory scopes, FactTail tail) : IFactFollower, IDisposable
{
    public const string AnyQuestion =
        "Which thing is it about, a computer, a phone, a printer, the e-mail or a program, and what happens when you try?";

    private const int MostLessons = 20_000;

    /// <summary>A runner-up is asked only where somebody must be, so it need not be likely.</summary>
    private const double LeastLikely = .005;

    /// <summary>After three who say it isn't their trade, others are asked.</summary>
    private const int MostRead = 6;

    private static readonly ClassifierOptions Usual = new();

    private readonly ConcurrentDictionary<Guid, (TextClassifier Reader, Roster Roster)> _readers = new();
    private readonly ConcurrentDictionary<Guid, ConcurrentQueue<Guid>> _unread = new();

    /// <summary>How often each chapter's catalogue changed: a reader made of an older one isn't kept.</summary>
    private readonly ConcurrentDictionary<Guid, int> _changes = new();
    private readonly SemaphoreSlim _one = new(1, 1);

    public void Follow(Fact fact)
    {
        if (fact.Kind.StartsWith("skill.", StringComparison.Ordinal))
        {
            _changes.AddOrUpdate(fact.ChapterId, 1, (_, times) => times + 1);
            _readers.TryRemove(fact.ChapterId, out _);
        }
        else if (fact.Kind == "lesson.taught")
        {
            _unread.GetOrAdd(fact.ChapterId, _ => new()).Enqueue(fact.AboutId);
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>What it takes, what it might take instead, and what to ask where that isn't clear.</summary>
    public async Task<(Verdict Verdict, IReadOnlyList<Need> Needs, IReadOnlyList<Need> RunnersUp, string Question)> Read(CollegiumDb db, string text)
    {
        await tail.HearOut();
        var (reader, roster) = await Of(db.Chapter);
        var reading = reader.Read(text);
        var likely = reading.Proposals.Take(Usual.Proposals).Count(p => p.Confidence >= Usual.Floor);
        List<Need> read = [.. reading.Proposals.Select(p =>
            new Need(p.Code, Math.Round(p.Confidence, 3, MidpointRounding.ToEven), [.. p.Words.Select(w => new NeedWord(w.Word, w.Start, w.Length))]))];
        return likely > 0
            ? (reading.Verdict, read[..likely], [.. read[likely..].Where(n => n.Words.Count > 0)], Question(roster, read[0].Skill))
            : (Verdict.Person, [], [], AnyQuestion);
    }

    private static string Question(Roster roster, string skill) =>
        roster.Skills.TryGetValue(skill, out var card) && card.Question.Length > 0 ? card.Question : AnyQuestion;

    private async Task<(TextClassifier Reader, Roster Roster)> Of(Guid chapter)
    {
        if (_readers.TryGetValue(chapter, out var known) && (!_unread.TryGetValue(chapter, out var waiting) || waiting.IsEmpty))
        {
            return known;
        }

        await _one.WaitAsync();
        try
        {
            await using var scope = Scope(chapter);
            var db = scope.ServiceProvider.GetRequiredService<CollegiumDb>();
            if (!_readers.TryGetValue(chapter, out known))
            {
                _unread.TryRemove(chapter, out _);
                var changes = _changes.GetValueOrDefault(chapter);
                known = _readers[chapter] = await Begin(db, await scope.ServiceProvider.GetRequiredService<MembersDoor>().Roster());
                if (changes != _changes.GetValueOrDefault(chapter))
                {
                    _readers.TryRemove(chapter, out _);
                }
            }

            while (_unread.TryGetValue(chapter, out waiting) && waiting.TryDequeue(out var id))
            {
                (await Lessons(db, known.Roster, l => l.Id == id)).ForEach(l => known.Reader.Learn(l.Text, l.Codes));
            }

            return known;
        }
        finally
        {
            _one.Release();
        }
    }

    private static async Task<(TextClassifier Reader, Roster Roster)> Begin(CollegiumDb db, Roster roster)
    {
        var topics = roster.Offered.OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => new Topic(s.Code, s.Words));
        var reader = new TextClassifier([.. topics], Usual with { Floor = LeastLikely, Proposals = MostRead });
        reader.Study([.. (await Lessons(db, roster, _ => true)).Select(l => new Language.Lesson(l.Text, l.Codes))]);
        return (reader, roster);
    }

    /// <summary>By the skills as they are now: what was learned of one that became another speaks for that one.</summary>
    private static async Task<List<(string Text, string[] Codes)>> Lessons(CollegiumDb db, Roster roster, System.Linq.Expressions.Expression<Func<Lesson, bool>> which)
    {
        var known = await (from lesson in db.Set<Lesson>().AsNoTracking().Where(which)
                           join request in db.Set<Request>().AsNoTracking() on lesson.RequestId equals request.Id
                           orderby lesson.At descending, lesson.Id
                           select new { request.Text, request.QuestionAnswer, lesson.Codes }).Take(MostLessons).ToListAsync();
        known.Reverse();
        return [.. known.Select(k => (k.QuestionAnswer is null ? k.Text : $"{k.Text}\n{k.QuestionAnswer}", Codes: Now(k.Codes))).Where(k => k.Codes.Length > 0)];

        string[] Now(string codes) => [.. codes.Split('|').Select(roster.Now).OfType<string>().Distinct()];
    }

    private AsyncServiceScope Scope(Guid chapter)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(chapter));
        return scope;
    }
}
