using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Collegium.Members.Conduct;

/// <summary>Somebody who could be drawn, and how many panels it sat on in the last two years.</summary>
internal sealed record Drawable(Guid Practice, int Sat);

/// <summary>Somebody who could not, and why.</summary>
internal sealed record NotDrawable(Guid Practice, string Why);

/// <summary>What a drawing went by.</summary>
internal sealed record Drawn(IReadOnlyList<Drawable> From, IReadOnlyList<NotDrawable> Out)
{
    public string Json() => JsonSerializer.Serialize(this);

    public static Drawn Read(string record) => JsonSerializer.Deserialize<Drawn>(record)!;
}

/// <summary>
/// The published rule: who sat on fewest panels comes first; among equals the lot decides. The lot is the SHA-256 of case,
/// round and practice, so nobody can choose it and anybody can work it out again.
/// </summary>
internal static class PanelDraw
{
    public static IReadOnlyList<Guid> Order(Guid held, int round, IEnumerable<Drawable> from) =>
        [.. from.OrderBy(d => d.Sat).ThenBy(d => Lot(held, round, d.Practice), StringComparer.Ordinal).Select(d => d.Practice)];

    /// <summary>SHA-256 in hex of <c>case/round/practice</c>, ids without dashes.</summary>
    public static string Lot(Guid held, int round, Guid practice) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{held:N}/{round}/{practice:N}"))));
}
