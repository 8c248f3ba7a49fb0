using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Language;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Work;

/// <summary>Finished jobs for those who look at them without belonging to them.</summary>
internal sealed class JobsDone(CollegiumDb db, ClientsDoor clients) : IJobs
{
    public async Task<JobShown?> Show(Guid request)
    {
        if (await db.Set<Request>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == request) is not { } done)
        {
            return null;
        }

        var client = done.ClientId is { } id ? await clients.Find(id) : null;
        var contact = done.ContactId is { } person ? await clients.Contact(person) : null;
        var names = client is null ? [] : RequestText.Names(client, contact);
        var times = await db.Set<TimeEntry>().AsNoTracking().Where(t => t.RequestId == request).OrderBy(t => t.Day).ThenBy(t => t.Id).ToListAsync();
        return new JobShown(
            done.Number, done.Masked, times.Sum(t => t.Minutes), done.RatingCounts ? done.Rating : null,
            [.. times.Select(t => Mask.Hide(t.Note, names)).Where(n => n.Length > 0)]);
    }

    public async Task<Guid?> Shared(int number, Guid one, Guid other)
    {
        var id = await db.Set<Request>().Where(r => r.Number == number).Select(r => (Guid?)r.Id).SingleOrDefaultAsync();
        var worked = await db.Set<TimeEntry>().Where(t => t.RequestId == id && (t.PracticeId == one || t.PracticeId == other)).Select(t => t.PracticeId).Distinct().CountAsync();
        return worked == 2 ? id : null;
    }

    public async Task<IReadOnlyList<JobRating>> Ratings() =>
        [.. (await db.Set<Request>().Where(r => r.State == RequestState.Confirmed && r.RatingCounts && r.Rating != null && r.PracticeId != null && r.ClientId != null)
            .GroupBy(r => new { r.PracticeId, r.ClientId }).Select(g => new { g.Key.PracticeId, g.Key.ClientId, Mean = g.Average(r => (double)r.Rating!.Value) }).ToListAsync())
            .Select(r => new JobRating(r.PracticeId!.Value, r.ClientId!.Value, r.Mean))];
}
