using Collegium.Database;
using Microsoft.AspNetCore.Identity;

namespace Collegium.Identity;

/// <summary>Makes logins and API keys inside the write under way.</summary>
public sealed class Accounts(CollegiumDb db, TimeProvider clock, ILookupNormalizer names)
{
    /// <summary>A login without a password: its owner comes in by a single-use link and adds a passkey.</summary>
    public Login Add(string mail, string displayName, Roles roles, Guid? practice = null, Guid? practitioner = null, Guid? client = null, Guid? contact = null)
    {
        var login = new Login
        {
            Id = clock.NewId(),
            ChapterId = db.Chapter,
            UserName = mail,
            NormalizedUserName = names.NormalizeName(mail),
            Email = mail,
            NormalizedEmail = names.NormalizeEmail(mail),
            EmailConfirmed = true,
            SecurityStamp = Secret.New(),
            LockoutEnabled = true,
            DisplayName = displayName,
            Roles = roles,
            PracticeId = practice,
            PractitionerId = practitioner,
            ClientId = client,
            ContactId = contact,
        };
        db.Add(login);
        return login;
    }

    /// <summary>Answers the key's secret, which is shown once. A known secret is given only by the demo.</summary>
    public string AddKey(Guid login, string name, bool approvesMoney = false, string? secret = null)
    {
        secret ??= Secret.New();
        db.Add(new ApiKey
        {
            Id = clock.NewId(),
            LoginId = login,
            Name = name,
            Hash = Secret.Hash(secret),
            ApprovesMoney = approvesMoney,
            MadeAt = clock.Now(),
        });
        return secret;
    }
}
