using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Vouching;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Regard;

/// <summary>Members' words, put on record without the steps that lead there.</summary>
public static class Spoken
{
    /// <summary>Each vouches for the next.</summary>
    public static Task<Done> Vouch(World world, params IEnumerable<Guid> chain) => world.Do<Done>(s =>
    {
        Guid[] all = [.. chain];
        foreach (var (from, to) in all.Zip(all.Skip(1)))
        {
            s.GetRequiredService<CollegiumDb>().Add(new Vouch
            {
                Id = Guid.CreateVersion7(), VoucherId = from, CandidateId = to, GivenBy = Guid.CreateVersion7(), GivenAt = World.Morning,
                ExpiresAt = World.Morning.AddYears(1), Words = "We shared an office for years.",
            });
            s.GetRequiredService<FactLog>().Append("vouch.given", new("practice", to) { Practice = to }, Sight.Members);
        }

        return Task.FromResult(Done.It);
    });
}
