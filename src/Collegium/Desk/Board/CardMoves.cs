using Collegium.Members;

namespace Collegium.Desk.Board;

/// <summary>A way a request can go from where it stands: a step taken at once, or one that needs words first and stands on its record.</summary>
internal sealed record CardMove(string Word, string? Step, string? At = null);

/// <summary>Where a card of the columns may go. What is not offered here the operations would refuse.</summary>
internal static class CardMoves
{
    public static IEnumerable<CardMove> Of(BoardRow row, Roster roster, Actor actor)
    {
        var own = row.PractitionerId is { } person && roster.People.TryGetValue(person, out var known) && known.Practice == actor.Practice;
        return row.State switch
        {
            RequestState.New or RequestState.Asked or RequestState.NobodyYet or RequestState.ClientsTurn => Waiting(row),
            RequestState.Accepted or RequestState.InWork => [new("It’s done", "done"), new("Send an estimate…", null, "estimate"), new("Add time…", null, "time")],
            RequestState.Done => own ? [] : [new("The client says it’s fixed", "confirm"), new("The client says it isn’t fixed…", null, "again")],
            _ => [],
        };
    }

    private static IEnumerable<CardMove> Waiting(BoardRow row)
    {
        if (row.ClientId is null)
        {
            return [new("We called back and know them…", null, "teller"), new("Refuse it…", null, "refuse")];
        }

        // At a gate nobody may be asked yet, words nobody could read say nothing to ask by, and where nobody is left there is nobody to ask.
        CardMove[] ask = row is { State: RequestState.Asked or RequestState.ClientsTurn, NeedCode: not null, Because: null } ? [new("Ask the next three", "ask")] : [];
        return [.. ask, new("Give it to a practice…", null, "give"), new("Correct what it takes…", null, "needs"), new("The client takes it back", "withdraw"), new("Refuse it…", null, "refuse")];
    }
}
