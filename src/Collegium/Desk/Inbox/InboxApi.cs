using Collegium.Database;
using Collegium.Http;
using Collegium.Mail;
using Microsoft.AspNetCore.Mvc;

namespace Collegium.Desk.Inbox;

internal static class InboxApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/inbound/mail/{secret}", Inbound).Allow(Roles.None).WithName("TakeMail")
            .WithMetadata(new OwnIdAttribute(), new RequestSizeLimitAttribute(ProviderCall.MostBytes + 1))
            .WithDescription("For the mail provider: the body is Postmark's inbound or bounce JSON. The same MessageID counts once, so no operation id is needed.");
        api.MapGet("/mail/boxes", Boxes).Allow(ChangeInboundKeys.Keepers).WithName("ListMailboxes");
        api.MapPost("/mail/boxes", Connect).Allow(ChangeInboundKeys.Keepers).WithName("ConnectMailbox");
        api.MapPost("/mail/boxes/{id:guid}/revocation", Revoke).Allow(ChangeInboundKeys.Keepers).WithName("DisconnectMailbox");
        api.MapGet("/mail/received", Received).Allow(ChangeInboundKeys.Keepers).WithName("ListReceivedMail");
        api.MapPost("/mail/received/{id:guid}/filing", File).Allow(Roles.Steward).WithName("FileReceivedMail")
            .WithDescription("A mail that waits: onto the request of a number, for client or members to read, or as a new request of a client.");
        api.MapPost("/mail/received/{id:guid}/setting-aside", SetAside).Allow(Roles.Steward).WithName("SetReceivedMailAside");
        api.MapPost("/mail/mendings", Mend).Allow(Roles.Steward).WithName("MendAddress");
    }

    public sealed record BoxBody(string? Name, string? Address, string? Checker);

    public sealed record BoxShown(Guid Id, string Name, string Address, string? Checker, DateTime MadeAt);

    public sealed record FilingBody(int? Request, string? Audience, string? Client);

    public sealed record MendBody(string? Address);

    public sealed record MailShown(
        Guid Id, string From, string Name, string Subject, string Said, DateTime At, MailOutcome Outcome, string? Because, Guid? Request, IReadOnlyList<string> FilesNotKept);

    private static async Task<IResult> Inbound(string secret, HttpRequest request, ProviderCall call) =>
        await call.Run(secret, request) is var told && told.Refusal is { } no ? Problems.Result(no) : Results.Ok(told.Value);

    private static async Task<IResult> Boxes(ChangeInboundKeys keys) =>
        Results.Ok((await keys.List()).Select(k => new BoxShown(k.Id, k.Name, k.Address, k.Checker, k.MadeAt)));

    private static Task<IResult> Connect(BoxBody body, ChangeInboundKeys keys, ApiWrite write) =>
        write.Create(() => keys.Make(body.Name, body.Address, body.Checker), made => Task.FromResult<object>(made), _ => "/api/v1/mail/boxes");

    private static Task<IResult> Revoke(Guid id, ChangeInboundKeys keys, ApiWrite write) =>
        write.Step(() => keys.Revoke(id), key => Task.FromResult<object>(new { key.Id, key.RevokedAt }));

    private static async Task<IResult> Received(MailReads reads, bool? waiting) =>
        Results.Ok((await reads.Latest(Paging.Usual, waiting == true)).Select(Show));

    private static Task<IResult> File(Guid id, FilingBody body, FileHeldMail filing, ApiWrite write) =>
        write.Step(() => filing.Run(id, body.Request, body.Audience, body.Client), mail => Task.FromResult<object>(Show(mail)));

    private static Task<IResult> SetAside(Guid id, FileHeldMail filing, ApiWrite write) =>
        write.Step(() => filing.SetAside(id), mail => Task.FromResult<object>(Show(mail)));

    private static Task<IResult> Mend(MendBody body, MendAddress mend, ApiWrite write) =>
        write.Step(() => mend.Run(body.Address), address => Task.FromResult<object>(new { address, mended = true }));

    private static MailShown Show(ReceivedMail m) => new(
        m.Id, m.FromAddress, m.FromName, m.Subject, m.Said, m.At, m.Outcome, m.Because, m.RequestId, m.NotKept.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
