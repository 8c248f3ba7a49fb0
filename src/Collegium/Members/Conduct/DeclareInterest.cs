using Collegium.Database;
using Collegium.Facts;

namespace Collegium.Members.Conduct;

/// <summary>
/// Somebody called says, before anything of the file is shown, whether they have an interest. With one they step aside, also
/// later while nothing is decided; without one the file opens.
/// </summary>
internal sealed class DeclareInterest(CaseAccess access, ConductPapers papers, Panel panel, CollegiumDb db, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal Neither = new(
        "conduct.no-declaration", "Say whether you have an interest in this case or none: a tie to a side, to the client, or to how it ends.", Field: "interest");

    public static readonly Refusal Declared = new(
        "conduct.declared", "You have declared already that you have no interest. If one has come up, declare it and step aside.", RefusalKind.Conflict);

    public async Task<Result<ConductCase>> Run(Guid id, bool? interest, string? words)
    {
        var found = await access.Seated(id);
        if (found.Refusal is { } no)
        {
            return no;
        }

        var (held, seat) = found.Value;
        if (held.State is not (ConductState.Hearing or ConductState.Heard))
        {
            return held.NotAt(ConductState.Hearing, "declare")!;
        }

        if (interest is true)
        {
            return await StepAside(held, seat, words);
        }

        return interest is null ? Neither : await access.Competes(found.Value) is { } competes ? competes : await Sit(held, seat);
    }

    private async Task<Result<ConductCase>> Sit(ConductCase held, PanelSeat seat)
    {
        if (seat.State is SeatState.Sitting)
        {
            return Declared;
        }

        (seat.State, seat.LoginId, seat.Name, seat.DeclaredAt) = (SeatState.Sitting, db.Actor.Login, seat.Name ?? db.Actor.Name, clock.Now());
        Tell(held, seat, interest: false);
        await panel.Sits(held);
        return held;
    }

    private async Task<Result<ConductCase>> StepAside(ConductCase held, PanelSeat seat, string? words)
    {
        if (!string.IsNullOrWhiteSpace(words))
        {
            var text = ConductText.Read(words);
            if (text.Refusal is { } wrong)
            {
                return wrong;
            }

            papers.Add(held, PaperKind.Declaration, text.Value, seat.Name, seat.Id);
        }

        (seat.LoginId, seat.Name, seat.DeclaredAt) = (db.Actor.Login, seat.Name ?? db.Actor.Name, clock.Now());
        Tell(held, seat, interest: true);
        await panel.Replace(held, [seat], SeatState.Recused);
        return held;
    }

    private void Tell(ConductCase held, PanelSeat seat, bool interest) => facts.Append(
        "conduct.declared", ConductFacts.About(held), Sight.Practice | Sight.Client, new { held.Number, held.Round, seat = seat.Id, interest });
}
