using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Files;
using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Attachments;

/// <summary>Files of a request, for whoever may read its words: its client, the practice that has it, officers. Who was asked and didn't get it opens none.</summary>
internal sealed class FileReads(CollegiumDb db, KeptFiles files)
{
    private static readonly Refusal None = Refusal.Missing("file");

    public async Task<IReadOnlyList<Attachment>> Of(Request request) => !request.SeesWords(db.Actor) ? []
        : await Open(request, db.Set<Attachment>().AsNoTracking().Where(a => a.RequestId == request.Id)).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync();

    /// <summary>The request of an id, if the actor may read its words.</summary>
    public async Task<Request?> Request(Guid id) =>
        await db.Set<Request>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id) is { } request && request.SeesWords(db.Actor) ? request : null;

    /// <summary>The file to be saved.</summary>
    public async Task<IResult> Answer(Guid id)
    {
        var found = await db.Set<Attachment>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id);
        return found?.RequestId is { } of && await Request(of) is { } request && await Open(request, db.Set<Attachment>().Where(a => a.Id == id)).AnyAsync()
            ? await files.Answer(id, found.Name) : Problems.Result(None);
    }

    /// <summary>What was put there for members only stays among them.</summary>
    private IQueryable<Attachment> Open(Request request, IQueryable<Attachment> all)
    {
        var among = db.Actor.IsOfficer || (db.Actor.Practice is { } practice && request.PracticeId == practice);
        return all.Where(a => among || a.Audience == NoteAudience.Client);
    }
}
