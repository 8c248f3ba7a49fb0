namespace Collegium.Routing;

/// <summary>One who passed all gates, with what orders him.</summary>
internal readonly record struct Contender(int Points, double Waiting, int Practice, int Id);

/// <summary>Takes the best of each practice, best first. A heap in place: most contenders are never sorted.</summary>
internal readonly ref struct Podium(Span<Contender> heap, ulong seed)
{
    private readonly Span<Contender> _heap = heap;

    public List<Contender> Take(int top)
    {
        var left = _heap.Length;
        for (var node = left / 2 - 1; node >= 0; node--)
        {
            Sink(node, left);
        }

        var taken = new List<Contender>(Math.Min(top, left));
        var practices = new HashSet<int>();
        while (left > 0 && taken.Count < top)
        {
            if (practices.Add(_heap[0].Practice))
            {
                taken.Add(_heap[0]);
            }

            _heap[0] = _heap[--left];
            Sink(0, left);
        }

        return taken;
    }

    private void Sink(int node, int length)
    {
        while (true)
        {
            var child = 2 * node + 1;
            if (child >= length)
            {
                return;
            }

            if (child + 1 < length && Before(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!Before(_heap[child], _heap[node]))
            {
                return;
            }

            (_heap[node], _heap[child]) = (_heap[child], _heap[node]);
            node = child;
        }
    }

    /// <summary>A strict order of all contenders: points, waiting, the practice's lot, and inside a practice the person's lot.</summary>
    private bool Before(in Contender a, in Contender b)
    {
        if (a.Points != b.Points)
        {
            return a.Points > b.Points;
        }

        if (a.Waiting != b.Waiting)
        {
            return a.Waiting > b.Waiting;
        }

        return a.Practice != b.Practice
            ? Lot.Draw(seed, a.Practice) > Lot.Draw(seed, b.Practice)
            : Lot.Draw(seed, a.Id) > Lot.Draw(seed, b.Id);
    }
}
