namespace Collegium.Ledger;

/// <summary>
/// A balanced entry in one currency, not yet in a book. It can't be built unbalanced and never changes; a correction is
/// a reversing entry.
/// </summary>
/// <remarks>An exchange of currencies is two entries, each balanced by itself over 1300 (reference money.md §1.6).</remarks>
public sealed class EntryDraft
{
    /// <summary>The kind of every reversal.</summary>
    public const string ReversalKind = "reversal";

    private EntryDraft(DateOnly day, string kind, string text, Currency currency, IReadOnlyList<Posting> postings, Guid? reverses)
    {
        Day = day;
        Kind = kind;
        Text = text;
        Currency = currency;
        Postings = postings;
        Reverses = reverses;
    }

    /// <summary>The day it counts for.</summary>
    public DateOnly Day { get; }

    /// <summary>Which event it records, such as <c>invoice</c>: ASCII letters, digits, dot, hyphen; 1 to 60.</summary>
    public string Kind { get; }

    /// <summary>For people. Not part of the canonical text, so that it can be erased without breaking the chain.</summary>
    public string Text { get; }

    /// <summary>The currency of every posting.</summary>
    public Currency Currency { get; }

    /// <summary>Two or more lines that add up to zero.</summary>
    public IReadOnlyList<Posting> Postings { get; }

    /// <summary>The entry that this one takes back, or null.</summary>
    public Guid? Reverses { get; }

    /// <summary>Builds an entry or says what is wrong with it, checking in the order of <see cref="EntryFault"/>.</summary>
    /// <param name="day">The day it counts for.</param>
    /// <param name="kind">Which event it records.</param>
    /// <param name="text">For people; any text.</param>
    /// <param name="currency">The currency of every posting.</param>
    /// <param name="postings">The lines; copied.</param>
    /// <param name="reverses">The entry that this one takes back, if any.</param>
    /// <returns>The entry and <see cref="EntryFault.None"/>, or null and the first fault.</returns>
    /// <exception cref="ArgumentNullException">The text, the postings or one of them is null.</exception>
    public static (EntryDraft? Entry, EntryFault Fault) Create(
        DateOnly day, string kind, string text, Currency currency, IReadOnlyList<Posting> postings, Guid? reverses = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(postings);
        var lines = postings.ToArray();
        var fault = !currency.IsNamed ? EntryFault.NoCurrency
            : !SubKey.IsKind(kind) ? EntryFault.BadKind
            : FaultOf(lines);
        return fault == EntryFault.None
            ? (new EntryDraft(day, kind, text, currency, Array.AsReadOnly(lines), reverses), fault)
            : (null, fault);
    }

    /// <summary>The entry that takes this one back: every posting on the other side.</summary>
    /// <param name="id">The id under which this one stands in the book.</param>
    /// <param name="day">The day the reversal counts for.</param>
    /// <param name="text">For people: why.</param>
    public EntryDraft Reverse(Guid id, DateOnly day, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = Postings.Select(posting => posting with { Minor = -posting.Minor }).ToArray();
        return new EntryDraft(day, ReversalKind, text, Currency, Array.AsReadOnly(lines), id);
    }

    private static EntryFault FaultOf(Posting[] lines)
    {
        if (lines.Length < 2) return EntryFault.TooFewPostings;
        if (lines.Any(line => line.Minor == 0)) return EntryFault.ZeroPosting;
        if (lines.Any(line => Chart.Find(line.Account) is null)) return EntryFault.UnknownAccount;
        if (lines.Any(line => !SubKey.IsValid(line.Sub))) return EntryFault.BadSub;
        var debit = Int128.Zero;
        var credit = Int128.Zero;
        foreach (var line in lines)
        {
            if (line.Minor > 0) debit += line.Minor;
            else credit -= line.Minor;
        }
        // Each side fits 64 bits, so a database may add the lines in any order.
        if (debit > long.MaxValue || credit > long.MaxValue) return EntryFault.Overflow;
        return debit == credit ? EntryFault.None : EntryFault.Unbalanced;
    }
}
