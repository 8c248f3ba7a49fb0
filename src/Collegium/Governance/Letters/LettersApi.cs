using Collegium.Database;
using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Governance.Letters;

/// <summary>A kind of letter as it is written now, and what may stand in braces.</summary>
public sealed record LetterShown(string Key, string Name, string To, bool OwnWords, string Subject, string Body, IReadOnlyList<LetterWord> Names, IReadOnlyList<string> Needed)
{
    internal static LetterShown Of(LetterKind kind, LetterWording? own) =>
        new(kind.Key, kind.Name, kind.To, own is not null, own?.Subject ?? kind.Subject, own?.Body ?? kind.Body, [.. kind.All], kind.Needed);
}

/// <summary>The letters of the house in the words of the chapter.</summary>
internal sealed class LetterReads(CollegiumDb db, IEnumerable<LetterKind> kinds)
{
    public async Task<IReadOnlyList<LetterShown>> All()
    {
        var own = await db.Set<LetterWording>().AsNoTracking().ToDictionaryAsync(l => l.Key);
        return [.. kinds.Select(k => LetterShown.Of(k, own.GetValueOrDefault(k.Key)))];
    }

    public async Task<LetterShown?> One(string key) => (await All()).FirstOrDefault(l => l.Key == key);
}

internal static class LettersApi
{
    public sealed record LetterBody(string? Subject, string? Body);

    public sealed record LetterList(IReadOnlyList<LetterShown> Items);

    public sealed record LetterPreview(string Subject, string Text);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/letters", List).Allow(Roles.Steward).WithName("ListLetters");
        api.MapGet("/letters/{key}", One).Allow(Roles.Steward).WithName("GetLetter");
        api.MapPost("/letters/{key}", Put).Allow(Roles.Steward).WithName("RewordLetter");
        api.MapPost("/letters/{key}/preview", Preview).Allow(Roles.Steward).WithName("PreviewLetter");
        api.MapPost("/letters/{key}/restoration", Restore).Allow(Roles.Steward).WithName("RestoreLetter");
    }

    public static LetterPreview Filled(LetterText text) =>
        new(LetterKind.Fill(text.Subject, text.Kind.Samples), LetterKind.Fill(text.Body, text.Kind.Samples));

    private static async Task<IResult> List(LetterReads reads) => Results.Ok(new LetterList(await reads.All()));

    private static async Task<IResult> One(string key, LetterReads reads) =>
        await reads.One(key) is { } letter ? Results.Ok(letter) : Problems.Result(Refusal.Missing("letter"));

    private static Task<IResult> Put(string key, LetterBody body, RewordLetter reword, LetterReads reads, ApiWrite write) =>
        write.Step(() => reword.Run(key, body.Subject, body.Body), async _ => (await reads.One(key))!);

    private static Task<IResult> Preview(string key, LetterBody body, RewordLetter reword, ApiWrite write) =>
        write.Step(() => Task.FromResult(reword.Read(key, body.Subject, body.Body)), text => Task.FromResult<object>(Filled(text)));

    private static Task<IResult> Restore(string key, RewordLetter reword, LetterReads reads, ApiWrite write) =>
        write.Step(() => reword.TakeBack(key), async _ => (await reads.One(key))!);
}
