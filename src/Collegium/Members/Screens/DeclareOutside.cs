using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Applications;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Screens;

/// <summary>Somebody outside says that nothing ties them to the application, before anything of it is shown.</summary>
internal sealed class DeclareOutside(CollegiumDb db, FactLog facts, SignOutside signing, TimeProvider clock)
{
    public async Task<Result<Guid>> Run(string secret, bool free)
    {
        if (await signing.Seen(secret) is not var (seen, application, _) || await db.Locked<OutsideReviewer>(seen.Id) is not { SignedAt: null } reviewer)
        {
            return SignOutside.Over;
        }

        if (!free)
        {
            return SignOutside.NoDeclaration;
        }

        if (!await signing.Declared(reviewer.Id))
        {
            db.Add(new Declaration { Id = clock.NewId(), ApplicationId = application.Id, LoginId = reviewer.Id, PracticeId = reviewer.Id, Tied = false, Words = "", At = clock.Now() });
            facts.Append("application.ties-declared", SendApplication.About(application), Sight.Officers, new { tied = false });
        }

        return reviewer.Id;
    }
}
