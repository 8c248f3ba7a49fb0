using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Governance.Letters;

/// <summary>A letter's subject and words, read and found good.</summary>
internal sealed record LetterText(LetterKind Kind, string Subject, string Body);

/// <summary>Puts the chapter's own words in place of the house's, or takes them back.</summary>
internal sealed class RewordLetter(CollegiumDb db, IEnumerable<LetterKind> kinds, FactLog facts, TimeProvider clock)
{
    public const int MostSubject = 150;
    public const int MostBody = 4_000;

    public static readonly Refusal NoSubject = new("letter.no-subject", "Write a subject of one line, up to 150 characters.", Field: "subject");

    public static readonly Refusal NoWords = new("letter.no-words", "Write the letter, up to 4,000 characters. To have the house’s words again, press “Take the house’s words back”.", Field: "body");

    public static readonly Refusal HousesOwn = new("letter.houses-own", "This letter is in the house’s words already.");

    public static Refusal Unknown(string name, IEnumerable<LetterWord> known, string field) => new(
        "letter.unknown-name", $"“{{{name}}}” isn’t a name that is filled in here. These are: {string.Join(", ", known.Select(w => $"{{{w.Name}}}"))}.", Field: field);

    public static Refusal LeftOut(string name) => new(
        "letter.left-out", $"This letter needs {{{name}}}: without it whoever reads it can’t go on. Put it into the words again.", Field: "body");

    /// <summary>The same judgement for keeping and for looking at it first.</summary>
    public Result<LetterText> Read(string key, string? subject, string? body)
    {
        if (kinds.FirstOrDefault(k => k.Key == key) is not { } kind)
        {
            return Refusal.Missing("letter");
        }

        var (line, words) = ((subject ?? "").Trim(), (body ?? "").ReplaceLineEndings("\n").Trim());
        if (line.Length is 0 or > MostSubject || line.Any(char.IsControl))
        {
            return NoSubject;
        }

        if (words.Length is 0 or > MostBody)
        {
            return NoWords;
        }

        // A private link in a subject would be read over shoulders and in lists.
        List<LetterWord> open = [.. kind.All.Where(w => !kind.Needed.Contains(w.Name))];
        return LetterKind.Named(line).FirstOrDefault(n => !open.Exists(w => w.Name == n)) is { } inSubject ? Unknown(inSubject, open, "subject")
            : LetterKind.Named(words).FirstOrDefault(n => !kind.All.Any(w => w.Name == n)) is { } inBody ? Unknown(inBody, kind.All, "body")
            : kind.Needed.FirstOrDefault(n => !LetterKind.Named(words).Contains(n)) is { } missing ? LeftOut(missing)
            : new LetterText(kind, line, words);
    }

    public async Task<Result<string>> Run(string key, string? subject, string? body)
    {
        if (!db.Actor.Is(Roles.Steward))
        {
            return Refusal.Missing("letter");
        }

        var read = Read(key, subject, body);
        if (read.Refused)
        {
            return read.Refusal!;
        }

        if (await db.Set<LetterWording>().SingleOrDefaultAsync(l => l.Key == key) is { } own)
        {
            (own.Subject, own.Body, own.ChangedAt) = (read.Value.Subject, read.Value.Body, clock.Now());
        }
        else
        {
            db.Add(new LetterWording { Id = clock.NewId(), Key = key, Subject = read.Value.Subject, Body = read.Value.Body, ChangedAt = clock.Now() });
        }

        facts.Append("letter.reworded", new("chapter", db.Chapter), Sight.Officers, new { letter = key });
        return key;
    }

    public async Task<Result<string>> TakeBack(string key)
    {
        if (!db.Actor.Is(Roles.Steward) || !kinds.Any(k => k.Key == key))
        {
            return Refusal.Missing("letter");
        }

        if (await db.Set<LetterWording>().SingleOrDefaultAsync(l => l.Key == key) is not { } own)
        {
            return HousesOwn;
        }

        db.Remove(own);
        facts.Append("letter.restored", new("chapter", db.Chapter), Sight.Officers, new { letter = key });
        return key;
    }
}
