namespace Collegium.Desk;

/// <summary>How badly it hurts, in the client's judgement.</summary>
public enum Impact
{
    Stopped,
    Hindered,
    CanWait,
}

/// <summary>Where a request stands.</summary>
public enum RequestState
{
    /// <summary>Told; not asked of anybody yet: its teller is not confirmed, or the steward must read it.</summary>
    New,
    Asked,
    NobodyYet,
    ClientsTurn,
    Accepted,
    InWork,
    Done,
    Confirmed,
    Refused,
}

public enum OfferState
{
    Open,
    Accepted,
    Refused,
    Expired,
    Taken,
    Withdrawn,

    /// <summary>Was accepted, and a colleague has it now.</summary>
    Passed,
}
