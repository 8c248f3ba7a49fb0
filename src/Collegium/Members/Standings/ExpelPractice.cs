using Collegium.Identity;
using Collegium.Members.Practices;

namespace Collegium.Members.Standings;

/// <summary>A practice is out: with its standing ends, in the same write, whatever its people could do for it. They still read its own cases.</summary>
internal sealed class ExpelPractice(StandingBook book, CloseLogin closing)
{
    public async Task Run(Practice practice, string reason)
    {
        book.Move(practice, Standing.Expelled, reason);
        await closing.Restrict(practice.Id);
    }
}

/// <summary>What a conduct case can do to a standing.</summary>
internal sealed record StandingSteps(StandingBook Book, GiveBack GiveBack, ExpelPractice Expel);
