namespace Collegium.Language;

/// <summary>How a group of digits is cut: the lengths of its parts and what divides them.</summary>
internal readonly ref struct NumberShape
{
    private readonly ReadOnlySpan<char> run;
    private readonly string parts;
    private readonly bool dotsOnly;

    public NumberShape(ReadOnlySpan<char> run)
    {
        this.run = run;
        Span<char> lengths = stackalloc char[run.Length];
        var n = 0;
        var length = 0;
        dotsOnly = true;
        foreach (var c in run)
        {
            if (char.IsDigit(c))
            {
                Digits++;
                length++;
                continue;
            }
            dotsOnly &= c == '.';
            if (length > 0)
                lengths[n++] = (char)length;
            length = 0;
        }
        lengths[n++] = (char)length;
        parts = new(lengths[..n]);
    }

    public int Digits { get; }

    public int Groups => parts.Length;

    /// <summary>North American with or without the 1, local 3-4, or five pairs with a 0 in front.</summary>
    public bool IsPhone =>
        Looks(3, 3, 4) || Looks(1, 3, 3, 4) || Looks(3, 7) || (Looks(3, 4) && run[3] is '-' or '.')
            || (Looks(2, 2, 2, 2, 2) && run[0] == '0');

    /// <summary>Four numbers up to 255 with dots.</summary>
    public bool IsNetworkAddress
    {
        get
        {
            if (!dotsOnly || Groups != 4)
                return false;
            foreach (var part in run.Split('.'))
                if (part.End.Value - part.Start.Value > 3 || !byte.TryParse(run[part], out _))
                    return false;
            return true;
        }
    }

    /// <summary>2026-05-04, 4.5.2026, 05/04/26, and a span of two years.</summary>
    public bool IsDate =>
        (Groups == 3 && parts[1] <= 2 && ((parts[0] == 4 && parts[2] <= 2) || (parts[0] <= 2 && parts[2] is (char)2 or (char)4)))
        || (Looks(4, 4) && run[0] is '1' or '2' && run[5] is '1' or '2');

    /// <summary>Numbers with dots that are neither an address nor a phone number: 10.0.19045.3803.</summary>
    public bool IsVersion => dotsOnly && Groups is >= 2 and <= 5 && parts[0] <= 2;

    public bool Looks(params ReadOnlySpan<int> lengths)
    {
        if (lengths.Length != parts.Length)
            return false;
        for (var i = 0; i < lengths.Length; i++)
            if (parts[i] != lengths[i])
                return false;
        return true;
    }
}
