using Collegium.Governance;
using Collegium.Members.Matching;
using Collegium.Routing;

namespace Collegium.Members;

public sealed record SkillCard(string Code, string Name, string Question, IReadOnlyList<string> Words);

public sealed record HeldSkillCard(string Code, int Level, int Jobs);

public sealed record PractitionerCard(Guid Id, Guid Practice, string Name, string Mail, string Phone, IReadOnlyList<HeldSkillCard> Skills);

public sealed record PracticeCard(
    Guid Id, string Name, string City, Standing Standing, DateOnly InsuredUntil, double Latitude, double Longitude, long? HourlyPriceMinor,
    IReadOnlyList<PractitionerCard> Practitioners);

/// <summary>A job as Members is asked about it: what only the caller knows is passed in.</summary>
public sealed record JobToMatch(Guid Client, IReadOnlyList<(string Skill, double Confidence)> Needs)
{
    public required Guid Seed { get; init; }

    public (double Latitude, double Longitude)? Place { get; init; }

    public bool Clinical { get; init; }

    public DateOnly Today { get; init; }

    public IReadOnlyCollection<Guid> ExcludedByClient { get; init; } = [];

    public IReadOnlyCollection<Guid> AlreadyAsked { get; init; } = [];
}

/// <summary>One reason of a rank: points, and in words what they rest on.</summary>
public sealed record RankReason(string Factor, int Value, string Note);

public sealed record Choice(Guid Practice, Guid Practitioner, int Points, IReadOnlyList<RankReason> Reasons);

/// <summary>A gate and how many practitioners it kept out.</summary>
public sealed record GateNote(string Gate, int Count, string Note);

public sealed record Shortlist(IReadOnlyList<Choice> Choices, IReadOnlyList<GateNote> Gates, int Considered);

/// <summary>A chapter's members as last read: cards to show, and the index that ranks them.</summary>
public sealed class Roster
{
    private readonly MatchIndex _index = new();
    private readonly Handles<Guid> _practices = new();
    private readonly Handles<Guid> _people = new();
    private readonly Handles<string> _skills = new();
    private readonly ILookup<Guid, (Guid Practice, int Jobs)> _jobs;

    internal Roster(
        IReadOnlyList<SkillCard> skills, IReadOnlyList<(PracticeCard Card, IReadOnlyList<MatchFacts> People)> practices,
        ILookup<Guid, (Guid Practice, int Jobs)> jobs, DateTime readAt)
    {
        _jobs = jobs;
        (Skills, ReadAt) = (skills.ToDictionary(s => s.Code), readAt);
        Practices = practices.ToDictionary(p => p.Card.Id, p => p.Card);
        People = Practices.Values.SelectMany(p => p.Practitioners).ToDictionary(p => p.Id);
        foreach (var (card, people) in practices)
        {
            foreach (var person in people)
            {
                _index.Upsert(person.AsProfile(card, _people.Of(person.Id), _practices.Of(card.Id), _skills));
            }
        }
    }

    public IReadOnlyDictionary<string, SkillCard> Skills { get; }

    public IReadOnlyDictionary<Guid, PracticeCard> Practices { get; }

    public IReadOnlyDictionary<Guid, PractitionerCard> People { get; }

    internal DateTime ReadAt { get; }

    internal Shortlist Rank(JobToMatch job, IReadOnlyCollection<Guid> ties, DateTime now, int most)
    {
        var ranking = _index.Rank(
            new MatchQuery
            {
                Needs = [.. job.Needs.Select(n => new NeedWeight(_skills.Of(n.Skill), n.Confidence))],
                Client = job.Place is var (latitude, longitude) ? new Place(latitude, longitude) : null,
                RemoteOk = true,
                NowUtc = now,
                Today = job.Today,
                Clinical = job.Clinical,
                Conflicted = Known(ties),
                Excluded = Known(job.ExcludedByClient),
                AlreadyAsked = Known(job.AlreadyAsked),
                JobsWithClient = _jobs[job.Client].Where(j => _practices.Has(j.Practice)).ToDictionary(j => _practices.Of(j.Practice), j => j.Jobs),
                TieSeed = BitConverter.ToUInt64(job.Seed.ToByteArray(), 8),
            },
            most);
        return new Shortlist(
            [.. ranking.Candidates.Select(c => new Choice(_practices[c.Practice], _people[c.Profile], (int)c.Points, ReasonWords.Of(c)))],
            [.. ranking.Gates.Select(g => new GateNote(ReasonWords.Name(g.Gate), g.Count, ReasonWords.Note(g.Gate)))],
            ranking.Considered);
    }

    private HashSet<int> Known(IReadOnlyCollection<Guid> practices) => [.. practices.Where(_practices.Has).Select(_practices.Of)];
}
