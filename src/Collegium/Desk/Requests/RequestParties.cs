using Collegium.Database;

namespace Collegium.Desk.Requests;

/// <summary>
/// Whose step it is. The client's are the contact's, the link holder's, or the steward's for a client on the phone; the
/// practice's are its own people's or the steward's. No officer steps in for a party opposite the officer's own practice.
/// </summary>
internal sealed class RequestParties(CollegiumDb db)
{
    public static readonly Refusal OwnPractice = new(
        "actor.own-practice",
        "Your own practice has this request, so you can't speak for its client. Let another officer do it, or the client by the private link.",
        RefusalKind.Forbidden);

    private Actor Me => db.Actor;

    public bool IsClient(Request request) =>
        Me.Request == request.Id || (Me.Client is { } client && request.ClientId == client);

    public bool IsPractice(Request request) => Me.Practice is { } practice && request.PracticeId == practice;

    /// <summary>The request held, for a step of its client.</summary>
    public async Task<Result<Request>> OfClient(Guid id)
    {
        if (await db.Locked<Request>(id) is not { } request || !(IsClient(request) || Me.Is(Roles.Steward | Roles.House)))
        {
            return Refusal.Missing("request");
        }

        return !IsClient(request) && IsPractice(request) ? OwnPractice : request;
    }

    /// <summary>The request held, for a step of the practice that has it.</summary>
    public async Task<Result<Request>> OfPractice(Guid id)
    {
        if (await db.Locked<Request>(id) is not { } request || !(IsPractice(request) || Me.Is(Roles.Steward | Roles.House)))
        {
            return Refusal.Missing("request");
        }

        return request.PracticeId is null ? Early : request;
    }

    /// <summary>The request held, for a step of the steward.</summary>
    public async Task<Result<Request>> OfSteward(Guid id) =>
        Me.Is(Roles.Steward | Roles.House) && await db.Locked<Request>(id) is { } request ? request : Refusal.Missing("request");

    /// <summary>For the fact: the party on the phone, when an officer took its step.</summary>
    public string? ForClient(Request request) => IsClient(request) || Me.Is(Roles.House) ? null : "client";

    public string? ForPractice(Request request) => IsPractice(request) || Me.Is(Roles.House) ? null : "practice";

    private static readonly Refusal Early = new(
        "request.nobody-has-it", "Nobody has accepted this request yet. Let a practice accept it first, then work on it can be written down.");
}
