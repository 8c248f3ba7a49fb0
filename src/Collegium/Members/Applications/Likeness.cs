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
        var marks = Marks.Of(own);
        var others = await db.Set<Practice>().Where(p => p.Id != mine).Select(p => new { p.Name, p.AccountHash, p.Phone, p.Address, p.City }).ToListAsync();
        foreach (var other in others.OrderBy(o => o.Name, StringComparer.Ordinal))
        {
            var shared = marks.SharedWith(Marks.Of(other.AccountHash, other.Phone, other.Address, other.City));
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
    public static IReadOnlyList<string> Shared(Practice own, Practice other) => Marks.Of(own).SharedWith(Marks.Of(other));

    /// <summary>By what one firm behind two names is seen, each spelled one way.</summary>
    private readonly record struct Marks(string? Account, string Phone, string Place)
    {
        public static Marks Of(Practice practice) => Of(practice.AccountHash, practice.Phone, practice.Address, practice.City);

        public static Marks Of(string? account, string phone, string address, string city) =>
            new(account, Independence.Digits(phone), address.Length == 0 ? "" : string.Concat((address + city).Where(char.IsLetterOrDigit)).ToUpperInvariant());

        public IReadOnlyList<string> SharedWith(Marks other)
        {
            string?[] shared =
            [
                Account is not null && Account == other.Account ? "bank account" : null, Phone.Length > 0 && Phone == other.Phone ? "telephone" : null, Place.Length > 0 && Place == other.Place ? "address" : null,
            ];
            return [.. shared.OfType<string>()];
        }
    }
}
