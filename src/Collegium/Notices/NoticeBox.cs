using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Collegium.Notices;

/// <summary>What somebody is told at once: one line and one link. What isn't urgent waits for the end of quiet hours.</summary>
public sealed record NoticeLine(Guid Because, string Step, string Text, string Link, bool Urgent);

/// <summary>Writes notices into the write under way, one for each of a person's ways.</summary>
public sealed class NoticeBox(CollegiumDb db, TimeProvider clock)
{
    public async Task Put(Guid owner, NoticeLine told)
    {
        foreach (var way in await db.Set<ContactWay>().AsNoTracking().Where(w => w.OwnerId == owner && w.RemovedAt == null).OrderBy(w => w.AddedAt).ToListAsync())
        {
            Put(way, told);
        }
    }

    public void Put(ContactWay way, NoticeLine told)
    {
        var now = clock.Now();
        db.Add(new Notice
        {
            Id = clock.NewId(), OwnerId = way.OwnerId, WayId = way.Id, Kind = way.Kind, Address = way.Address, Because = told.Because, Step = told.Step,
            Text = told.Text, Link = told.Link, Urgent = told.Urgent, At = now, NextTry = told.Urgent ? now : AfterQuiet(way, now),
        });
    }

    /// <summary>Who has left is reached no more, and their numbers are forgotten.</summary>
    public async Task Forget(Guid owner)
    {
        await db.Set<Notice>().Where(n => n.OwnerId == owner).ExecuteDeleteAsync();
        await db.Set<ContactWay>().Where(w => w.OwnerId == owner).ExecuteDeleteAsync();
    }

    /// <summary>The instant itself, or the end of the quiet hours it lies in, on the owner's clock.</summary>
    internal static DateTime AfterQuiet(ContactWay way, DateTime at)
    {
        if (way is not { QuietFrom: { } from, QuietTo: { } to })
        {
            return at;
        }

        var zone = DateTimeZoneProviders.Tzdb[way.Zone];
        var local = Instant.FromDateTimeUtc(at).InZone(zone).LocalDateTime;
        foreach (var day in new[] { local.Date.PlusDays(-1), local.Date })
        {
            var begins = zone.AtLeniently(day.AtMidnight().PlusMinutes(from)).ToDateTimeUtc();
            var ends = zone.AtLeniently(day.AtMidnight().PlusMinutes(to > from ? to : to + 1440)).ToDateTimeUtc();
            if (at >= begins && at < ends)
            {
                return ends;
            }
        }

        return at;
    }
}
