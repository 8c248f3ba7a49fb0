using System.Text.Json;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Letters;

/// <summary>Looks up what a fact names only by its id: the words of a note, the figures of an estimate.</summary>
internal sealed class ClientLetterRows(CollegiumDb db)
{
    public async Task<bool> Estimate(Fact fact, Dictionary<string, string> words)
    {
        var id = fact.Read().Id("estimate");
        if (await db.Set<Estimate>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.ReplacedAt == null && e.ApprovedAt == null) is not { } sent)
        {
            return false;
        }

        words["costs"] = StoryWordsOfWork.Costs(sent.MinutesFrom, sent.MinutesTo, sent.PartsMinor, sent.PricePerHourMinor, sent.Currency);
        words["note"] = sent.Note.Length > 0 ? Indented(sent.Note) : "";
        return true;
    }

    /// <summary>What was written with a step, if anything.</summary>
    public async Task<string> NoteOf(Fact fact) => await Find(fact) is { } note ? Indented(note.Text) : "";

    /// <summary>What the client wrote itself, and what stays among members, is no news to it.</summary>
    public async Task<bool> NoteForClient(Fact fact, Dictionary<string, string> words) =>
        fact.ActorAs is not ("client" or "link") && await Find(fact) is { Audience: NoteAudience.Client } note && Put(note, words);

    /// <summary>For the practice, unless it wrote it itself.</summary>
    public async Task<bool> NoteForPractice(Fact fact, Dictionary<string, string> words) =>
        fact.ActorAs is not "practitioner" && await Find(fact) is { } note && Put(note, words);

    private async Task<Note?> Find(Fact fact)
    {
        var id = fact.Read().Id("note");
        return await db.Set<Note>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == id);
    }

    private static bool Put(Note note, Dictionary<string, string> words)
    {
        (words["writer"], words["note"]) = (note.ByName, Indented(note.Text));
        return true;
    }

    private static string Indented(string words) => "  " + words.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal);

    public (ClockKind Kind, DateTime Due) PromiseOf(Fact fact)
    {
        var data = fact.Read();
        return (ClockWords.Read(data.Word("kind")), data.GetProperty("dueAt").GetDateTime().ToUniversalTime());
    }
}
