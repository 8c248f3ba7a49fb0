using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Practices;
using Collegium.Members.References;
using Collegium.Members.Samples;
using Collegium.Members.Screens;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Applications;

/// <summary>One line of the list of applications.</summary>
internal sealed record ApplicationRow(Application Application, string Name, string City, int Findings, int References, int Reviews)
{
    public required IReadOnlyDictionary<Screen, ScreenState> Screens { get; init; }

    /// <summary>The reader's practice may find on a screen that is open, or the secretary may put it to the members.</summary>
    public required bool NeedsMe { get; init; }

    public int Passed => Screens.Count(s => s.Value is ScreenState.Passed);

    /// <summary>Whether it waits at this screen, or was stopped by it; for the appeal, whether one is being decided.</summary>
    public bool IsAt(Screen screen) => screen is Screen.Appeal ? Application.IsAppealing
        : Application.State is ApplicationState.Review or ApplicationState.Asked ? Screens[screen] is ScreenState.Open
        : Application.DecidedBecause == Outcome.Because(screen);
}

/// <summary>What of the list is asked for. Without a state, those that are open or appealing, or with <paramref name="Over"/> all.</summary>
internal sealed record ApplicationFilter(ApplicationState? State, Screen? Screen, bool NeedsMe, bool Over, string? Words = null)
{
    public bool Takes(ApplicationRow row) => (State is null || row.Application.State == State) && (Screen is not { } screen || row.IsAt(screen)) && (!NeedsMe || row.NeedsMe)
        && (string.IsNullOrWhiteSpace(Words) || row.Name.Contains(Words.Trim(), StringComparison.OrdinalIgnoreCase) || row.City.Contains(Words.Trim(), StringComparison.OrdinalIgnoreCase));
}

/// <summary>Reads the list of applications, newest first.</summary>
internal sealed class ApplicationList(CollegiumDb db, GovernanceDoor governance)
{
    public async Task<IReadOnlyList<ApplicationRow>> Read(ApplicationFilter asked)
    {
        var all = asked.Over || asked.State is not null || asked.Screen is not null;
        var rows = await db.Set<Application>().AsNoTracking()
            .Where(a => a.State != ApplicationState.Draft && (asked.State == null || a.State == asked.State)
                && (all || a.State == ApplicationState.Review || a.State == ApplicationState.Asked || a.State == ApplicationState.Ballot
                    || a.State == ApplicationState.Declined && a.AppealedAt != null && a.AppealDecidedAt == null))
            .OrderByDescending(a => a.Number).ToListAsync();
        List<Guid> ids = [.. rows.Select(a => a.Id)];
        var firms = await db.Set<Practice>().AsNoTracking().Where(p => db.Set<Application>().Any(a => a.PracticeId == p.Id))
            .Select(p => new { p.Id, p.Name, p.City }).ToDictionaryAsync(p => p.Id, p => (p.Name, p.City));
        var findings = (await db.Set<ScreenFinding>().AsNoTracking().Where(f => ids.Contains(f.ApplicationId)).ToListAsync()).ToLookup(f => f.ApplicationId);
        var references = (await db.Set<Reference>().Where(r => ids.Contains(r.ApplicationId) && r.AnsweredAt != null && !r.Replaced).Select(r => r.ApplicationId).ToListAsync()).CountBy(id => id).ToDictionary();
        var reviews = (await db.Set<SampleReview>().Where(r => r.DoneAt != null && !r.Aside)
            .Join(db.Set<WorkSample>().Where(s => ids.Contains(s.ApplicationId) && !s.Replaced), r => r.SampleId, s => s.Id, (_, s) => s.ApplicationId).ToListAsync()).CountBy(id => id).ToDictionary();
        var (needed, free) = (await Needed(rows), await Free(ids));
        return [.. rows.Select(a => Row(a, [.. findings[a.Id]], needed[a.CharterNumber], free.Contains(a.Id)) with
        {
            Name = firms.GetValueOrDefault(a.PracticeId ?? Guid.Empty).Name ?? "", City = firms.GetValueOrDefault(a.PracticeId ?? Guid.Empty).City ?? "",
            References = references.GetValueOrDefault(a.Id), Reviews = reviews.GetValueOrDefault(a.Id),
        }).Where(asked.Takes)];
    }

    /// <summary>Findings a screen takes, by the charter each applied under.</summary>
    private async Task<Dictionary<int, int>> Needed(List<Application> rows)
    {
        Dictionary<int, int> needed = [];
        foreach (var one in rows.DistinctBy(a => a.CharterNumber))
        {
            needed[one.CharterNumber] = (await governance.Rules(one)).FindingsPerScreen;
        }

        return needed;
    }

    private ApplicationRow Row(Application application, List<ScreenFinding> findings, int needed, bool free)
    {
        var screens = Enum.GetValues<Screen>().Where(s => s is not Screen.Appeal).ToDictionary(s => s, s => ScreenRule.Of(findings, s, needed));
        var mine = findings.Where(f => f.PracticeId == db.Actor.Practice && f.SetAsideAt is null).Select(f => f.Screen).ToHashSet();
        var toFind = application.State is ApplicationState.Review ? screens.Any(s => s.Value is ScreenState.Open && !mine.Contains(s.Key)) : application.IsAppealing && mine.Count == 0;
        var toOpen = application.State is ApplicationState.Review && db.Actor.Is(Roles.MembershipSecretary) && screens.Values.All(s => s is ScreenState.Passed);
        return new ApplicationRow(application, "", "", findings.Count, 0, 0) { Screens = screens, NeedsMe = free && toFind || toOpen };
    }

    /// <summary>Those whose file the reader's practice has opened: it said that nothing ties it, and none of its people says otherwise.</summary>
    private async Task<IReadOnlySet<Guid>> Free(List<Guid> ids)
    {
        if (db.Actor is not { Practice: { } mine, Login: { } login } || !await db.Set<Practice>().AnyAsync(p => p.Id == mine && p.Standing == Standing.Full))
        {
            return new HashSet<Guid>();
        }

        var said = await db.Set<Declaration>().AsNoTracking().Where(d => ids.Contains(d.ApplicationId) && (d.PracticeId == mine || d.LoginId == login)).ToListAsync();
        return said.GroupBy(d => d.ApplicationId).Where(g => g.GroupBy(d => d.LoginId).All(own => !own.OrderBy(d => d.At).ThenBy(d => d.Id).Last().Tied)).Select(g => g.Key).ToHashSet();
    }
}
