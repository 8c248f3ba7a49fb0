using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Facts;

namespace Collegium.Desk.Work;

/// <summary>A word on the request: for the client, or only among the practice and the officers.</summary>
internal sealed class AddNote(CollegiumDb db, RequestParties parties, WorkNotes notes, Answering answering, FactLog facts)
{
    public static readonly Refusal Empty = new("note.empty", "Write the note first; one sentence is enough.", Field: "text");

    public static readonly Refusal NoAudience = new("note.no-audience", "Say who reads it: client or members.", Field: "audience");

    public static readonly Refusal ClientsOwn = new(
        "note.not-for-client", "Only members can write notes the client doesn't see. Write it for the client.", Field: "audience");

    public async Task<Result<Note>> Run(Guid request, string? text, string? audience)
    {
        if (await db.Locked<Request>(request) is not { } held
            || !(parties.IsClient(held) || parties.IsPractice(held) || db.Actor.Is(Roles.Steward | Roles.House)))
        {
            return Refusal.Missing("request");
        }

        var read = WorkText.Read(text, "text");
        if (read.Refused || read.Value.Length == 0)
        {
            return read.Refusal ?? Empty;
        }

        if (audience is not ("client" or "members"))
        {
            return NoAudience;
        }

        if (audience == "members" && parties.IsClient(held))
        {
            return ClientsOwn;
        }

        var note = await notes.Write(held, read.Value, audience == "client" ? NoteAudience.Client : NoteAudience.Members);
        facts.Append(
            "note.added", TellRequest.About(held), note.Audience == NoteAudience.Client ? Sight.Client | Sight.Practice : Sight.Practice,
            new { note = note.Id, note.Audience });
        await answering.Wrote(held, note.Audience, parties.IsClient(held));
        return note;
    }
}
