namespace Collegium.Start.Setup;

/// <summary>What only the person at the server's console may read.</summary>
internal static class SetupVoice
{
    /// <summary>Printed at a start without any chapter.</summary>
    public static void Print(SetupCode code, string site) => Console.WriteLine(
        $"\nThere is no chapter here yet. Found one at {site}/setup with this code: {code.Words}\n");

    public static void Print(string administrator, string link) => Console.WriteLine(
        $"\nThe chapter is founded. This link signs {administrator} in, once, within the hour:\n{link}\n");
}
