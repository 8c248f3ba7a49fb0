using System.Diagnostics;
using Collegium.Trust;

namespace Collegium.Trials;

/// <summary>Lets people apply, pass after pass, until a pass admits nobody or the passes are used up; times each decision.</summary>
internal sealed class Admitting
{
    private readonly List<double> _millis = [];

    public Admitting(VouchTerms terms, IEnumerable<int> sources, IEnumerable<Vouch> vouches)
    {
        Flow = new VouchFlow(terms);
        foreach (var (voucher, candidate) in vouches)
        {
            Flow.Vouch(voucher, candidate);
        }

        foreach (var source in sources)
        {
            Flow.AddSource(source);
        }
    }

    public VouchFlow Flow { get; }

    public IReadOnlyList<double> Millis => _millis;

    public Dictionary<VouchVerdict, int> LastVerdicts { get; } = [];

    public Admitting Run(IReadOnlyList<int> order, int passes)
    {
        for (var (pass, before) = (0, -1); pass < passes && Flow.MemberCount > before; pass++)
        {
            before = Flow.MemberCount;
            LastVerdicts.Clear();
            foreach (var one in order.Where(one => !Flow.IsIn(one)))
            {
                var start = Stopwatch.GetTimestamp();
                var answer = Flow.Admit(one);
                _millis.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                LastVerdicts[answer.Verdict] = LastVerdicts.GetValueOrDefault(answer.Verdict) + 1;
            }
        }

        return this;
    }
}
