using Collegium.Governance;

namespace Collegium.Desk.OnCall;

/// <summary>A stretch of time with the one person who is on, or nobody. <paramref name="Turn"/> is when the turn it lies in began.</summary>
internal sealed record Stretch(DateTime From, DateTime To, Guid? Person, Guid? Layer = null, DateTime? Turn = null, Guid? Override = null)
{
    public bool Continues(Stretch other) =>
        To == other.From && Person == other.Person && Layer == other.Layer && Turn == other.Turn && Override == other.Override;
}

/// <summary>
/// Who is on when, worked out from layers and overrides. Turns change at a time of day on the rotation's own clock, so that a shift over
/// a change of clocks has 23 or 25 hours a day more or less and nobody's handover moves. Whose turn it is but who is out of work is passed over: the
/// next in order takes that turn, and everybody else's days stay what they were.
/// </summary>
internal sealed class ShiftPlan(IReadOnlyList<Layer> layers, IReadOnlyList<Override> overrides, Func<Guid, bool> works, BusinessTime time)
{
    /// <summary>The whole span without holes, in order; who is on where several would be: the newest override, else the last layer.</summary>
    public IReadOnlyList<Stretch> Between(DateTime from, DateTime to)
    {
        List<Stretch> pieces =
        [
            .. layers.SelectMany(l => Of(l, from, to)),
            .. overrides.Where(o => o.DroppedAt is null && works(o.PractitionerId) && o.FromUtc < to && o.ToUtc > from).OrderBy(o => o.MadeAt).ThenBy(o => o.Id)
                .Select(o => new Stretch(o.FromUtc, o.ToUtc, o.PractitionerId, Override: o.Id)),
        ];
        DateTime[] edges = [.. pieces.SelectMany(p => new[] { p.From, p.To }).Append(from).Append(to).Where(e => e >= from && e <= to).Distinct().Order()];
        var plan = new List<Stretch>();
        foreach (var (a, b) in edges.Zip(edges.Skip(1)))
        {
            var here = pieces.FindAll(p => p.From <= a && p.To >= b && p.Person is not null);
            var (top, turn) = (here.LastOrDefault(), here.LastOrDefault(p => p.Layer is not null));
            var next = new Stretch(a, b, top?.Person, turn?.Layer, turn?.Turn, top?.Override);
            if (plan.Count > 0 && plan[^1].Continues(next))
            {
                plan[^1] = plan[^1] with { To = b };
            }
            else
            {
                plan.Add(next);
            }
        }

        return plan;
    }

    public Guid? At(DateTime at) => Between(at, at.AddMicroseconds(1))[0].Person;

    /// <summary>When somebody must be on and nobody is.</summary>
    public IEnumerable<(DateTime From, DateTime To)> Uncovered(DateTime from, DateTime to, CharterRules? closedOnly)
    {
        var open = closedOnly is null ? [] : Open(from, to, closedOnly).ToList();
        return Between(from, to).Where(s => s.Person is null).SelectMany(s => Without(s.From, s.To, open));
    }

    /// <summary>What is left of a span without the desk's open hours, where it needs nobody then.</summary>
    public IEnumerable<(DateTime From, DateTime To)> Needed(DateTime from, DateTime to, CharterRules? closedOnly) =>
        Without(from, to, closedOnly is null ? [] : [.. Open(from, to, closedOnly)]);

    /// <summary>Minutes of a layer's turn that lie before an instant.</summary>
    public long MinutesOfTurn(Guid layer, DateTime turn, DateTime before)
    {
        var of = layers.Single(l => l.Id == layer);
        return Of(of, turn, turn.AddDays(of.Days + 1)).Where(s => s.Turn == turn)
            .Sum(s => (long)Math.Max(0, ((s.To < before ? s.To : before) - s.From).TotalMinutes));
    }

    /// <summary>When an override begins and ends.</summary>
    public (DateTime From, DateTime To) Whole(Guid put) => overrides.Where(o => o.Id == put).Select(o => (o.FromUtc, o.ToUtc)).Single();

    private IEnumerable<Stretch> Of(Layer layer, DateTime from, DateTime to)
    {
        var began = (time.Day(from).DayNumber - layer.First.DayNumber) / layer.Days;
        for (var turn = Math.Max(0, began - 1); ; turn++)
        {
            var (start, end) = (Handover(layer, turn), Handover(layer, turn + 1));
            if (start >= to)
            {
                yield break;
            }

            if (end > from)
            {
                var person = Person(layer, turn);
                foreach (var (a, b) in Hours(layer, start, end).Where(h => h.To > from && h.From < to))
                {
                    yield return new Stretch(a, b, person, layer.Id, start);
                }
            }
        }
    }

    private DateTime Handover(Layer layer, int turn) => Moment(layer.First.AddDays(turn * layer.Days), layer.HandoverAt);

    private Guid? Person(Layer layer, int turn) =>
        Enumerable.Range(0, layer.People.Count).Select(i => (Guid?)layer.People[(turn + i) % layer.People.Count]).FirstOrDefault(p => works(p!.Value));

    private IEnumerable<(DateTime From, DateTime To)> Hours(Layer layer, DateTime start, DateTime end)
    {
        if (layer is { From: null, On: LayerDays.EveryDay })
        {
            yield return (start, end);
            yield break;
        }

        var (opens, closes) = (layer.From ?? 0, layer.To ?? 1440);
        for (var day = time.Day(start).AddDays(-1); day <= time.Day(end); day = day.AddDays(1))
        {
            if (layer.Takes(time.IsWorkday(day)))
            {
                var (a, b) = (Moment(day, opens), Moment(day, closes > opens ? closes : closes + 1440));
                (a, b) = (a > start ? a : start, b < end ? b : end);
                if (a < b)
                {
                    yield return (a, b);
                }
            }
        }
    }

    private IEnumerable<(DateTime From, DateTime To)> Open(DateTime from, DateTime to, CharterRules rules)
    {
        for (var day = time.Day(from).AddDays(-1); day <= time.Day(to); day = day.AddDays(1))
        {
            if (time.IsWorkday(day))
            {
                yield return (Moment(day, rules.OpensAt), Moment(day, rules.ClosesAt));
            }
        }
    }

    private static IEnumerable<(DateTime From, DateTime To)> Without(DateTime from, DateTime to, IReadOnlyList<(DateTime From, DateTime To)> open)
    {
        var at = from;
        foreach (var (opens, closes) in open.Where(o => o.To > from && o.From < to))
        {
            if (opens > at)
            {
                yield return (at, opens);
            }

            at = closes;
        }

        if (at < to)
        {
            yield return (at, to);
        }
    }

    private DateTime Moment(DateOnly day, int minutes) => time.At(day.AddDays(minutes / 1440), TimeOnly.MinValue.AddMinutes(minutes % 1440));
}
