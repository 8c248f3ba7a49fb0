using Collegium.Database;
using Collegium.Files;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Practices;
using Collegium.Members.References;
using Collegium.Members.Samples;
using Collegium.Members.Screens;
using Collegium.Members.Vouching;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Applications;

/// <summary>A finding or declaration with the names of who made it.</summary>
internal sealed record Signed<T>(T Of, string By, string Firm);

/// <summary>An application's file as a reviewer reads it.</summary>
internal sealed record ApplicationFile(Application Application, Gathered Found)
{
    public required IReadOnlyList<Signed<ScreenFinding>> Findings { get; init; }

    public required IReadOnlyList<Signed<Declaration>> Declarations { get; init; }

    public required CharterRules Rules { get; init; }

    /// <summary>Members who don't compete and have no tie, as far as findings of so many are needed.</summary>
    public required int MayDecide { get; init; }

    /// <summary>By login, who called references.</summary>
    public IReadOnlyDictionary<Guid, string> Callers { get; init; } = new Dictionary<Guid, string>();

    /// <summary>Who stands behind the applicant.</summary>
    public VouchView? Vouching { get; init; }

    public ScreenState State(Screen screen) =>
        ScreenRule.Of(Findings.Select(f => f.Of), screen, Rules.FindingsPerScreen);

    /// <summary>How an answer came, where not by its own hand.</summary>
    public string? ByPhone(Reference reference) => reference is { CalledOn: { } day, CalledBy: { } by }
        ? FormattableString.Invariant($"By phone on {day:d MMMM yyyy}, written down by {Callers.GetValueOrDefault(by, "the membership secretary")}.") : null;

    /// <summary>The reasons of the decision, as the applicant reads them.</summary>
    public IReadOnlyList<string> Reasons =>
        [.. Findings.Where(f => f.Of.Verdict is Verdict.Fail && Outcome.Because(f.Of.Screen) == Application.DecidedBecause).Select(f => f.Of.Words)];

    public string Name => Found.Answers.GetValueOrDefault("practice", EraseApplication.Named(Application.Number));
}

/// <summary>Reads applications for those who may.</summary>
internal sealed class ApplicationReading(CollegiumDb db, OwnApplication own, MembersDoor members, GovernanceDoor governance, Behind behind, TimeProvider clock)
{
    public Task<Application?> ByNumber(int number) =>
        db.Set<Application>().AsNoTracking().SingleOrDefaultAsync(a => a.Number == number && a.State != ApplicationState.Draft);

    /// <summary>What the page before the declaration may say: whose it is.</summary>
    public async Task<(string Name, string City)> NameOf(Application application) =>
        await db.Set<Practice>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == application.PracticeId) is { } firm
            ? (firm.Name, firm.City) : (EraseApplication.Named(application.Number), "");

    public async Task<ApplicationFile> File(Application application)
    {
        var rules = await governance.Rules(application);
        var samples = await db.Set<WorkSample>().AsNoTracking().Where(s => s.ApplicationId == application.Id && !s.Replaced).OrderBy(s => s.Id).ToListAsync();
        List<Guid> ids = [.. samples.Select(s => s.Id)];
        var reviews = (await db.Set<SampleReview>().AsNoTracking().Where(r => ids.Contains(r.SampleId)).OrderBy(r => r.Id).ToListAsync()).ToLookup(r => r.SampleId);
        var roster = await members.Roster();
        var vouching = application.PracticeId is { } practice ? await behind.Vouching.Of(practice) : null;
        return new ApplicationFile(
            application,
            new Gathered(
                await own.Answers(application.Id),
                await db.Set<Reference>().AsNoTracking().Where(r => r.ApplicationId == application.Id && !r.Replaced).OrderBy(r => r.Code).ToListAsync(),
                [.. samples.Select(s => (s, (IReadOnlyList<SampleReview>)[.. reviews[s.Id]]))])
            {
                BlindReviews = rules.BlindReviews,
                Today = new BusinessTime(rules, (await governance.Chapter()).Zone).Day(clock.Now()),
                Skills = roster.Skills.ToDictionary(s => s.Key, s => s.Value.Name),
                IsDeviceKnown = application.DeviceHash is not null,
                Alike = await behind.Likeness.Of(application),
                Certificate = await behind.Files.KeptAt(application.Id),
                Vouched = vouching is null ? ("Nobody yet", null) : (vouching.Case.Words, vouching.Case.Met),
                Ring = vouching?.Ring,
            })
        {
            Findings = await Sign(await db.Set<ScreenFinding>().AsNoTracking().Where(f => f.ApplicationId == application.Id).OrderBy(f => f.At).ToListAsync(), f => f.LoginId, f => f.PracticeId),
            Declarations = await Sign(await db.Set<Declaration>().AsNoTracking().Where(d => d.ApplicationId == application.Id).OrderBy(d => d.At).ToListAsync(), d => d.LoginId, d => d.PracticeId),
            Rules = rules,
            Callers = await db.Set<Login>().AsNoTracking().Where(l => db.Set<Reference>().Any(r => r.ApplicationId == application.Id && r.CalledBy == l.Id)).ToDictionaryAsync(l => l.Id, l => l.DisplayName),
            MayDecide = await behind.Outsiders.Remaining(application),
            Vouching = vouching,
        };
    }

    private async Task<IReadOnlyList<Signed<T>>> Sign<T>(List<T> rows, Func<T, Guid> login, Func<T, Guid?> practice)
    {
        List<Guid> logins = [.. rows.Select(login).Distinct()];
        var names = await db.Set<Login>().AsNoTracking().Where(l => logins.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.DisplayName);
        foreach (var outsider in await db.Set<OutsideReviewer>().AsNoTracking().Where(r => logins.Contains(r.Id)).ToListAsync())
        {
            names[outsider.Id] = outsider.Name.Length > 0 ? outsider.Name : "Somebody";
        }

        var firms = (await members.Roster()).Practices;
        return [.. rows.Select(r => new Signed<T>(r, names.GetValueOrDefault(login(r), "Somebody"), practice(r) is { } firm ? firms.GetValueOrDefault(firm)?.Name ?? "outside the chapter" : "the chapter’s secretary"))];
    }
}

/// <summary>What stands behind an applicant: whose word, who else carries the same account or device, and the certificate.</summary>
internal sealed record Behind(Likeness Likeness, VouchReading Vouching, NameOutsideReviewer Outsiders, KeptFiles Files);
