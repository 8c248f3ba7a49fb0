namespace Collegium.Trials.Network;

/// <summary>The numbers a file calls its members by, and the handles the engine knows them by: dense, in the order of the numbers.</summary>
internal sealed class Members(IEnumerable<int> numbers)
{
    private readonly Dictionary<int, int> _handles = numbers.Distinct().Order().Select((number, handle) => (number, handle))
        .ToDictionary(pair => pair.number, pair => pair.handle);

    public int Count => _handles.Count;

    public int this[int number] => _handles[number];

    /// <summary>The handles of a list of members; who is not in the network is left out.</summary>
    public int[] Listed(string path) => [.. Csv.Numbers(path, "user").Select(row => (int)row[0]).Where(_handles.ContainsKey).Select(number => this[number])];

    public bool Has(int number) => _handles.ContainsKey(number);
}
