using Collegium.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Collegium.Identity;

/// <summary>Who may come in, and what the cookie looks like.</summary>
internal static class IdentitySetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddIdentityCore<Login>(o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.User.AllowedUserNameCharacters = "";
            })
            .AddEntityFrameworkStores<CollegiumDb>().AddSignInManager().AddDefaultTokenProviders();
        services.Configure<IdentityPasskeyOptions>(o => (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "required"));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(o =>
        {
            o.Cookie.Name = "collegium";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.ExpireTimeSpan = TimeSpan.FromHours(12);
            // Entering compares the stamp on every request; the framework's renewal would lose when the person signed in.
            o.Events.OnValidatePrincipal = _ => Task.CompletedTask;
        });
        services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.SameSite) = ("collegium-forms", SameSiteMode.Lax));
        services.AddDataProtection().SetApplicationName("Collegium");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeepKeysInDatabase>();
        return services
            .AddSingleton<Authenticator>()
            .AddScoped<Session>()
            .AddScoped<SignInByPassword>()
            .AddScoped<SignInByLink>()
            .AddScoped<SignInByPasskey>()
            .AddScoped<SendSignInLink>()
            .AddScoped<WaysIn>()
            .AddScoped<ChangeKeys>()
            .AddScoped<HandOutLink>()
            .AddScoped<CloseLogin>()
            .AddScoped<DemoPeople>()
            .AddSingleton<TryLimits>();
    }
}
