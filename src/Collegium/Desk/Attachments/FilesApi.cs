using Collegium.Desk.Work;
using Collegium.Files;
using Collegium.Http;

namespace Collegium.Desk.Attachments;

internal static class FilesApi
{
    private const Roles Readers = Actor.Officers | Roles.Practitioner | Roles.Client;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/requests/{id:guid}/files", List).Allow(Readers).WithName("ListFiles");
        api.MapGet("/requests/{id:guid}/files/{file:guid}", One).Allow(Readers).WithName("GetFile");
        api.MapPost("/requests/{id:guid}/files", Add).Allow(Roles.Steward | Roles.Practitioner | Roles.Client).WithName("AddFile").WithMetadata(new BringsFileAttribute())
            .WithDescription("The body is the file itself: a PDF, PNG or JPEG of up to 10 MB. “audience” says who opens it: client or members.");
    }

    /// <summary>To be saved from the pages; under a private link too.</summary>
    public static void MapFiles(IEndpointRouteBuilder app)
    {
        app.MapGet("/files/{id:guid}", (Guid id, FileReads reads) => reads.Answer(id)).Allow(Readers).WithName("RequestFile");
        app.MapGet("/r/{secret}/files/{file:guid}", (string secret, Guid file, FileReads reads) => reads.Answer(file)).Allow(Roles.RequestLink).WithName("LinkedRequestFile");
    }

    public sealed record FileShown(Guid Id, string Name, string Kind, int Size, string Audience, string By, DateTime At);

    private static async Task<IResult> List(Guid id, FileReads reads) =>
        await reads.Request(id) is { } request ? Results.Ok((await reads.Of(request)).Select(Show)) : Problems.Result(Refusal.Missing("request"));

    private static async Task<IResult> One(Guid id, Guid file, FileReads reads) =>
        await reads.Request(id) is { } request && (await reads.Of(request)).Any(f => f.Id == file) ? await reads.Answer(file) : Problems.Result(Refusal.Missing("file"));

    private static async Task<IResult> Add(Guid id, string? name, string? audience, HttpRequest request, AttachFile attach, ApiWrite write)
    {
        var bytes = await Upload.Take(request.Body);
        return await write.Create(() => attach.Run(id, name, bytes, audience), file => Task.FromResult<object>(Show(file)), file => $"/api/v1/requests/{id}/files/{file.Id}");
    }

    private static FileShown Show(Attachment file) =>
        new(file.Id, file.Name + Upload.Ending(file.Kind), file.Kind, file.Size, file.Audience == NoteAudience.Client ? "client" : "members", file.ByName, file.At);
}
