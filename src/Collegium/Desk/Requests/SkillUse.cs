using Collegium.Database;
using Collegium.Facts;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Requests;

/// <summary>Which skills the requests that aren't over take.</summary>
internal sealed class SkillUse(CollegiumDb db, MembersDoor members) : ISkillUse
{
    public async Task<IReadOnlyDictionary<string, int>> OpenNeeds()
    {
        var roster = await members.Roster();
        return (await db.Set<Request>().AsNoTracking().Where(r => r.Turn != Turn.Over && r.NeedCode != null).Select(r => r.Needs).ToListAsync())
            .SelectMany(n => Need.Read(n).Select(x => roster.Now(x.Skill) ?? x.Skill).Distinct()).CountBy(s => s).ToDictionary();
    }
}

/// <summary>Two skills became one: what is open and took the first takes the other. What is over keeps the name it was read by.</summary>
internal sealed class MovedNeeds(CollegiumDb db, FactLog facts) : IReaction
{
    public string Name => "desk.moved-needs";

    public bool Wants(string kind) => kind == "skill.merged";

    public async Task React(Fact fact)
    {
        var data = fact.Read();
        var (code, into) = (data.Word("code")!, data.Word("into")!);
        var quoted = $"\"{code}\"";
        foreach (var id in await db.Set<Request>().Where(r => r.Turn != Turn.Over && (r.Needs.Contains(quoted) || r.RunnersUp.Contains(quoted))).Select(r => r.Id).Order().ToListAsync())
        {
            if (await db.Locked<Request>(id) is { } request)
            {
                (request.Needs, request.RunnersUp) = (Moved(request.Needs, code, into), Moved(request.RunnersUp, code, into));
                request.NeedCode = Need.Read(request.Needs) is [var first, ..] ? first.Skill : null;
                facts.Append("request.needs-moved", TellRequest.About(request), Sight.Client | Sight.Practice, new { code, into });
            }
        }

        await db.SaveChangesAsync();
    }

    private static string Moved(string needs, string code, string into) =>
        Need.Write([.. Need.Read(needs).Select(n => n.Skill == code ? n with { Skill = into } : n).DistinctBy(n => n.Skill)]);
}
