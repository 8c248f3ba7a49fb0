using Collegium.Database;
using Collegium.Facts;
using Collegium.Files;
using Collegium.Members.Applications;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Certificates;

/// <summary>
/// The insurance certificate itself: an applicant's lies with the application and is erased with it; a member uploads the new
/// one before the old runs out, and the secretary reads it and records until when it covers.
/// </summary>
internal sealed class UploadCertificate(CollegiumDb db, FactLog facts, OwnApplication own, SaveApplication saving, KeptFiles files)
{
    public async Task<Result<Application>> ForApplication(string secret, byte[]? bytes)
    {
        var found = await own.Hold(secret);
        if (found.Refusal is { } no)
        {
            return no;
        }

        var application = found.Value;
        if (!await MayAdd(application))
        {
            return SaveApplication.Sealed;
        }

        var upload = Upload.Of(bytes);
        if (upload.Refusal is { } wrong)
        {
            return wrong;
        }

        await files.Put(application.Id, upload.Value);
        facts.Append("application.certificate-uploaded", SendApplication.About(application), Sight.Officers);
        return application;
    }

    public async Task<Result<Guid>> ForPractice(Guid practice, byte[]? bytes)
    {
        if (db.Actor.Practice != practice || !db.Actor.Is(Roles.Practitioner)
            || !await db.Set<Practice>().AnyAsync(p => p.Id == practice && p.Standing != Standing.Resigned && p.Standing != Standing.Expelled))
        {
            return Refusal.Missing("practice");
        }

        var upload = Upload.Of(bytes);
        if (upload.Refusal is { } wrong)
        {
            return wrong;
        }

        await files.Put(practice, upload.Value);
        facts.Append("practice.certificate-uploaded", new("practice", practice) { Practice = practice }, Sight.Practice);
        return practice;
    }

    /// <summary>What is being read isn't changed; only a certificate that was never there may still come.</summary>
    public async Task<bool> MayAdd(Application application) => application.State is ApplicationState.Draft
        || application.State is ApplicationState.Asked && (await saving.Open(application.Id)).Contains(ApplicationForm.PartOf("insurer"))
        || application.IsOpen && await files.KeptAt(application.Id) is null;
}
