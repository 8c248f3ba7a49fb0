namespace Collegium.Language;

/// <summary>Words that never belong to a catalogue phrase, so that "my computer is slow" reads as "computer slow".</summary>
internal static class StopWords
{
    private const string Words =
        "a an the my our your his her their its this that these those is are was were be been being am has have had having " +
        "do does did i we you he she it they me us him them of to for at by and or but so very just please some all and with " +
        "as if then than there here when while because also would could should will shall may might im ive weve were ill";

    private static readonly HashSet<string> Set = [.. Words.Split(' ')];
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Set.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> lowerCaseWord) => lowerCaseWord.Length <= 7 && Lookup.Contains(lowerCaseWord);
}
