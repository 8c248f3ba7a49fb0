using Collegium.Database;
using Collegium.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Refusals;

/// <summary>Coming in, and changing how one comes in.</summary>
internal sealed class PeopleScene : Scene
{
    protected override async Task Provoke()
    {
        var me = await Person("steward");
        await Ways(me);
        await Keys(me);
        await Links();
        await Doors();
    }

    private async Task Ways(Actor me)
    {
        await No("sign-in.stale", "changing a way in after a long lunch", me with { SignedInAt = World.Morning.AddMinutes(-16) }, (WaysIn o) => o.OfferAuthenticator());
        await No("passkey.missing", "removing a passkey there isn't", me, (WaysIn o) => o.RemovePasskey("0a"));
        await No("password.no-authenticator", "a password before the code app", me, (WaysIn o) => o.SetPassword("copper dome over phoenix"));
        await Yes(me, (WaysIn o) => o.OfferAuthenticator());
        await No("authenticator.wrong-code", "a code that isn't the app's", me, (WaysIn o) => o.ConfirmAuthenticator("12"));
        await World.Do<Done>(async s =>
        {
            var login = await s.GetRequiredService<CollegiumDb>().Set<Login>().SingleAsync(l => l.Id == me.Login);
            s.GetRequiredService<Authenticator>().Set(login, Totp.NewSecret());
            return Done.It;
        });
        await No("password.length", "a password of five letters", me, (WaysIn o) => o.SetPassword("abcde"));
        await World.Do<Done>(async s =>
        {
            var signIn = s.GetRequiredService<SignInManager<Login>>();
            Hear("passkey.refused", "an empty answer of the device", (await s.GetRequiredService<WaysIn>().AddPasskey(signIn, "", null)).Refusal);
            return Done.It;
        }, me);
    }

    private async Task Keys(Actor me)
    {
        Task Make(string code, string how, string name, bool money = false) => No(code, how, me, (ChangeKeys o) => o.Make(name, money));
        await Make("key.no-name", "a key without a name", " ");
        await Make("key.not-treasurer", "a steward's key for approving money", "accounting", money: true);
        await Make("key.exists", "a key twice", "steward");
        await No("key.gone", "revoking a key there isn't", me, (ChangeKeys o) => o.Revoke(Guid.Empty));
        for (var more = 2; more <= 20; more++)
        {
            await Yes(me, (ChangeKeys o) => o.Make($"key {more}", false));
        }

        await Make("key.too-many", "a twenty-first key", "accounting");
    }

    private async Task Links()
    {
        var administrator = await Person("administrator");
        var practitioner = await Person("practitioner");
        Task Hand(string code, string how, Actor who, Guid to) => No(code, how, who, (HandOutLink o) => o.Run(to));
        await Hand("actor.not-allowed", "a steward handing out a sign-in link", await Person("steward"), practitioner.Login!.Value);
        await Hand("login.missing", "a sign-in link for nobody", administrator, Guid.Empty);
        await Hand("login.own", "a sign-in link for oneself", administrator, administrator.Login!.Value);
        await World.Do<Done>(async s =>
        {
            await s.GetRequiredService<CloseLogin>().OfPractitioner(practitioner.Practitioner!.Value);
            return Done.It;
        });
        await Hand("login.closed", "a sign-in link for somebody who has left", administrator, practitioner.Login!.Value);
    }

    private async Task Doors()
    {
        using var browser = new Browser(World.Url);
        await browser.Open("/sign-in");
        await browser.Send("form:has([name='Words.Mail'])", ("Words.Mail", "steward@sonoran.example"), ("Words.Password", "guessed"), ("Words.Code", "000000"));
        Hear("sign-in.wrong", "a guessed password", browser);
        await No("passkey.unknown", "an empty answer at the door", Actor.Visitor(World.Chapter), (SignInByPasskey o) => o.Run(""));
        await No("link.over", "a sign-in link nobody sent", Actor.Visitor(World.Chapter), (SignInByLink o) => o.Run("no-such-secret"));
        for (var tries = 2; tries <= 21; tries++)
        {
            await browser.Open("/sign-in");
            await browser.Send("form:has([name='To.Mail'])", ("To.Mail", "nobody@sonoran.example"));
        }

        Hear("sign-in.too-many", "the twenty-first try within a minute", browser);
    }
}
