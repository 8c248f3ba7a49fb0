namespace Collegium.Desk.Views;

internal static class ViewRefusals
{
    public const int LongestName = 40;
    public const int MostOwn = 50;

    public static readonly Refusal NoName = new("view.no-name", "Give the view a name of at most 40 letters, so that you know it again.", Field: "name");

    public static readonly Refusal TooMany = new("view.too-many", "You keep 50 views already, and more can’t be found again. Remove one you no longer use first.");

    public static readonly Refusal Taken = new(
        "view.taken", "You keep a view of this name already. Give this one another name, or remove the other under “All kept views” first.", RefusalKind.Conflict, "name");

    public static readonly Refusal NotYours = new(
        "view.not-yours", "This view was kept by somebody else. Copy it, and change the copy.", RefusalKind.Forbidden);

    public static Refusal Empty(string query) => new(
        "view.empty", $"“{query}” asks for nothing the board knows. Set a filter, an order or a way to show it first, then keep that.", Field: "query");
}
