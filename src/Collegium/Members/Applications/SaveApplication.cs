using Collegium.Database;
using Collegium.Members.References;
using Collegium.Members.Screens;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Applications;

/// <summary>Keeps what has been typed so far. Nothing is judged yet; only what can't be kept at all is refused.</summary>
internal sealed class SaveApplication(CollegiumDb db, OwnApplication own, MembersDoor members)
{
    public static readonly Refusal Sealed = new(
        "application.sealed", "This has been sent and is being read, so it can’t be changed any more. If something in it was wrong, call the membership secretary; it is noted beside it.",
        RefusalKind.Conflict);

    public static Refusal TooLong(FormField field, int length) => new(
        "application.too-long",
        FormattableString.Invariant($"“{field.Label}” has {length:N0} characters, and up to {field.Most:N0} fit. Shorten it; everything else was kept."), Field: field.Code);

    /// <summary>Fields that aren't questions of the form are passed over.</summary>
    public async Task<Result<Application>> Run(string secret, IReadOnlyDictionary<string, string> typed)
    {
        var found = await own.Hold(secret);
        if (found.Refusal is { } no)
        {
            return no;
        }

        var application = found.Value;
        if (application.State is not (ApplicationState.Draft or ApplicationState.Asked))
        {
            return Sealed;
        }

        var open = application.State is ApplicationState.Draft ? null : await Open(application.Id);
        Refusal? tooLong = null;
        var known = await db.Set<ApplicationText>().Where(t => t.ApplicationId == application.Id).ToDictionaryAsync(t => t.Field);
        foreach (var (code, text) in typed)
        {
            if (!ApplicationForm.Fields.TryGetValue(code, out var field) || open is not null && !open.Contains(ApplicationForm.PartOf(code)))
            {
                continue;
            }

            var clean = await Clean(field, text);
            if (clean.Length > field.Most)
            {
                tooLong = TooLong(field, clean.Length) with { KeepsWrites = true };
                continue;
            }

            Put(application, known, code, clean);
        }

        await db.SaveChangesAsync();
        return tooLong is null ? application : tooLong;
    }

    /// <summary>After it was sent, only the parts that answer a screen on which a reviewer needs more, and references who stay silent.</summary>
    public async Task<IReadOnlySet<string>> Open(Guid application)
    {
        var screens = await db.Set<ScreenFinding>().Where(f => f.ApplicationId == application && f.Verdict == Verdict.More && f.SetAsideAt == null).Select(f => f.Screen).Distinct().ToListAsync();
        var silent = await db.Set<Reference>().AnyAsync(r => r.ApplicationId == application && r.SilentAt != null && r.AnsweredAt == null && !r.Replaced);
        return screens.SelectMany(ApplicationForm.PartsOf).Concat(silent ? ["references"] : Array.Empty<string>()).ToHashSet();
    }

    private async Task<string> Clean(FormField field, string text)
    {
        var clean = string.Concat(text.Where(c => c is '\n' or '\r' || !char.IsControl(c))).ReplaceLineEndings("\n").Trim();
        return field.Kind switch
        {
            FieldKind.Words => clean,
            FieldKind.Skills => string.Join(' ', (await Known()).Intersect(clean.Split(' '))),
            FieldKind.Skill => (await Known()).Contains(clean) ? clean : "",
            FieldKind.Trades => string.Join(' ', ClientTrades.Words.Keys.Intersect(clean.Split(' '))),
            _ => clean.Replace('\n', ' '),
        };
    }

    private async Task<IReadOnlyList<string>> Known() => [.. (await members.Roster()).Offered.Select(s => s.Code).Order(StringComparer.Ordinal)];

    private void Put(Application application, Dictionary<string, ApplicationText> known, string code, string text)
    {
        if (known.TryGetValue(code, out var before))
        {
            before.Text = text;
        }
        else if (text.Length > 0)
        {
            db.Add(known[code] = new ApplicationText { ApplicationId = application.Id, Field = code, Text = text });
        }
    }
}
