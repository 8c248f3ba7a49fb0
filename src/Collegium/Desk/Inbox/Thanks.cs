using System.Text.RegularExpressions;

namespace Collegium.Desk.Inbox;

/// <summary>“Thanks, it works again!” in answer to “is it fixed?” says nothing is wrong; it doesn't open the request again.</summary>
internal static partial class Thanks
{
    private const int MostWords = 15;

    public static bool Only(string said) =>
        said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= MostWords && Kind().IsMatch(said) && !But().IsMatch(said);

    [GeneratedRegex(@"\b(thanks?|thank you|thx|works|working|fixed|great|perfect|wonderful|appreciate|yes|solved)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Kind();

    [GeneratedRegex(@"\b(not|no|never|but|still|again|yet|doesn|don|isn|won|can|didn|stopped|only|except|however|until|unfortunately)\b|n['’]t\b|\?", RegexOptions.IgnoreCase)]
    private static partial Regex But();
}
