using Collegium.Ledger;

namespace Collegium.Trials.Books;

/// <summary>
/// Ten years of a made-up co-operative's entries: 30 % invoices with tax, 25 % receipts, 10 % trust deposits, 7 % trust draws (a
/// deposit where nothing is held yet), 13 % members' bills, 12 % members paid, 3 % dues; 1,000 clients, 100 members.
/// </summary>
internal sealed class MadeUpBusiness(int seed, int entries)
{
    private const int Clients = 1000;
    private const int Members = 100;
    private const int Days = 3650;

    private static readonly DateOnly First = new(2016, 1, 1);

    private readonly Random _chance = new(seed);
    private readonly long[] _held = new long[Clients];

    public static string Client(int number) => FormattableString.Invariant($"C{number:0000}");

    public IEnumerable<PostedEntry> Entries()
    {
        for (var i = 0; i < entries; i++)
        {
            var (kind, lines) = Next();
            var day = First.AddDays((int)((long)i * Days / entries));
            var (draft, fault) = EntryDraft.Create(day, kind, FormattableString.Invariant($"{kind} {i}"), Currency.Usd, lines);
            yield return new PostedEntry(
                Guid.CreateVersion7(), FormattableString.Invariant($"trial {i}"), draft ?? throw new InvalidOperationException($"{kind} {i}: {fault}"));
        }
    }

    private (string Kind, Posting[] Lines) Next()
    {
        var (number, member, minor, kind) = (_chance.Next(Clients), $"M{_chance.Next(Members):000}", (long)_chance.Next(5_000, 500_000), _chance.Next(100));
        var client = Client(number);
        switch (kind)
        {
            case < 30:
                var tax = SalesTax.On(minor, 0.083m);
                return ("invoice", [new(1100, client, minor + tax), new(4000, "", -minor), new(2200, "", -tax)]);
            case < 55:
                return ("receipt", [new(1000, "", minor), new(1100, client, -minor)]);
            case >= 65 and < 72 when _held[number] > 1:
                var drawn = _held[number] / 2;
                _held[number] -= drawn;
                return ("trust-draw", [new(2010, client, drawn), new(1010, "", -drawn), new(1000, "", drawn), new(1100, client, -drawn)]);
            case < 72:
                _held[number] += minor;
                return ("trust-deposit", [new(1010, "", minor), new(2010, client, -minor)]);
            case < 85:
                return ("member-bill", [new(5000, "", minor * 85 / 100), new(2100, member, -(minor * 85 / 100))]);
            case < 97:
                return ("member-paid", [new(2100, member, minor * 80 / 100), new(1000, "", -(minor * 80 / 100))]);
            default:
                return ("dues", [new(2100, member, 5000), new(4200, "", -5000)]);
        }
    }
}
