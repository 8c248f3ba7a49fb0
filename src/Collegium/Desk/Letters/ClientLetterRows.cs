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
    public async Task<(string?, string)> Estimate(Fact fact, Request request)
    {
        var id = fact.Read().Id("estimate");
        if (await db.Set<Estimate>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.ReplacedAt == null && e.ApprovedAt == null) is not { } sent)
        {
            return (null, "");
        }

        var costs = StoryWordsOfWork.Costs(sent.MinutesFrom, sent.MinutesTo, sent.PartsMinor, sent.PricePerHourMinor, sent.Currency);
        var note = sent.Note.Length > 0 ? $"\n\n  {sent.Note}" : "";
        return (
            $"What request {request.Number} will cost",
            $"The estimate is {costs}. Nothing above it is billed without asking you again.{note}\n\nSay yes here, and the work that's billed begins:");
    }

    public async Task<string> NoteOf(Fact fact, string without)
    {
        var id = fact.Read().Id("note");
        return await db.Set<Note>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == id) is { } note ? $"{without}\n\n  {note.Text}" : without;
    }

    /// <summary>What the client wrote itself, and what stays among members, is no news to it.</summary>
    public async Task<(string?, string)> NoteForClient(Fact fact, Request request)
    {
        var id = fact.Read().Id("note");
        return fact.ActorAs is not ("client" or "link")
            && await db.Set<Note>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == id && n.Audience == NoteAudience.Client) is { } note
            ? ($"A word on request {request.Number}", $"{note.ByName} wrote:\n\n{Indented(note.Text)}\n\nAnswer here:") : (null, "");
    }

    /// <summary>For the practice, unless it wrote it itself.</summary>
    public async Task<string?> NoteForPractice(Fact fact)
    {
        var id = fact.Read().Id("note");
        return fact.ActorAs is not "practitioner" && await db.Set<Note>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == id) is { } note
            ? $"{note.ByName} wrote:\n\n{Indented(note.Text)}" : null;
    }

    private static string Indented(string words) => "  " + words.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal);

    public (ClockKind Kind, DateTime Due) PromiseOf(Fact fact)
    {
        var data = fact.Read();
        return (ClockWords.Read(data.Word("kind")), data.GetProperty("dueAt").GetDateTime().ToUniversalTime());
    }
}
