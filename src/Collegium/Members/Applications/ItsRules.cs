using Collegium.Governance;

namespace Collegium.Members.Applications;

/// <summary>An application is judged by the charter that was in force when it was sent, whatever has been changed since.</summary>
internal static class ItsRules
{
    public static Task<CharterRules> Rules(this GovernanceDoor governance, Application application) =>
        application.SentAt is null ? governance.Rules() : governance.Rules(application.CharterNumber);
}
