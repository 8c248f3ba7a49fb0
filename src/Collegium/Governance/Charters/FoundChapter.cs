using System.Text.Json;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Ledger;
using NodaTime;

namespace Collegium.Governance.Charters;

/// <summary>Writes a new chapter and the first version of its charter. It is served once <see cref="GovernanceDoor.Open"/> was called.</summary>
internal sealed class FoundChapter(CollegiumDb db, Here here, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NoName = new("chapter.no-name", "Give the chapter a name; clients will see it on every page.", Field: "name");

    public static Refusal BadZone(string zone) =>
        new("chapter.unknown-zone", $"“{zone}” is not a time zone. Use a name such as America/Phoenix.", Field: "zone");

    public static Refusal BadCurrency(string currency) =>
        new("chapter.unknown-currency", $"“{currency}” is not a currency. Use its three letters, such as USD.", Field: "currency");

    public async Task<Result<Guid>> Run(NewChapter made, CharterRules rules)
    {
        if (string.IsNullOrWhiteSpace(made.Name))
        {
            return NoName;
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(made.Zone) is null)
        {
            return BadZone(made.Zone);
        }

        if (!Currency.TryParse(made.Currency, out _))
        {
            return BadCurrency(made.Currency);
        }

        var chapter = new Chapter
        {
            Id = clock.NewId(),
            Name = made.Name.Trim(),
            ShortName = string.IsNullOrWhiteSpace(made.ShortName) ? made.Name.Trim() : made.ShortName.Trim(),
            Zone = made.Zone,
            Currency = made.Currency,
            Phone = made.Phone,
            Mail = made.Mail,
            Address = made.Address,
            City = made.City,
            Latitude = made.Latitude,
            Longitude = made.Longitude,
            Demo = made.Demo,
            CreatedAt = clock.Now(),
        };
        here.Enter(here.Actor with { Chapter = chapter.Id });
        db.Add(chapter);
        db.Add(new Charter
        {
            Id = clock.NewId(),
            Number = 1,
            InForceFrom = chapter.CreatedAt,
            Rules = JsonSerializer.Serialize(rules, CharterRules.Json),
            DecidedBy = here.Actor.Login,
        });
        facts.Append("chapter.founded", new("chapter", chapter.Id), Sight.Members, new { rules.Form });
        await db.SaveChangesAsync();
        return chapter.Id;
    }
}
