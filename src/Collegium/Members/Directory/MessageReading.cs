using System.Linq.Expressions;
using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Directory;

/// <summary>What members wrote to the reader's practice, and for the secretary what was reported as an attempt to sell.</summary>
internal sealed class MessageReading(CollegiumDb db)
{
    private const int Most = 100;

    public bool Keeps => db.Actor.Is(Roles.MembershipSecretary);

    public async Task<IReadOnlyList<MemberMessage>> Received() => db.Actor.Practice is { } own ? await Last(m => m.ToPractice == own) : [];

    public async Task<IReadOnlyList<MemberMessage>> Reported() => Keeps ? await Last(m => m.ReportedAt != null) : [];

    private Task<List<MemberMessage>> Last(Expression<Func<MemberMessage, bool>> which) =>
        db.Set<MemberMessage>().AsNoTracking().Where(which).OrderByDescending(m => m.At).Take(Most).ToListAsync();
}
