using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Interests;
using Collegium.Members.Practices;
using Collegium.Members.Screens;
using Collegium.Members.Vouching;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Applications;

/// <summary>All three screens passed, everybody asked has answered and members stand behind it: the secretary puts it to the members.</summary>
internal sealed class OpenAdmissionBallot(
    CollegiumDb db, FactLog facts, ApplicationReading reading, BallotsDoor ballots, VouchBook vouches, DeclaredInterests interests)
{
    public const string Kind = "admission";

    public static readonly Refusal NotYours = Refusal.NotAllowed("open this ballot", "The membership secretary does, or the administrator where the secretary may not.");

    public static Refusal NotReady(IReadOnlyList<string> missing) => new(
        "application.not-ready", $"The members can’t vote yet: {string.Join("; ", missing)}. When that is done, open the ballot.", RefusalKind.Conflict);

    public async Task<Result<Application>> Run(int number)
    {
        if (!db.Actor.Is(Roles.MembershipSecretary | Roles.Administrator))
        {
            return NotYours;
        }

        if (await reading.ByNumber(number) is not { } known || await db.Locked<Application>(known.Id) is not { } application)
        {
            return Refusal.Missing("application");
        }

        if (application.PracticeId == db.Actor.Practice)
        {
            return ReviewerAccess.Own;
        }

        if (application.State is not ApplicationState.Review)
        {
            return SignFinding.NotNow;
        }

        var file = await reading.File(application);
        if (StillMissing.Of(file) is { Count: > 0 } missing)
        {
            return NotReady(missing);
        }

        var opened = await ballots.Open(new NewBallot(
            Kind, application.PracticeId!.Value, $"Shall {file.Name} become a member?", file.Rules.AdmissionYesPercent, await Roll(application.PracticeId.Value))
        {
            Path = FormattableString.Invariant($"/applications/{number}"),
        });
        if (opened.Refusal is { } closed)
        {
            return closed;
        }

        application.State = ApplicationState.Ballot;
        facts.Append("application.ballot-opened", SendApplication.About(application), Sight.Members, new { ballot = opened.Value });
        return application;
    }

    /// <summary>Every member there is now; provisional ones, the candidate's own sponsors, who is short of vouches and who is tied to it or to its makers are named and don't count.</summary>
    private async Task<IReadOnlyList<Seating>> Roll(Guid candidate)
    {
        var (tree, shorts) = ((await vouches.Probe(candidate)).Tree, await vouches.AllShort());
        var tied = await db.Set<Declaration>().Where(d => d.Tied && d.PracticeId != null && db.Set<Application>().Any(a => a.Id == d.ApplicationId && a.PracticeId == candidate)).Select(d => d.PracticeId!.Value).ToListAsync();
        var sellers = await interests.WhoShare(candidate);
        var members = await db.Set<Practice>().AsNoTracking().Where(p => p.Standing == Standing.Full || p.Standing == Standing.Provisional)
            .OrderBy(p => p.Id).Select(p => new { p.Id, p.Standing }).ToListAsync();
        return [.. members.Select(m => new Seating(m.Id, m switch
        {
            { Standing: Standing.Provisional } => Excluded.Provisional,
            _ when tree.Contains(m.Id) => Excluded.SponsorTree,
            _ when shorts.Contains(m.Id) => Excluded.Short,
            _ when tied.Contains(m.Id) => Excluded.Conflict,
            _ when sellers.Contains(m.Id) => Excluded.Seller,
            _ => null,
        }))];
    }
}
