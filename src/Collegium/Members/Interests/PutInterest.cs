using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Applications;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Interests;

/// <summary>A practice declares a tie to a maker or distributor, or that one has ended. It then doesn't vouch for those who share it.</summary>
internal sealed class PutInterest(CollegiumDb db, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("declare another practice’s ties", "Its own people do.");

    public static readonly Refusal NoVendor = new("interest.no-vendor", "Name the maker or distributor, in up to 120 characters.", Field: "vendor");

    public static readonly Refusal NoKind = new(
        "interest.no-kind", "Say what kind of tie it is: commission, resale, employment or shares.", Field: "kind");

    public async Task<Result<Guid>> Run(Guid practice, string? vendor, string? kind)
    {
        if (!IsOwn(practice))
        {
            return NotYours;
        }

        if (vendor?.Trim() is not { Length: > 0 and <= Interest.LongestVendor } named)
        {
            return NoVendor;
        }

        if (kind is null || !ApplicationForm.Ties.Contains(kind))
        {
            return NoKind;
        }

        return Add(practice, named, kind);
    }

    /// <summary>Whoever is admitted brings the ties declared in the application.</summary>
    public async Task TakeOver(Application application)
    {
        var answers = await db.Set<ApplicationText>().AsNoTracking().Where(t => t.ApplicationId == application.Id && t.Field.StartsWith("tie")).ToDictionaryAsync(t => t.Field, t => t.Text);
        foreach (var field in DeclaredInterests.Fields.Where(f => answers.GetValueOrDefault(f) is { Length: > 0 }))
        {
            var kind = answers.GetValueOrDefault($"{field}-kind") is { } said && ApplicationForm.Ties.Contains(said) ? said : ApplicationForm.Ties[0];
            Add(application.PracticeId!.Value, answers[field], kind);
        }
    }

    public async Task<Result<Guid>> End(Guid practice, Guid id)
    {
        if (!IsOwn(practice))
        {
            return NotYours;
        }

        if (await db.Set<Interest>().SingleOrDefaultAsync(i => i.Id == id && i.PracticeId == practice && i.EndedAt == null) is not { } held)
        {
            return Refusal.Missing("interest");
        }

        held.EndedAt = clock.Now();
        facts.Append("practice.interest-ended", new("practice", practice) { Practice = practice }, Sight.Members, new { interest = id });
        return id;
    }

    private Guid Add(Guid practice, string vendor, string kind)
    {
        var row = new Interest { Id = clock.NewId(), PracticeId = practice, Vendor = vendor, Kind = kind, DeclaredAt = clock.Now() };
        db.Add(row);
        facts.Append("practice.interest-declared", new("practice", practice) { Practice = practice }, Sight.Members, new { interest = row.Id, kind });
        return row.Id;
    }

    private bool IsOwn(Guid practice) => db.Actor.Is(Roles.Practitioner) && db.Actor.Practice == practice;
}
