namespace Collegium.Desk.Board;

/// <summary>The moments that part the groups of the board.</summary>
internal sealed record Moments(DateTime Now, DateTime Soon, DateTime EndOfDay, string Zone)
{
    public Nearness Of(DateTime due) =>
        due < Now ? Nearness.Broken : due <= Soon ? Nearness.Soon : due < EndOfDay ? Nearness.Today
        : due < Requests.RequestTables.Never ? Nearness.Later : Nearness.None;
}
