using Collegium.Database;
using Microsoft.AspNetCore.Identity;

namespace Collegium.Identity;

/// <summary>Checks what the device answered to the options we gave it.</summary>
public sealed class SignInByPasskey(CollegiumDb db, Writing writing, SignInManager<Login> signIn, UserManager<Login> users)
{
    public static readonly Refusal Unknown = new(
        "passkey.unknown", "We don’t know this passkey, or it took too long. Try again, or use another way below.");

    public async Task<Result<Login>> Run(string? credential)
    {
        if (string.IsNullOrWhiteSpace(credential) || credential.Length > 20_000)
        {
            return Unknown;
        }

        return await writing.Run<Login>(async () =>
        {
            var answer = await signIn.PerformPasskeyAssertionAsync(credential);
            if (!answer.Succeeded || answer.User.ChapterId != db.Chapter)
            {
                return Unknown;
            }

            // The device's counter goes up with each use; a lower one would show a copy.
            await users.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey);
            return answer.User;
        });
    }
}
