using Collegium.Files;
using Collegium.Http;
using Collegium.Members.Applications;
using Collegium.Members.Practices;
using Collegium.Members.Screens;

namespace Collegium.Members.Certificates;

/// <summary>Certificates to be saved: an applicant's own, an application's for those to whom its file is open, a member's for itself and the secretary.</summary>
internal static class CertificateFiles
{
    private const Roles Reviewers = Actor.Officers | Roles.Practitioner;
    private const Roles Keepers = Roles.Practitioner | Roles.MembershipSecretary | Roles.Administrator;
    private const string Takes = "The body is the file itself: a PDF, PNG or JPEG of up to 10 MB.";

    public static void Map(IEndpointRouteBuilder files)
    {
        files.MapGet("/apply/{secret}/certificate", Own).Allow(Roles.None).WithName("OwnCertificateFile");
        files.MapGet("/applications/{number:int}/certificate", OfApplication).Allow(Reviewers).WithName("ApplicationCertificateFile");
        files.MapGet("/members/{id:guid}/certificate", OfPractice).Allow(Keepers).WithName("MemberCertificateFile");
    }

    public static void MapApi(IEndpointRouteBuilder api)
    {
        api.MapGet("/apply/{secret}/certificate", Own).Allow(Roles.None).WithName("ReadOwnCertificate");
        api.MapPost("/apply/{secret}/certificate", Upload).Allow(Roles.None).WithName("UploadOwnCertificate").WithMetadata(new BringsFileAttribute()).WithDescription(Takes);
        api.MapGet("/applications/{number:int}/certificate", OfApplication).Allow(Reviewers).WithName("GetApplicationCertificate");
        api.MapGet("/practices/{id:guid}/certificate", OfPractice).Allow(Keepers).WithName("GetCertificate");
        api.MapPost("/practices/{id:guid}/certificate", UploadMembers).Allow(Roles.Practitioner).WithName("UploadCertificate").WithMetadata(new BringsFileAttribute()).WithDescription(Takes);
        api.MapPost("/practices/{id:guid}/insurance", Record).Allow(Roles.MembershipSecretary).WithName("RecordInsurance");
    }

    public sealed record InsuranceBody(DateOnly? Until);

    private static Task<IResult> Record(Guid id, InsuranceBody body, RecordInsurance record, ApiWrite write) =>
        write.Step(() => record.Run(id, body.Until), practice => Task.FromResult<object>(new { practice, insuredUntil = body.Until }));

    private static async Task<IResult> Own(string secret, OwnApplication own, KeptFiles files) =>
        await own.Read(secret) is { } application ? await files.Answer(application.Id, "certificate") : Problems.Result(OwnApplication.NoLink);

    private static async Task<IResult> OfApplication(int number, ApplicationReading reading, ReviewerAccess access, KeptFiles files)
    {
        if (await reading.ByNumber(number) is not { } application)
        {
            return Problems.Result(Refusal.Missing("application"));
        }

        return await access.Refuses(application) is { } no
            ? Problems.Result(no == ReviewerAccess.NotMember || no == ReviewerAccess.Own ? Refusal.Missing("application") : no)
            : await files.Answer(application.Id, FormattableString.Invariant($"certificate-{number}"));
    }

    private static async Task<IResult> OfPractice(Guid id, Here here, KeptFiles files) =>
        here.Actor.Practice == id || here.Actor.Is(Roles.MembershipSecretary | Roles.Administrator) ? await files.Answer(id, "certificate") : Problems.Result(Refusal.Missing("practice"));

    private static async Task<IResult> Upload(string secret, HttpRequest request, UploadCertificate upload, ApiWrite write)
    {
        var bytes = await Files.Upload.Take(request.Body);
        return await write.Step(() => upload.ForApplication(secret, bytes), a => Task.FromResult<object>(new { a.Number, a.State, certificate = true }));
    }

    private static async Task<IResult> UploadMembers(Guid id, HttpRequest request, UploadCertificate upload, ApiWrite write)
    {
        var bytes = await Files.Upload.Take(request.Body);
        return await write.Step(() => upload.ForPractice(id, bytes), practice => Task.FromResult<object>(new { practice, certificate = true }));
    }
}
