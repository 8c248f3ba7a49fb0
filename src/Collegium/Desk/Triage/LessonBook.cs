using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Triage;

/// <summary>Keeps what requests really needed, for the next reading.</summary>
internal sealed class LessonBook(CollegiumDb db, FactLog facts, TimeProvider clock)
{
    public void Teach(Request request, IReadOnlyList<string> skills)
    {
        var lesson = new Lesson { Id = clock.NewId(), RequestId = request.Id, Codes = string.Join('|', skills), At = clock.Now() };
        db.Add(lesson);
        facts.Append("lesson.taught", new("lesson", lesson.Id) { Request = request.Id, Client = request.ClientId }, Sight.Officers, new { skills });
    }

    /// <summary>The work bore the reading out, and nobody has corrected it.</summary>
    public async Task Bear(Request request, IReadOnlyList<string> skills)
    {
        if (skills.Count > 0 && !await db.Set<Lesson>().AnyAsync(l => l.RequestId == request.Id))
        {
            Teach(request, skills);
        }
    }
}
