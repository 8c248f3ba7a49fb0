using Collegium.Governance;
using Collegium.Members.Matching;
using Collegium.Members.Regard;
using Collegium.Routing;

namespace Collegium.Members;

public sealed record SkillCard(string Code, string Name, string Question, IReadOnlyList<string> Words)
{
    public string Group { get; init; } = "";

    /// <summary>Out of use: it names what is past.</summary>
    public bool Retired { get; init; }

    /// <summary>The skill it became one with.</summary>
    public string? Into { get; init; }
}

public sealed record HeldSkillCard(string Code, int Level, int Jobs);

public sealed record PractitionerCard(Guid Id, Guid Practice, string Name, string Mail, string Phone, IReadOnlyList<HeldSkillCard> Skills);

public sealed record PracticeCard(
    Guid Id, string Name, string City, Standing Standing, DateOnly InsuredUntil, double Latitude, double Longitude, long? HourlyPriceMinor,
    IReadOnlyList<PractitionerCard> Practitioners);

/// <summary>A job as Members is asked about it: what only the caller knows is passed in.</summary>
public sealed record JobToMatch(Guid Client, IReadOnlyList<(string Skill, double Confidence)> Needs)
{
    public required Guid Seed { get; init; }

    /// <summary>The practice that passes it on; empty where the desk asks.</summary>
    public Guid? AskedBy { get; init; }

    /// <summary>Work has stopped: whose turn it is, and who had less, hardly counts.</summary>
    public bool Pressing { get; init; }

    public (double Latitude, double Longitude)? Place { get; init; }

    public bool Clinical { get; init; }

    public DateOnly Today { get; init; }

    public IReadOnlyCollection<Guid> ExcludedByClient { get; init; } = [];

    /// <summary>Stood in for another practice here and agreed not to take the client over.</summary>
    public IReadOnlyCollection<Guid> Bound { get; init; } = [];

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
    private static readonly Weights Weights = new();
    private static readonly Weights WhenPressing = Weights with { Turn = Weights.Turn / 3, Debt = Weights.Debt / 3 };

    /// <summary>A colleague asks for whom they trust and who can do it; whose turn it is, is the desk's question.</summary>
    private static readonly Weights WhenPassedOn = Weights with { Trust = Weights.Skill, Turn = 0, Debt = 0 };

    private readonly MatchIndex _index = new();
    private readonly Handles<Guid> _practices = new();
    private readonly Handles<Guid> _people = new();
    private readonly Handles<string> _skills = new();
    private volatile IReadOnlyDictionary<Guid, PracticeOnFile> _files = new Dictionary<Guid, PracticeOnFile>();

    internal Roster(IReadOnlyList<SkillCard> skills) => Skills = skills.ToDictionary(s => s.Code);

    /// <summary>By code, with those out of use, which name what is past.</summary>
    public IReadOnlyDictionary<string, SkillCard> Skills { get; }

    /// <summary>Those in use, by name.</summary>
    public IReadOnlyList<SkillCard> Offered => [.. Skills.Values.Where(s => !s.Retired).OrderBy(s => s.Name, StringComparer.Ordinal)];

    /// <summary>The code that stands for this one by now; null where it is out of use.</summary>
    public string? Now(string code) => Skills.TryGetValue(code, out var skill) ? skill.Into ?? (skill.Retired ? null : code) : null;

    /// <summary>By name.</summary>
    public IReadOnlyDictionary<Guid, PracticeCard> Practices { get; private set; } = new Dictionary<Guid, PracticeCard>();

    public IReadOnlyDictionary<Guid, PractitionerCard> People { get; private set; } = new Dictionary<Guid, PractitionerCard>();

    /// <summary>Until when everybody's turn was last counted.</summary>
    internal DateTime CountedAt { get; private set; }

    /// <summary>Takes practices in, new or changed. One at a time; readers see each practice as it was or as it is.</summary>
    internal void Take(IReadOnlyList<PracticeOnFile> changed, CharterRules rules, BusinessTime time, DateTime now)
    {
        var files = _files.Values.Concat(changed).GroupBy(f => f.Card.Id).Select(f => f.Last()).OrderBy(f => f.Card.Name, StringComparer.Ordinal).ToDictionary(f => f.Card.Id);
        var gone = changed.Where(c => _files.ContainsKey(c.Card.Id)).SelectMany(c => _files[c.Card.Id].People.Select(p => p.Id).Except(c.People.Select(p => p.Id)));
        foreach (var left in gone)
        {
            _index.Remove(_people.Of(left));
        }

        Index(changed, rules, time, now);
        (_files, Practices) = (files, files.Values.ToDictionary(f => f.Card.Id, f => f.Card));
        People = Practices.Values.SelectMany(p => p.Practitioners).ToDictionary(p => p.Id);
    }

    /// <summary>Counts everybody's turn again: it grows by the business day.</summary>
    internal void Count(CharterRules rules, BusinessTime time, DateTime now)
    {
        Index(_files.Values, rules, time, now);
        CountedAt = now;
    }

    internal Shortlist Rank(JobToMatch job, IReadOnlyCollection<Guid> ties, RegardNet regard, DateTime now, int most)
    {
        var trusted = regard.Ask(job.AskedBy);
        var ranking = _index.Rank(
            new MatchQuery
            {
                Needs = [.. job.Needs.GroupBy(n => Now(n.Skill) ?? n.Skill).Select(n => new NeedWeight(_skills.Of(n.Key), n.Max(s => s.Confidence)))],
                Client = job.Place is var (latitude, longitude) ? new Place(latitude, longitude) : null,
                RemoteOk = true,
                NowUtc = now,
                Today = job.Today,
                Weights = job.AskedBy is not null ? WhenPassedOn : job.Pressing ? WhenPressing : Weights,
                Clinical = job.Clinical,
                BelowFloor = Known(regard.BelowFloor),
                Trust = trusted?.Shares.Where(s => _practices.Has(s.Key)).ToDictionary(s => _practices.Of(s.Key), s => s.Value),
                Conflicted = Known(ties),
                Excluded = Known(job.ExcludedByClient),
                Bound = Known(job.Bound),
                AlreadyAsked = Known(job.AskedBy is { } asker ? [.. job.AlreadyAsked, asker] : job.AlreadyAsked),
                JobsWithClient = _files.Values.Where(f => f.JobsByClient.ContainsKey(job.Client)).ToDictionary(f => _practices.Of(f.Card.Id), f => f.JobsByClient[job.Client]),
                TieSeed = BitConverter.ToUInt64(job.Seed.ToByteArray(), 8),
            },
            most);
        return new Shortlist(
            [.. ranking.Candidates.Select(c => new Choice(_practices[c.Practice], _people[c.Profile], (int)c.Points, ReasonWords.Of(c, () => trusted?.Words(_practices[c.Practice]) ?? "")))],
            [.. ranking.Gates.Select(g => new GateNote(ReasonWords.Name(g.Gate), g.Count, ReasonWords.Note(g.Gate)))],
            ranking.Considered);
    }

    private void Index(IEnumerable<PracticeOnFile> files, CharterRules rules, BusinessTime time, DateTime now)
    {
        List<PracticeOnFile> all = [.. files];
        var waiting = new Waiting(rules, time, now, all.SelectMany(f => f.Moments));
        var shares = new Shares(_files.Values.Concat(all).DistinctBy(f => f.Card.Id), now);
        foreach (var (file, person) in all.SelectMany(f => f.People.Select(p => (f, p))))
        {
            _index.Upsert(file.Profile(person, _people.Of(person.Id), _practices.Of(file.Card.Id), _skills, waiting, shares.Debt(file)));
        }
    }

    private HashSet<int> Known(IEnumerable<Guid> practices) => [.. practices.Where(_practices.Has).Select(_practices.Of)];
}
