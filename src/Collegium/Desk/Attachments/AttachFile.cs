using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Facts;
using Collegium.Files;
using Collegium.Language;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Attachments;

/// <summary>A file as somebody brings it, and the mail it came with.</summary>
internal sealed record FileBrought(string? Name, byte[]? Bytes, Guid? Mail);

/// <summary>Puts a file on a request: by its client, the practice that has it, or the steward.</summary>
internal sealed class AttachFile(CollegiumDb db, RequestParties parties, WorkNotes notes, KeptFiles files, FactLog facts, TimeProvider clock)
{
    /// <summary>On one request.</summary>
    public const int Most = 20;

    private const int LongestName = 120;

    public static readonly Refusal NoRoom = new(
        "file.no-room", "This request has 20 files, and that's as many as fit. Say in a note what else there is, and how to get it.", Field: "file");

    public async Task<Result<Attachment>> Run(Guid request, string? name, byte[]? bytes, string? audience)
    {
        if (await db.Locked<Request>(request) is not { } held
            || !(parties.IsClient(held) || parties.IsPractice(held) || db.Actor.Is(Roles.Steward | Roles.House)))
        {
            return Refusal.Missing("request");
        }

        return audience switch
        {
            not ("client" or "members") => AddNote.NoAudience,
            "members" when parties.IsClient(held) => AddNote.ClientsOwn,
            _ => await Keep(held, new FileBrought(name, bytes, null), audience),
        };
    }

    /// <summary>The same for whoever has been let in already, such as the sender of a mail.</summary>
    public async Task<Result<Attachment>> Keep(Request held, FileBrought brought, string audience)
    {
        await db.SaveChangesAsync();
        if (await db.Set<Attachment>().CountAsync(a => a.RequestId == held.Id) >= Most)
        {
            return NoRoom;
        }

        var kept = await Put(brought, await notes.Writer(held), audience);
        if (!kept.Refused)
        {
            PutOn(held, kept.Value);
        }

        return kept;
    }

    /// <summary>A file of a mail that waits for the steward.</summary>
    public Task<Result<Attachment>> Hold(FileBrought brought, string from) => Put(brought, from, "members");

    public void PutOn(Request held, Attachment file)
    {
        file.RequestId = held.Id;
        facts.Append(
            "file.added", TellRequest.About(held), file.Audience == NoteAudience.Client ? Sight.Client | Sight.Practice : Sight.Practice,
            new { file = file.Id, file.Kind, file.Size });
    }

    private async Task<Result<Attachment>> Put(FileBrought brought, string by, string audience)
    {
        var upload = Upload.Of(brought.Bytes);
        if (upload.Refusal is { } no)
        {
            return no;
        }

        var file = new Attachment
        {
            Id = clock.NewId(),
            MailId = brought.Mail,
            Name = Called(brought.Name),
            Kind = upload.Value.Kind,
            Size = upload.Value.Bytes.Length,
            Audience = audience == "client" ? NoteAudience.Client : NoteAudience.Members,
            ByLogin = db.Actor.Login,
            ByName = by,
            At = clock.Now(),
        };
        db.Add(file);
        await files.Put(file.Id, upload.Value);
        return file;
    }

    /// <summary>The last part of a path, whatever machine it is of, without its ending: what the file is, its bytes say.</summary>
    private static string Called(string? name)
    {
        var last = WorkText.Line(PlainText.Clean(name ?? "").Split('/', '\\')[^1]);
        var plain = string.Concat(Path.GetFileNameWithoutExtension(last).Where(c => char.IsLetterOrDigit(c) || " ._-()".Contains(c, StringComparison.Ordinal))).Trim(' ', '.');
        return plain.Length == 0 ? "file" : plain.Length > LongestName ? plain[..LongestName] : plain;
    }
}
