using Collegium.Database;
using Collegium.Desk.Work;
using Collegium.Facts;
using Collegium.Mail;

namespace Collegium.Desk.Inbox;

/// <summary>The steward has spoken with them: mail gets there again.</summary>
internal sealed class MendAddress(CollegiumDb db, FailingAddresses failing, FactLog facts)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("say that an address works again", "The steward can.");

    public static readonly Refusal Works = new("address.not-failing", "Nothing came back from that address, so mail is sent to it as usual.", Field: "address");

    public async Task<Result<string>> Run(string? address)
    {
        if (!db.Actor.Is(Roles.Steward))
        {
            return NotYours;
        }

        var named = WorkText.Line(address);
        if (!await failing.Mend(named))
        {
            return Works;
        }

        facts.Append("address.mended", new("chapter", db.Chapter), Sight.Officers);
        return named;
    }
}
