using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Conduct;

/// <summary>A complaint as it is written. <c>For</c>: own, client, practice or chapter; an officer says for whom.</summary>
internal sealed record ComplaintInput(Guid? Practice, IReadOnlyCollection<string>? Grounds, string? Text)
{
    public string? For { get; init; }

    /// <summary>The practice on the phone.</summary>
    public Guid? ForPractice { get; init; }

    /// <summary>Who is on the phone, or what alarm it was.</summary>
    public string? Name { get; init; }
}

/// <summary>A client, a member, an officer or an alarm of the house says that a practice broke a rule.</summary>
internal sealed class FileComplaint(CollegiumDb db, ConductPapers papers, GovernanceDoor governance, FactLog facts, TimeProvider clock)
{
    private const int LongestName = 120;

    public static readonly Refusal NotYours = Refusal.NotAllowed("file a complaint", "Clients, members and officers do; others call the desk.");

    public static readonly Refusal NoComplainant = new(
        "conduct.no-complainant", "Say for whom you write this: yourself, a client or a member on the phone by name, or the chapter.", Field: "for");

    public static readonly Refusal Self = new(
        "conduct.self", "A practice can't complain of itself. If something went wrong in yours, talk to the membership secretary.", Field: "practice");

    public static Refusal NotMember(string name, Standing standing) => new(
        "conduct.not-a-member", $"{name} is no member ({standing.Words().ToLowerInvariant()}), so the rules of conduct don't bind it. The desk can help in other ways.", Field: "practice");

    public async Task<Result<ConductCase>> Run(ComplaintInput input)
    {
        var actor = db.Actor;
        if (!actor.Is(Actor.SignedIn | Roles.House))
        {
            return NotYours;
        }

        if (From(actor, input) is not { } from)
        {
            return NoComplainant;
        }

        var found = await db.Set<Practice>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == input.Practice);
        var complainant = from is ComplaintFrom.Member ? input.For == "practice" ? input.ForPractice : actor.Practice : null;
        if (Wrong(found, complainant, await Exists(complainant)) is { } no)
        {
            return no;
        }

        var (grounds, text) = (ConductRule.Grounds(input.Grounds), ConductText.Read(input.Text));
        if ((grounds.Refusal ?? text.Refusal) is { } wrong)
        {
            return wrong;
        }

        var own = input.For is null or "own";
        var made = new ConductCase
        {
            Id = clock.NewId(),
            Number = (int)await db.NextNumber("conduct"),
            RespondentId = found!.Id,
            From = from,
            ComplainantPractice = complainant,
            ComplainantClient = own ? actor.Client : null,
            FiledBy = own ? actor.Login : null,
            Grounds = grounds.Value,
            FiledAt = clock.Now(),
        };
        db.Add(made);
        db.SetTimer(clock, ComplaintWaits.TimerKind, made.Id, clock.Now().AddDays((await governance.Rules()).Conduct.DeclareDays));
        papers.Add(made, PaperKind.Complaint, text.Value, own ? actor.Name : input.Name?.Trim() ?? actor.Name);
        facts.Append(
            "conduct.filed", ConductFacts.About(made), Sight.Client, new { made.Number, made.From, grounds = made.Grounds.Split(' ') },
            own || from is ComplaintFrom.Secretary or ComplaintFrom.House ? null : input.For);
        return made;
    }

    private static ComplaintFrom? From(Actor actor, ComplaintInput input) => input.For switch
    {
        null when actor.Is(Roles.House) => ComplaintFrom.House,
        null or "own" when actor.Is(Roles.Client) => ComplaintFrom.Client,
        null or "own" when actor.Is(Roles.Practitioner) && actor.Practice is not null => ComplaintFrom.Member,
        "chapter" when actor.Is(CaseAccess.Keepers) => ComplaintFrom.Secretary,
        "client" when actor.IsOfficer && input.Name?.Trim() is { Length: > 0 and <= LongestName } => ComplaintFrom.Client,
        "practice" when actor.IsOfficer && input.ForPractice is not null => ComplaintFrom.Member,
        _ => null,
    };

    private static Refusal? Wrong(Practice? found, Guid? complainant, bool exists) =>
        found is null || !exists ? Refusal.Missing("practice")
        : complainant == found.Id ? Self
        : found.Standing is Standing.Applicant or Standing.Declined or Standing.Expelled ? NotMember(found.Name, found.Standing)
        : null;

    private async Task<bool> Exists(Guid? practice) => practice is null || await db.Set<Practice>().AnyAsync(p => p.Id == practice);
}
