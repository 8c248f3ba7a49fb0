using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Work;

/// <summary>What the people of a practice have accepted and not finished.</summary>
internal sealed class OpenWorkOfPractice(CollegiumDb db) : IOpenWork
{
    public async Task<IReadOnlyList<OpenWork>> Of(Guid practice) =>
        await db.Set<Request>().AsNoTracking()
            .Where(r => r.PracticeId == practice && r.PractitionerId != null
                && (r.State == RequestState.Accepted || r.State == RequestState.InWork || r.State == RequestState.Done))
            .OrderBy(r => r.Number).Select(r => new OpenWork(r.PractitionerId!.Value, r.Number, r.Headline)).ToListAsync();
}
