using System.Security.Cryptography;
using Collegium.Database;
using Collegium.Members.Competing;
using Collegium.Members.Practices;
using Collegium.Members.Skills;
using Collegium.Members.Vouching;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Samples;

/// <summary>Who may judge a work sample blind: full members who hold the skill, don't compete with whose work it is, and don't stand behind it.</summary>
internal sealed class Judges(CollegiumDb db, Competitors competitors, VouchBook vouches)
{
    /// <summary>From here on somebody's skill is enough to judge another's.</summary>
    private const int Least = 50;

    /// <summary>In the order of the draw: by SHA-256 of the seed and the practice's id.</summary>
    public async Task<IReadOnlyList<Guid>> Of(Guid subject, string skill, Guid seed)
    {
        var able = await (from held in db.Set<HeldSkill>()
                          join person in db.Set<Practitioner>() on held.PractitionerId equals person.Id
                          join practice in db.Set<Practice>() on person.PracticeId equals practice.Id
                          where held.Code == skill && held.Level >= Least && !person.Left && practice.Standing == Standing.Full && practice.Id != subject
                          select practice.Id).Distinct().ToListAsync();
        var sponsors = (await vouches.Probe(subject)).Tree;
        return [.. (await competitors.Among(subject, able)).Remaining.Where(p => !sponsors.Contains(p)).OrderBy(p => Draw(seed, p), StringComparer.Ordinal)];
    }

    private static string Draw(Guid seed, Guid practice) => Convert.ToHexStringLower(SHA256.HashData([.. seed.ToByteArray(bigEndian: true), .. practice.ToByteArray(bigEndian: true)]));
}
