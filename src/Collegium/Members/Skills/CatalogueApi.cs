using Collegium.Http;

namespace Collegium.Members.Skills;

/// <summary>The chapter's catalogue of skills: everybody here reads it, the steward keeps it.</summary>
internal static class CatalogueApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        const Roles readers = Actor.Officers | Roles.Practitioner;
        api.MapGet("/skills", List).Allow(readers).WithName("ListSkills");
        api.MapGet("/skills/{code}", Find).Allow(readers).WithName("GetSkill");
        api.MapPost("/skills", Add).Allow(Roles.Steward).WithName("AddSkill");
        api.MapPost("/skills/{code}/wording", Reword).Allow(Roles.Steward).WithName("RewordSkill");
        api.MapPost("/skills/{code}/synonyms", Synonyms).Allow(Roles.Steward).WithName("AddSynonyms");
        api.MapPost("/skills/{code}/synonyms/removal", Take).Allow(Roles.Steward).WithName("TakeSynonym");
        api.MapPost("/skills/{code}/retirement", Retire).Allow(Roles.Steward).WithName("RetireSkill");
        api.MapPost("/skills/{code}/return", Return).Allow(Roles.Steward).WithName("ReturnSkill");
        api.MapPost("/skills/{code}/merging", Merge).Allow(Roles.Steward).WithName("MergeSkill");
    }

    public static void MapFiles(IEndpointRouteBuilder files) =>
        files.MapGet("/csv/skills", File).Allow(Actor.Officers | Roles.Practitioner).WithName("SkillsFile");

    /// <param name="Words">What clients say when this is the trouble; at least one.</param>
    public sealed record SkillBody(string? Name, string? Group, string? Question, IReadOnlyList<string>? Words);

    public sealed record WordingBody(string? Name, string? Group, string? Question);

    /// <param name="Hint">Alone they raise a question and decide nothing.</param>
    public sealed record SynonymsBody(IReadOnlyList<string>? Words, bool Hint);

    public sealed record SynonymBody(string? Word);

    /// <param name="Into">The code of the skill that stays.</param>
    public sealed record MergingBody(string? Into);

    private static async Task<IResult> List(CatalogueReads reads, string? q, string? group) => Results.Ok(new
    {
        items = (await reads.List(q, group)).Select(r => new { r.Skill.Code, r.Skill.Name, r.Skill.Group, r.People, r.Open, r.Skill.RetiredAt, r.Skill.MergedInto }),
        next = (string?)null,
    });

    private static async Task<IResult> Find(string code, CatalogueReads reads) => await reads.Find(code) is not { } seen
        ? Problems.Result(Refusal.Missing("skill"))
        : Results.Ok(new
        {
            seen.Skill.Code, seen.Skill.Name, seen.Skill.Group, seen.Skill.Question, words = Words(seen.Skill, hint: false), hints = Words(seen.Skill, hint: true),
            seen.Open, seen.Skill.RetiredAt, seen.Skill.MergedInto,
            holders = seen.Holders.Select(h => new { practice = new { id = h.Practice, name = h.PracticeName }, h.Person, h.Level, h.Jobs, h.Attested }),
        });

    private static Task<IResult> Add(SkillBody body, AddSkill add, ApiWrite write) => write.Create(
        () => add.Run(new SkillDraft(body.Name, body.Group, body.Question, body.Words ?? [])), Shown, s => $"/api/v1/skills/{s.Code}");

    private static Task<IResult> Reword(string code, WordingBody body, RewordSkill reword, ApiWrite write) =>
        write.Step(() => reword.Run(code, body.Name, body.Group, body.Question), Shown);

    private static Task<IResult> Synonyms(string code, SynonymsBody body, ChangeSynonyms synonyms, ApiWrite write) =>
        write.Step(() => synonyms.Add(code, body.Words ?? [], body.Hint), Shown);

    private static Task<IResult> Take(string code, SynonymBody body, ChangeSynonyms synonyms, ApiWrite write) =>
        write.Step(() => synonyms.Take(code, body.Word), Shown);

    private static Task<IResult> Retire(string code, RetireSkill retire, ApiWrite write) => write.Step(() => retire.Run(code), Shown);

    private static Task<IResult> Return(string code, RetireSkill retire, ApiWrite write) => write.Step(() => retire.Return(code), Shown);

    private static Task<IResult> Merge(string code, MergingBody body, MergeSkills merge, ApiWrite write) => write.Step(() => merge.Run(code, body.Into), Shown);

    private static async Task<IResult> File(CatalogueReads reads, string? q, string? group) => new CsvFile(
        "skills", ["skill", "heading", "held by", "open requests", "words", "out of use since"],
        (await reads.List(q, group)).Select(r => (IReadOnlyList<object?>)[r.Skill.Name, r.Skill.Group, r.People, r.Open, string.Join(", ", r.Skill.Spoken.Select(Skill.Plain)), r.Skill.RetiredAt]));

    private static Task<object> Shown(Skill s) => Task.FromResult<object>(new
    {
        s.Code, s.Name, s.Group, s.Question, words = Words(s, hint: false), hints = Words(s, hint: true), s.RetiredAt, s.MergedInto,
    });

    private static IEnumerable<string> Words(Skill skill, bool hint) => skill.Spoken.Where(w => Skill.IsHint(w) == hint).Select(Skill.Plain);
}
