using Collegium.Desk.Attachments;
using Collegium.Facts;

namespace Collegium.Desk.Inbox;

internal static class InboxParts
{
    public static IServiceCollection AddInbox(this IServiceCollection services) => services
        .AddScoped<ChangeInboundKeys>()
        .AddScoped<ProviderCall>()
        .AddScoped<TakeMail>()
        .AddScoped<MailJudging>()
        .AddScoped<MailRouting>()
        .AddScoped<MailParties>()
        .AddScoped<MailFiles>()
        .AddScoped<TakeAnswer>()
        .AddScoped<AnswerSteps>()
        .AddScoped<TellByMail>()
        .AddScoped<ReturnedMail>()
        .AddScoped<MendAddress>()
        .AddScoped<FileHeldMail>()
        .AddScoped<ThrowAway>()
        .AddScoped<MailReads>()
        .AddScoped<AttachFile>()
        .AddScoped<FileReads>()
        .AddScoped<IReaction, InboxLetters>();
}
