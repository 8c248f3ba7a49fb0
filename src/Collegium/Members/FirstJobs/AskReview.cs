using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.FirstJobs;

/// <summary>A provisional member's job was confirmed: somebody of that skill who doesn't compete with it is drawn to look at it.</summary>
internal sealed class AskReview(CollegiumDb db, DrawReviewer drawing, TimeProvider clock) : IReaction
{
    public string Name => "members.first-jobs";

    public bool Wants(string kind) => kind == "practitioner.proved";

    public async Task React(Fact fact)
    {
        if (fact is not { PracticeId: { } practice, RequestId: { } request } || await db.Set<Practice>().FindAsync(practice) is not { Standing: Standing.Provisional }
            || await db.Set<FirstJob>().AnyAsync(j => j.RequestId == request))
        {
            return;
        }

        var job = new FirstJob { Id = clock.NewId(), PracticeId = practice, RequestId = request, AskedAt = clock.Now() };
        db.Add(job);
        await drawing.Run(job, fact);
    }
}
