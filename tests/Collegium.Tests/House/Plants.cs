namespace Collegium.Tests.House;

/// <summary>Small houses that break a rule.</summary>
internal static class Plants
{
    public static Building In(params string[] namespaces) => Building.OfTypes(t => namespaces.Contains(t.Namespace));

    public static Building Text(string path, string text) => Building.Of(new Sheet(path, text));

    public static Building Lines(string path, int lines) => Text(path, string.Concat(Enumerable.Repeat("//\n", lines)));
}
