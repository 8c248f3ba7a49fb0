using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Conduct;

/// <summary>Reads cases for whoever has a part in them, and of each only what that part may see.</summary>
internal sealed class CaseReads(CollegiumDb db, GovernanceDoor governance, PanelClock days, TimeProvider clock)
{
    /// <summary>The actor's cases, those it runs among them, newest first.</summary>
    public async Task<IReadOnlyList<CaseLine>> List(ConductState? state = null)
    {
        var cases = await db.Set<ConductCase>().AsNoTracking().Where(c => state == null || c.State == state).OrderByDescending(c => c.Number).ToListAsync();
        var mine = await Seats(db.Set<PanelSeat>().Where(s => s.PracticeId == db.Actor.Practice || s.Id == db.Actor.Seat));
        var names = await Names(cases.Select(c => c.RespondentId));
        return [.. from held in cases
                   let part = CaseAccess.PartIn(db.Actor, held, CaseAccess.SeatOf(db.Actor, mine.Where(s => s.CaseId == held.Id)))
                   where part != Part.None
                   select new CaseLine(
                       held.Number, new(held.RespondentId, names[held.RespondentId]), held.From, held.State, held.Round, held.FiledAt, Due(held), As(part))];
    }

    public async Task<CaseShown?> Find(int number) =>
        await db.Set<ConductCase>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == number) is { } held ? await Show(held) : null;

    public async Task<CaseShown?> Find(Guid id) => await db.Set<ConductCase>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id) is { } held ? await Show(held) : null;

    /// <summary>The case whose panel a private link opens.</summary>
    public async Task<CaseShown?> OfLink() =>
        db.Actor.Seat is { } seat && await db.Set<PanelSeat>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == seat) is { } found ? await Find(found.CaseId) : null;

    private async Task<CaseShown?> Show(ConductCase held)
    {
        var seats = await Seats(db.Set<PanelSeat>().Where(s => s.CaseId == held.Id));
        var seat = CaseAccess.SeatOf(db.Actor, seats);
        var part = CaseAccess.PartIn(db.Actor, held, seat);
        if (part == Part.None)
        {
            return null;
        }

        var names = await Names([held.RespondentId, .. held.ComplainantPractice is { } one ? [one] : Array.Empty<Guid>(), .. seats.Select(s => s.PracticeId).OfType<Guid>()]);
        var papers = (await db.Set<ConductPaper>().AsNoTracking().Where(p => p.CaseId == held.Id).ToListAsync()).OrderBy(p => p.At).ThenBy(p => p.Kind).ThenBy(p => p.Id).ToList();
        // The practice knows who complains where the notice says so.
        var complainant = part == Part.Respondent ? new SideShown(null, held.From.Words())
            : new(held.ComplainantPractice ?? held.ComplainantClient, held.ComplainantPractice is { } practice ? names[practice] : papers[0].ByName ?? held.From.Words());
        var shown = new CaseShown(
            held.Id, held.Number, held.State, held.Round, held.Words(), new(held.RespondentId, names[held.RespondentId]), held.From, complainant) { Part = part };
        return shown.OnlySides ? shown with { Seats = [Seat(seat!, names, mine: true)], HearingFrom = held.HearingFrom }
            : await Opened(shown, held, [.. seats.Select(s => Seat(s, names, s.Id == seat?.Id))], [.. papers.Select(p => (p, Paper(p)))]);
    }

    private async Task<CaseShown> Opened(CaseShown shown, ConductCase held, IReadOnlyList<SeatShown> seats, IReadOnlyList<(ConductPaper Row, PaperShown Shown)> papers)
    {
        var (part, terms) = (shown.Part, (await governance.Rules()).Conduct);
        var decisions = await Decisions(held, part, papers, seats);
        return shown with
        {
            Grounds = [.. ConductRule.Of(held.Grounds).Select(r => new RuleShown(r.Code, r.Name, r.Text))],
            FiledAt = held.FiledAt,
            NoticedAt = held.NoticedAt,
            ReplyDue = held.ReplyDue,
            HearingFrom = held.HearingFrom,
            HeardAt = held.HeardAt,
            PanelDue = held.State is ConductState.Hearing or ConductState.Heard ? held.PanelDue : null,
            SetAside = held.SetAside,
            LookAgainUntil = held is { SetAside: not null, LookAgainAt: null } ? held.SetAsideAt?.AddDays(terms.AppealDays) : null,
            Idle = part.HasFlag(Part.Keeper) && held.State is ConductState.Hearing or ConductState.Heard && held.PanelDue <= clock.Now() ? await Idle(held, seats) : [],
            DecidedAt = held.DecidedAt,
            AppealDue = held.AppealDue,
            ClosedAt = held.ClosedAt,
            InterimUntil = held.Sanction is null ? held.InterimUntil : null,
            SuspendedUntil = held.Sanction is Sanction.Suspension ? held.SuspendedUntil : null,
            Papers = [.. papers.Where(p => CaseSight.May(part, held, p.Row)).Select(p => p.Shown)],
            Seats = seats,
            Decisions = decisions,
            Draws = (part & (Part.Keeper | Part.Panel)) != 0 ? await Draws(held) : [],
            Missing = held.State is ConductState.Hearing or ConductState.Heard
                ? Math.Max(0, terms.PanelSize - seats.Count(s => s.Round == held.Round && s.State is SeatState.Called or SeatState.Sitting)) : 0,
        };
    }

    private async Task<IReadOnlyList<DecisionShown>> Decisions(
        ConductCase held, Part part, IReadOnlyList<(ConductPaper Row, PaperShown Shown)> papers, IReadOnlyList<SeatShown> seats)
    {
        var rows = await db.Set<PanelDecision>().AsNoTracking().Where(d => d.CaseId == held.Id && d.ReplacedAt == null).OrderBy(d => d.ProposedAt).ToListAsync();
        Guid[] ids = [.. rows.Select(r => r.Id)];
        var voices = (await db.Set<PanelVoice>().AsNoTracking().Where(v => ids.Contains(v.DecisionId)).ToListAsync()).ToLookup(v => v.DecisionId, v => v.SeatId);
        var mine = seats.FirstOrDefault(s => s.Mine)?.Id;
        return [.. rows.Where(d => d.CarriedAt is not null || part.HasFlag(Part.Panel)).Select(d => new DecisionShown(
            d.Id, d.Round, d.Sanction, d.Days, d.CarriedAt, d.ProposedAt, [.. seats.Where(s => voices[d.Id].Contains(s.Id)).Select(s => s.Name)],
            papers.Where(p => p.Row.Id == d.PaperId && CaseSight.MayReasons(part, d)).Select(p => p.Shown).FirstOrDefault(),
            mine is { } seat && voices[d.Id].Contains(seat))
        {
            Against = [.. Against(d).Select(a => a.Name)],
            MineAgainst = Against(d).Any(a => a.Mine),
        })];

        IEnumerable<SeatShown> Against(PanelDecision d) => d.CarriedAt is not null ? []
            : seats.Where(s => !voices[d.Id].Contains(s.Id) && papers.Any(p => p.Row.Kind is PaperKind.Dissent && p.Row.SeatId == s.Id && p.Row.At >= d.ProposedAt));
    }

    private async Task<IReadOnlyList<SeatShown>> Idle(ConductCase held, IReadOnlyList<SeatShown> seats)
    {
        var idle = (await days.Idle(held)).Select(s => s.Id).ToHashSet();
        return [.. seats.Where(s => idle.Contains(s.Id))];
    }

    private async Task<IReadOnlyList<DrawShown>> Draws(ConductCase held)
    {
        var rows = await db.Set<PanelDrawing>().AsNoTracking().Where(d => d.CaseId == held.Id).OrderBy(d => d.At).ToListAsync();
        var read = rows.Select(r => (Row: r, Drawn: Drawn.Read(r.Record))).ToList();
        var names = await Names(read.SelectMany(r => r.Drawn.From.Select(f => f.Practice).Concat(r.Drawn.Out.Select(o => o.Practice))));
        return [.. read.Select(r => new DrawShown(
            r.Row.Round, r.Row.At,
            [.. PanelDraw.Order(held.Id, r.Row.Round, r.Drawn.From).Select(p => (names[p], r.Drawn.From.Single(f => f.Practice == p).Sat, PanelDraw.Lot(held.Id, r.Row.Round, p)))],
            [.. r.Drawn.Out.Select(o => (names[o.Practice], o.Why))]))];
    }

    private Task<List<PanelSeat>> Seats(IQueryable<PanelSeat> seats) => seats.AsNoTracking().OrderBy(s => s.Round).ThenBy(s => s.CalledAt).ThenBy(s => s.Id).ToListAsync();

    private async Task<Dictionary<Guid, string>> Names(IEnumerable<Guid> practices)
    {
        Guid[] ids = [.. practices.Distinct()];
        return await db.Set<Practice>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
    }

    private static SeatShown Seat(PanelSeat seat, Dictionary<Guid, string> names, bool mine) => new(
        seat.Id, seat.Round, seat.PracticeId, (seat.Name, seat.PracticeId) switch
        {
            ({ } name, { } practice) => $"{name}, {names[practice]}",
            (null, { } practice) => names[practice],
            ({ } name, null) => $"{name}, from outside",
            _ => "Somebody from outside; the name was erased",
        },
        seat.State, seat.CalledAt, seat.DeclaredAt, mine);

    private static PaperShown Paper(ConductPaper paper) => new(paper.Id, paper.Kind, paper.Round, paper.ByName, paper.At, paper.Text, paper.ErasedAt);

    private static DateTime? Due(ConductCase held) => held.State switch
    {
        ConductState.Noticed => held.ReplyDue,
        ConductState.Hearing => held.HearingFrom,
        ConductState.Decided => held.AppealDue,
        _ => null,
    };

    private static string As(Part part) => part switch
    {
        _ when part.HasFlag(Part.Respondent) => "about your practice",
        _ when part.HasFlag(Part.Called) => "you are called to the panel",
        _ when part.HasFlag(Part.Panel) => "you sit on the panel",
        _ when part.HasFlag(Part.Complainant) => "you complained",
        _ => "you run it",
    };
}
