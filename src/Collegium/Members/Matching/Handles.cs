namespace Collegium.Members.Matching;

/// <summary>Deals out dense numbers for keys, as the match index wants them.</summary>
internal sealed class Handles<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _numbers = [];
    private readonly List<T> _keys = [];

    public T this[int number]
    {
        get
        {
            lock (_keys)
            {
                return _keys[number];
            }
        }
    }

    public bool Has(T key)
    {
        lock (_keys)
        {
            return _numbers.ContainsKey(key);
        }
    }

    public int Of(T key)
    {
        lock (_keys)
        {
            if (!_numbers.TryGetValue(key, out var number))
            {
                _numbers[key] = number = _keys.Count;
                _keys.Add(key);
            }

            return number;
        }
    }
}
