using Collegium.Desk.Requests;

namespace Collegium.Desk.Record;

/// <summary>What comes next on a request and whose step it is, in a sentence: every record begins with it.</summary>
internal static class NextStep
{
    public static string Words(RecordShown r) => r.Row.State switch
    {
        RequestState.New => Waiting(r),
        RequestState.Asked => "Next: the first of those asked to say yes has it. Nothing for the desk to do until the offers run out.",
        RequestState.NobodyYet => "Next: the desk. Everybody who fits was asked. Call around and give it to whoever says yes, or correct what it takes.",
        RequestState.ClientsTurn => $"Next: {r.Teller} answers our question. No promise runs until then; a call may be quicker.",
        RequestState.Accepted => Worked(r) ?? $"Next: {r.Holder} starts.",
        RequestState.InWork => Worked(r) ?? $"Next: {r.Holder} says when it’s done.",
        RequestState.Done => $"Next: {r.Teller} confirms that it’s fixed. Without a word it counts as confirmed after the days the charter gives.",
        RequestState.Confirmed => r.Bill is { OpenMinor: > 0 } ? "Next: the client pays. Nothing for the desk to do until then." : "Nothing left to do.",
        RequestState.Refused => "Closed. Nothing left to do.",
    };

    /// <summary>How the state is called when it is the whole line's subject.</summary>
    public static string State(Request row) => row switch
    {
        { State: RequestState.Confirmed } => "Done, confirmed by the client.",
        { State: RequestState.Refused, StewardBecause: "withdrawn" } => "Taken back by the client.",
        { State: RequestState.Refused, MergedInto: not null } => "Put together with another.",
        { State: RequestState.Refused } => "Refused by the desk.",
        { State: RequestState.ClientsTurn } => "The client’s turn.",
        { State: RequestState.NobodyYet } => "Nobody has it yet.",
        { State: RequestState.New } => "Waiting for the desk.",
        { State: RequestState.Asked } => "Asked.",
        { State: RequestState.Accepted } => "Accepted.",
        { State: RequestState.InWork } => "In work.",
        _ => "Done.",
    };

    private static string Waiting(RecordShown r) => r.Row.StewardBecause switch
    {
        "no-business-associate-agreement" =>
            "Next: the desk. Patients’ data may be touched and no privacy agreement is on record. Record it on the client’s page; practices are asked at once.",
        "unclear" => "Next: the desk. The words don’t say yet who fits. Say what it takes, and practices are asked at once.",
        _ when r.Row.ClientId is null => $"Next: the desk. We don’t know {r.Teller} yet. Ring back, confirm them, and practices are asked at once.",
        _ => "Next: the desk reads it.",
    };

    private static string? Worked(RecordShown r) => r.Estimate is { ApprovedAt: null }
        ? $"Next: {r.Teller} approves the estimate. What is worked before that isn’t billed outside a plan." : null;
}
