namespace Collegium.Database;

/// <summary>Reads SQL that lies beside the room it guards and is built into the assembly.</summary>
internal static class Embedded
{
    public static string Sql(string name) => Text($"Collegium.{name}");

    public static string Text(string resource)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
