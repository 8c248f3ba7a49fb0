using Collegium.Http;
using Collegium.Members.Practices;

namespace Collegium.Members.Skills;

/// <summary>What somebody is good at: claimed by their own practice, attested by another with whom a job was shared.</summary>
internal static class SkillsApi
{
    private const string Person = "/practices/{practice:guid}/practitioners/{person:guid}";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(Person + "/skills", Claim).Allow(Roles.MembershipSecretary | Roles.Practitioner).WithName("ClaimSkill");
        api.MapPost(Person + "/attestations", Attest).Allow(Roles.Practitioner).WithName("AttestSkill");
    }

    public sealed record ClaimBody(string? Skill, long? Level);

    /// <param name="Skill">A code of the person's skills.</param>
    /// <param name="Request">The number of a job on which both recorded time, or whose review the attesting practice signed.</param>
    public sealed record AttestationBody(string? Skill, long? Request);

    private static Task<IResult> Claim(Guid practice, Guid person, ClaimBody body, ClaimSkill claim, ApiWrite write) => write.Step(
        async () => await claim.Run(practice, person, body.Skill, body.Level) is var said && said.Refusal == PutPractitioner.NotYours ? Refusal.Missing("practitioner") : said, _ => Task.FromResult<object>(new { practice, practitioner = person, body.Skill, body.Level }));

    private static Task<IResult> Attest(Guid practice, Guid person, AttestationBody body, AttestSkill attest, ApiWrite write) => write.Create(
        () => attest.Run(practice, person, body.Skill, body.Request),
        _ => Task.FromResult<object>(new { practice, practitioner = person, body.Skill, body.Request }), _ => $"/api/v1/practices/{practice}");
}
