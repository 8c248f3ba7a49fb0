using Collegium.Database;
using Collegium.Desk.Letters;
using Collegium.Facts;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Monitoring;

/// <summary>A monitor reports more than anybody can look at: the steward hears of it, once an hour.</summary>
internal sealed class MonitorLetters(CollegiumDb db, DeskPaper paper) : IReaction
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    public string Name => "desk.monitor-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => kind == "monitor.flood";

    public async Task React(Fact fact)
    {
        if (!(await paper.Chapter()).Open || paper.Age(fact) > Stale)
        {
            return;
        }

        var name = await db.Set<MonitorKey>().AsNoTracking().Where(k => k.Id == fact.AboutId).Select(k => k.Name).SingleAsync();
        foreach (var steward in await db.Set<Login>().AsNoTracking()
            .Where(l => l.ChapterId == fact.ChapterId && (l.Roles & Roles.Steward) != 0 && l.Email != null).OrderBy(l => l.Id).ToListAsync())
        {
            await paper.PutOnce(fact, fact.Kind, steward.Email!, steward.DisplayName, $"The monitor “{name}” reports too much",
                $"More than {TakeAlarm.MostAnHour} different troubles came from it within an hour. What is above that isn't filed until it is quieter:\n\n{paper.Site}/desk/monitoring");
        }
    }
}
