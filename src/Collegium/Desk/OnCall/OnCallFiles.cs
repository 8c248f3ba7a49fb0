using Collegium.Database;
using Collegium.Governance;
using Collegium.Http;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.OnCall;

/// <summary>The plan ahead, and what was held and paid, as files.</summary>
internal static class OnCallFiles
{
    private static readonly string[] PlanHeads = ["rotation", "from", "to", "who", "practice", "phone", "because"];
    private static readonly string[] ShiftHeads = ["rotation", "from", "to", "minutes", "who", "practice", "paid, minor units", "currency"];

    public static void Map(IEndpointRouteBuilder files)
    {
        files.MapGet("/csv/on-call", Plan).Allow(Actor.Officers | Roles.Practitioner).WithName("OnCallFile");
        files.MapGet("/csv/on-call/shifts", Shifts).Allow(Actor.Officers | Roles.Practitioner).WithName("ShiftsFile");
    }

    private static async Task<IResult> Plan(OnCallReads reads) => new CsvFile("on-call", PlanHeads, (await reads.All()).SelectMany(r => r.Plan.Select(s =>
        (IReadOnlyList<object?>)[r.Name, s.From, s.To, s.Who?.Name ?? "nobody", s.Who?.PracticeName, s.Who?.Phone, s.Because])));

    /// <summary>Officers read all, members what their own practice held.</summary>
    private static async Task<IResult> Shifts(CollegiumDb db, MembersDoor members, GovernanceDoor governance)
    {
        var (roster, currency, own) = (await members.Roster(), (await governance.Chapter()).Currency, db.Actor.IsOfficer ? (Guid?)null : db.Actor.Practice ?? Guid.Empty);
        var names = await db.Set<Rotation>().AsNoTracking().ToDictionaryAsync(r => r.Id, r => r.Name);
        var shifts = await db.Set<Shift>().AsNoTracking().Where(s => own == null || s.PracticeId == own).OrderByDescending(s => s.FromUtc).ThenBy(s => s.Id).ToListAsync();
        return new CsvFile("shifts", ShiftHeads, shifts.Select(s => (IReadOnlyList<object?>)
        [
            names[s.RotationId], s.FromUtc, s.ToUtc, (long)(s.ToUtc - s.FromUtc).TotalMinutes, roster.People.GetValueOrDefault(s.PractitionerId)?.Name ?? StoryNames.Former,
            roster.Practices.GetValueOrDefault(s.PracticeId)?.Name ?? StoryNames.Former, s.PayMinor, currency,
        ]));
    }
}
