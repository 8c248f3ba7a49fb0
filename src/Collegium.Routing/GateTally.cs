namespace Collegium.Routing;

/// <summary>Counts who was stopped where, and keeps the first few of each as examples.</summary>
internal sealed class GateTally
{
    private const int SampleSize = 5;
    private static readonly int GateTypes = Enum.GetValues<Gate>().Length;

    private readonly int[] _counts = new int[GateTypes];
    private readonly int[] _samples = new int[GateTypes * SampleSize];

    public void Add(Gate gate, int profile)
    {
        var count = _counts[(int)gate]++;
        if (count < SampleSize)
        {
            _samples[(int)gate * SampleSize + count] = profile;
        }
    }

    public List<GateCount> ToList()
    {
        var list = new List<GateCount>(GateTypes);
        for (var gate = 0; gate < GateTypes; gate++)
        {
            if (_counts[gate] > 0)
            {
                var sample = _samples.AsSpan(gate * SampleSize, Math.Min(SampleSize, _counts[gate])).ToArray();
                list.Add(new GateCount((Gate)gate, _counts[gate], sample));
            }
        }

        return list;
    }
}
