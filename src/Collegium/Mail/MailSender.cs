using System.Net;
using System.Net.Mail;
using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Mail;

/// <summary>Carries a mail out of the house.</summary>
public interface IMailCarrier
{
    Task Send(Envelope envelope);
}

/// <summary>Hands mails to an SMTP server.</summary>
public sealed class SmtpCarrier(MailSettings settings) : IMailCarrier
{
    public async Task Send(Envelope envelope)
    {
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls, Timeout = 30_000 };
        if (settings.User is { } user)
        {
            client.Credentials = new NetworkCredential(user, settings.Password);
        }

        using var message = envelope.Write(settings.From);
        await client.SendMailAsync(message);
    }
}

/// <summary>Sends what waits, oldest first; a failure is tried again later and later for a day.</summary>
public sealed partial class MailSender(IServiceScopeFactory scopes, TimeProvider clock, IMailCarrier carrier, ILogger<MailSender> log) : BackgroundService
{
    private const int MostAttempts = 12;

    /// <summary>What is kept as the reason when an address is known to send everything back.</summary>
    public const string Failing = "Mail to this address comes back; it was not sent.";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await One())
                {
                }
            }
            catch (Exception problem)
            {
                Failed(problem);
            }

            await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Claims one mail for a minute, sends it outside any transaction, and writes down how it went.</summary>
    private async Task<bool> One()
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(Guid.Empty));
        var db = scope.ServiceProvider.GetRequiredService<CollegiumDb>();
        var now = clock.Now();
        var mail = await db.Set<MailMessage>().IgnoreQueryFilters().AsNoTracking()
            .Where(m => m.SentAt == null && m.NextTry <= now && m.Attempts < MostAttempts).OrderBy(m => m.NextTry).FirstOrDefaultAsync();
        if (mail is null)
        {
            return false;
        }

        var writing = scope.ServiceProvider.GetRequiredService<Writing>();
        var address = mail.ToAddress.ToLowerInvariant();
        var failing = await db.Set<FailingAddress>().IgnoreQueryFilters().AnyAsync(f => f.ChapterId == mail.ChapterId && f.Address == address);
        var later = now + TimeSpan.FromMinutes(1 << Math.Min(mail.Attempts, 8));
        var mine = await writing.Run<bool>(async () => await db.Set<MailMessage>().IgnoreQueryFilters()
            .Where(m => m.Id == mail.Id && m.Attempts == mail.Attempts && m.SentAt == null)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Attempts, failing ? MostAttempts : mail.Attempts + 1)
                .SetProperty(x => x.NextTry, later).SetProperty(x => x.Problem, failing ? Failing : mail.Problem)) == 1);
        if (!mine.Value || failing)
        {
            return true;
        }

        var problem = await Try(await Sealed(db, mail));
        await writing.Run<Done>(async () =>
        {
            await db.Set<MailMessage>().IgnoreQueryFilters().Where(m => m.Id == mail.Id).ExecuteUpdateAsync(m => m
                .SetProperty(x => x.SentAt, problem is null ? clock.Now() : (DateTime?)null).SetProperty(x => x.Problem, problem));
            return Done.It;
        });
        return true;
    }

    private static async Task<Envelope> Sealed(CollegiumDb db, MailMessage mail)
    {
        if (mail.ThreadId is not { } thread)
        {
            return new Envelope(mail, null, null);
        }

        var answersTo = await db.Set<InboundKey>().IgnoreQueryFilters().Where(k => k.ChapterId == mail.ChapterId && k.RevokedAt == null)
            .OrderByDescending(k => k.MadeAt).Select(k => k.Address).FirstOrDefaultAsync();
        return new Envelope(mail, await db.Set<MailThread>().IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(t => t.Id == thread), answersTo);
    }

    private async Task<string?> Try(Envelope envelope)
    {
        try
        {
            await carrier.Send(envelope);
            return null;
        }
        catch (Exception problem) when (problem is SmtpException or FormatException or IOException or InvalidOperationException)
        {
            Failed(problem);
            return problem.Message;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail could not be sent")]
    private partial void Failed(Exception problem);
}
