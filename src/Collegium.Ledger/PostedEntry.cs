using System.Globalization;
using System.Text;

namespace Collegium.Ledger;

/// <summary>An entry as it stands in a book: with its id and the key of the operation that posted it.</summary>
public sealed class PostedEntry
{
    /// <summary>Joins an entry with its names in the book.</summary>
    /// <param name="id">The entry's id.</param>
    /// <param name="key">The operation's key; see <see cref="IsKey"/>.</param>
    /// <param name="draft">The balanced entry.</param>
    /// <exception cref="ArgumentException"><see cref="IsKey"/> refuses the key.</exception>
    public PostedEntry(Guid id, string key, EntryDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (!IsKey(key)) throw new ArgumentException($"“{key}” can't be an entry's key.", nameof(key));
        Id = id;
        Key = key;
        Draft = draft;
    }

    /// <summary>The entry's id.</summary>
    public Guid Id { get; }

    /// <summary>The operation's key: the same key never posts twice.</summary>
    public string Key { get; }

    /// <summary>The balanced entry.</summary>
    public EntryDraft Draft { get; }

    /// <summary>
    /// Whether a text can be an entry's key: 1 to 200 UTF-16 units, no bar, control character or broken surrogate.
    /// </summary>
    public static bool IsKey(string? key) => SubKey.IsOperationKey(key);

    /// <summary>The entry that takes this one back.</summary>
    /// <param name="day">The day the reversal counts for.</param>
    /// <param name="text">For people: why.</param>
    public EntryDraft Reverse(DateOnly day, string text) => Draft.Reverse(Id, day, text);

    /// <summary>
    /// The text whose hash is chained: <c>id|day|kind|key|n:account:sub:minor:CUR;n:account:sub:minor:CUR…</c>
    /// </summary>
    /// <remarks>
    /// The id in 36 lower-case characters with hyphens; the day as <c>yyyy-MM-dd</c>; lines numbered from 1 in their order,
    /// joined by a semicolon with none at the end; numbers in plain decimal digits with <c>-</c> for credits; the currency's
    /// code on each line. No mark can occur inside a field that would make two entries read the same: kinds and keys have no
    /// bar, sub-ledger keys no colon or semicolon. A database trigger computes the same from its rows. The text for people and
    /// the reversed entry are not in it: a reversal's key should name the entry it takes back, so that the chain holds that too.
    /// </remarks>
    public string CanonicalText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Id:D}|{Draft.Day:yyyy-MM-dd}|{Draft.Kind}|{Key}|");
        for (var i = 0; i < Draft.Postings.Count; i++)
        {
            var (account, sub, minor) = Draft.Postings[i];
            if (i > 0) text.Append(';');
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}:{account}:{sub}:{minor}:{Draft.Currency.Code}");
        }
        return text.ToString();
    }

    /// <summary><see cref="CanonicalText"/> in UTF-8, without a byte order mark.</summary>
    public byte[] CanonicalBytes() => Encoding.UTF8.GetBytes(CanonicalText());
}
