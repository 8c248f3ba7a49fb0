using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Collegium.Database;
using Collegium.Desk.OnCall;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Feeds;

/// <summary>What a calendar program reads: shifts from a month ago to four months ahead.</summary>
internal sealed class FeedReads(CollegiumDb db, OnCallBook book, GovernanceDoor governance, Mailbox mailbox, TimeProvider clock)
{
    private const int DaysBack = 31;
    private const int DaysAhead = 122;

    /// <summary>Null where the address never was, was revoked, or its owner has left.</summary>
    public async Task<string?> Read(string secret)
    {
        var hash = Secret.Hash(secret);
        if (await db.Set<CalendarFeed>().AsNoTracking().SingleOrDefaultAsync(f => f.Hash == hash && f.RevokedAt == null) is not { } feed || !await IsHere(feed.OwnerId))
        {
            return null;
        }

        var (from, to) = (clock.Now().Date.AddDays(-DaysBack), clock.Now().Date.AddDays(DaysAhead));
        var entries = new List<CalendarEntry>();
        foreach (var planned in (await book.All(from)).Where(p => feed.RotationId is null || p.Rotation.Id == feed.RotationId))
        {
            entries.AddRange(planned.Plan.Between(from, to).Where(s => s.Person is { } on && (feed.RotationId is not null || on == feed.OwnerId))
                .Select(s => Entry(feed, planned, s)));
        }

        var name = feed.BusyOnly ? "Busy" : $"On call, {(await governance.Chapter()).ShortName}";
        return CalendarText.Write(name, entries.OrderBy(e => e.From).ThenBy(e => e.Uid, StringComparer.Ordinal));
    }

    /// <summary>
    /// Being on call leaves one free for other things, so it doesn't paint days busy; a busy-only calendar is asked to, and says nothing else.
    /// The calendar lies outside, so telephone numbers stay here.
    /// </summary>
    private CalendarEntry Entry(CalendarFeed feed, Planned planned, Stretch shift)
    {
        var (rotation, person) = (planned.Rotation, planned.Roster.People[shift.Person!.Value]);
        var summary = feed.BusyOnly ? "Busy" : feed.RotationId is null ? $"On call: {rotation.Name}" : $"{person.Name} on call";
        var description = feed.BusyOnly ? null : $"{person.Name}, {planned.Roster.Practices[person.Practice].Name}. Telephone: {mailbox.Site}/on-call";
        var changed = feed.BusyOnly ? feed.MadeAt : rotation.ChangedAt;
        return new CalendarEntry(Uid(feed, rotation, shift), shift.From, shift.To, summary, description, feed.BusyOnly, rotation.Changes, changed);
    }

    /// <summary>By rotation and beginning, so that a shift that changes hands stays the same entry; told as a number that tells nothing.</summary>
    private static string Uid(CalendarFeed feed, Rotation rotation, Stretch shift)
    {
        var of = string.Create(CultureInfo.InvariantCulture, $"{(feed.BusyOnly ? feed.Id : Guid.Empty):N} {rotation.Id:N} {shift.From:O}");
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)))[..32]}@collegium";
    }

    private async Task<bool> IsHere(Guid owner) => OnCallBook.Works(await book.Roster(), owner)
        || await db.Set<Login>().AnyAsync(l => l.ChapterId == db.Chapter && l.Id == owner && (l.Roles & Actor.Officers) != 0);
}
