using Collegium.Facts;

namespace Collegium.Members.Conduct;

internal static class ConductFacts
{
    public static About About(ConductCase held) => new("conduct", held.Id) { Practice = held.RespondentId, Client = held.ComplainantClient };
}
