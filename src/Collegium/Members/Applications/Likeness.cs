using Collegium.Database;
using Collegium.Members.Practices;
using Collegium.Members.References;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Applications;

/// <summary>Who else among members and applicants carries an applicant's account, device, telephone or address.</summary>
internal sealed class Likeness(CollegiumDb db)
{
    public async Task<IReadOnlyList<string>> Of(Application application)
    {
        if (application.PracticeId is not { } mine || await db.Set<Practice>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == mine) is not { } own)
        {
            return [];
        }

        List<string> alike = [];
        var others = await db.Set<Practice>().AsNoTracking().Where(p => p.Id != mine).ToListAsync();
        foreach (var other in others.OrderBy(o => o.Name, StringComparer.Ordinal))
        {
            var shared = Shared(own, other);
            if (shared.Count > 0)
            {
                alike.Add($"{other.Name} ({string.Join(", ", shared)})");
            }
        }

        if (application.DeviceHash is { } device)
        {
            var same = await db.Set<Application>().AsNoTracking().Where(a => a.Id != application.Id && a.DeviceHash == device && a.State != ApplicationState.Draft)
                .OrderBy(a => a.Number).Select(a => a.Number).ToListAsync();
            alike.AddRange(same.Select(number => FormattableString.Invariant($"application {number} (device)")));
        }

        return alike;
    }

    /// <summary>What two practices have in common that two firms shouldn't, in words.</summary>
    public static IReadOnlyList<string> Shared(Practice own, Practice other)
    {
        string?[] shared =
        [
            own.AccountHash is not null && own.AccountHash == other.AccountHash ? "bank account" : null,
            own.Phone.Length > 0 && Independence.Digits(own.Phone) == Independence.Digits(other.Phone) ? "telephone" : null,
            own.Address.Length > 0 && Plain(own.Address + own.City) == Plain(other.Address + other.City) ? "address" : null,
        ];
        return [.. shared.OfType<string>()];
    }

    private static string Plain(string address) => string.Concat(address.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
