using Collegium.Database;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests;

public static class SignedIn
{
    /// <summary>Opens a browser in which somebody has signed in by a single-use link, as people do.</summary>
    public static async Task<Browser> SignIn(this World world, string role)
    {
        var mail = role switch
        {
            "treasurer-2" => "treasurer2@sonoran.example",
            _ => $"{role}@sonoran.example",
        };
        var secret = await world.Do(async s =>
        {
            var login = await s.GetRequiredService<CollegiumDb>().Set<Login>().SingleAsync(l => l.Email == mail);
            return s.GetRequiredService<Links>().Hand(LinkKind.SignIn, login.Id, null, TimeSpan.FromMinutes(15));
        });
        var browser = new Browser(world.Url);
        await browser.Open($"/l/{secret}");
        await browser.Send("main form");
        return browser;
    }
}
