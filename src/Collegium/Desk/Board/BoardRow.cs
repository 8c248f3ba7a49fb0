using Collegium.Desk.Requests;
using Collegium.Ui;

namespace Collegium.Desk.Board;

/// <summary>One line of the board: only what it shows.</summary>
internal sealed record BoardRow(
    Guid Id, int Number, Guid? ClientId, string? Firm, string Headline, string? NeedCode, Impact Impact, RequestState State, Turn Turn, Guid? PractitionerId,
    DateTime ToldAt, DateTime RespondBy, DateTime? AcceptedAt, DateTime NextDue, DateTime? PausedAt, int Asked, int Refused,
    string? Because, string Tags, Guid? Steward)
{
    /// <summary>The promise that counts now: the one that runs, the pause, or how the answer was kept; null where none was needed.</summary>
    public Promise? Promise => this switch
    {
        { PausedAt: { } since } => new Promise(RespondBy, ToldAt, PausedSince: since),
        _ when NextDue < RequestTables.Never => new Promise(NextDue, ToldAt),
        { AcceptedAt: { } met } => new Promise(RespondBy, ToldAt, met),
        _ => null,
    };

    public BoardCell Cell(Moments now) => new(State, now.Of(NextDue), 1);

    public string Work => Impact switch
    {
        Impact.Stopped => "Stopped",
        Impact.Hindered => "Slowed",
        Impact.CanWait => "Can wait",
    };
}

/// <summary>How many requests stand in one state with one nearness of their promise.</summary>
internal sealed record BoardCell(RequestState State, Nearness Near, int Count);

internal enum Nearness
{
    Broken,
    Soon,
    Today,
    Later,
    None,
}

/// <summary>A group of the board, by its clock.</summary>
internal enum BoardGroup
{
    Broken,
    Soon,
    Today,
    Later,
    UnderWay,
    Client,
    Done,
}

internal static class BoardGroups
{
    public static string Words(this BoardGroup group) => group switch
    {
        BoardGroup.Broken => "Promise broken",
        BoardGroup.Soon => "Due within 30 minutes",
        BoardGroup.Today => "Due today",
        BoardGroup.Later => "Tomorrow and after",
        BoardGroup.UnderWay => "No promise running",
        BoardGroup.Client => "Waiting for the client",
        BoardGroup.Done => "Done, to be confirmed by the client",
    };

    public static BoardGroup Of(RequestState state, Nearness near) => (near, state) switch
    {
        (Nearness.None, RequestState.ClientsTurn) => BoardGroup.Client,
        (Nearness.None, RequestState.Done) => BoardGroup.Done,
        (Nearness.None, _) => BoardGroup.UnderWay,
        _ => (BoardGroup)near,
    };
}
