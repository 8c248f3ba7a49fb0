using Collegium.Database;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Facts;

/// <summary>One mail a fact, address and kind, however many hats its reader has.</summary>
public sealed class MailboxTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_same_mail_put_twice_is_written_once_and_again_after_a_write_that_was_undone(string engine)
    {
        await using var world = await World.Start(engine);
        var because = Guid.CreateVersion7();
        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(world.Chapter));
        var (writing, mailbox) = (scope.ServiceProvider.GetRequiredService<Writing>(), scope.ServiceProvider.GetRequiredService<Mailbox>());

        await writing.Run<Done>(() => { Put(); return Task.FromResult<Result<Done>>(Refusal.Missing("nothing")); });
        Assert.Equal(0, await Kept());
        await writing.Run<Done>(() => { Put(); Put(); return Task.FromResult<Result<Done>>(Done.It); });
        Assert.Equal(1, await Kept());
        await writing.Run<Done>(() => { Put(); return Task.FromResult<Result<Done>>(Done.It); });
        Assert.Equal(1, await Kept());

        void Put() => mailbox.Put(because, "test", "dana@example.com", "Dana", "Twice", "Once.");
        Task<int> Kept() => world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Because == because));
    }
}
