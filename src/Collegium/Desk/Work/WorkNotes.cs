using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;

namespace Collegium.Desk.Work;

/// <summary>Keeps what somebody wrote on a request; the fact names the note, never its words.</summary>
internal sealed class WorkNotes(CollegiumDb db, ClientsDoor clients, FactLog facts, TimeProvider clock)
{
    /// <summary>Tells a step together with the words said at it, if any; both sides read them.</summary>
    public async Task Tell(string kind, Request request, string words, string? actedFor)
    {
        var note = words.Length > 0 ? await Write(request, words, NoteAudience.Client) : null;
        facts.Append(kind, TellRequest.About(request), Sight.Client | Sight.Practice, new { note = note?.Id }, actedFor);
    }

    public async Task<Note> Write(Request request, string words, NoteAudience audience)
    {
        var note = new Note
        {
            Id = clock.NewId(),
            RequestId = request.Id,
            Text = words,
            Audience = audience,
            ByLogin = db.Actor.Login,
            ByName = await Writer(request),
            At = clock.Now(),
        };
        db.Add(note);
        return note;
    }

    /// <summary>The holder of the link goes by the name the client gave.</summary>
    public async Task<string> Writer(Request request) =>
        !db.Actor.Is(Roles.RequestLink) ? db.Actor.Name
        : request.ContactId is { } contact && await clients.Contact(contact) is { } card ? card.Name
        : request.TellerName ?? db.Actor.Name;
}
