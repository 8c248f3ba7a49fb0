using System.Globalization;

namespace Collegium.Language.Tests;

internal static class Told
{
    public static string Of(Reading r) => $"{r.Verdict}: " + string.Join("; ", r.Proposals.Select(p =>
        string.Create(CultureInfo.InvariantCulture, $"{p.Code} {p.Confidence:f2} ({string.Join(", ", p.Words.Select(w => w.Word))})")));
}
