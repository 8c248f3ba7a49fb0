using Collegium.Database;
using Collegium.Desk.Covers;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Facts;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Referrals;

/// <summary>To whom a request is passed on, why, and on what terms.</summary>
internal sealed record ReferralInput(Guid? Practice, string? Why, string? Note, string? Keeper)
{
    public decimal? FeePercent { get; init; }

    public long? FeeCapMinor { get; init; }

    public int? FeeMonths { get; init; }
}

/// <summary>A practice wants to pass a request on. The client is asked; the colleague hears nothing before the client has said yes.</summary>
internal sealed class ReferRequest(CollegiumDb db, ReferralAccess access, Peers peers, ConsentClock clock, WorkNotes notes, FactLog facts)
{
    public const int MostWords = 2_000;

    public static readonly Refusal Waiting = new(
        "referral.waiting", "You have asked for this request already, and it isn't decided yet. Take that back first, then ask for somebody else.", RefusalKind.Conflict);

    public static readonly Refusal NoPeer = new("referral.no-peer", "Pick the colleague you would pass this on to.", Field: "practice");

    public static readonly Refusal KeptOut = new(
        "referral.kept-out", "This colleague can't take it: they don't do this, are away or full, have a tie to this client, or aren't in good standing. Pick another from the list.",
        Field: "practice");

    public static readonly Refusal NoWhy = new("referral.no-why", "Write the client in a sentence why a colleague is better for this.", Field: "why");

    public static readonly Refusal NoNote = new("referral.no-note", "Write the colleague what they need to go on: what you found, what you tried, what to watch.", Field: "note");

    public static readonly Refusal LongWords = new("referral.too-long", "Keep it under 2,000 characters; call the colleague for the rest.", Field: "why");

    public static readonly Refusal NoKeeper = new("referral.no-keeper", "Say whose client they are afterwards: referrer (they return to you) or colleague (they go to them).", Field: "keeper");

    public static readonly Refusal Covered = new(
        "referral.covered", "This came by standing in for a colleague, and the client stays theirs. Say that the client returns, and leave the fee empty.", Field: "keeper");

    public static Refusal Fee(decimal most) => new(
        "referral.fee", FormattableString.Invariant($"The fee can be 0 to {most:0.##} percent of what the client has paid, as the charter says, to two decimals. Leave it empty for none."), Field: "feePercent");

    public static Refusal FeeCap(int months) => new(
        "referral.fee-cap", FormattableString.Invariant($"A fee needs its limits: the most it can come to, up to 100,000.00, and for how many months, 1 to {months}."), Field: "feeCapMinor");

    public async Task<Result<Referral>> Run(Guid request, ReferralInput input)
    {
        if (await access.Held(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var (held, own) = (found.Value, access.Me.Practice!.Value);
        if (await IsWaiting(held))
        {
            return Waiting;
        }

        if (input.Practice is not { } peer)
        {
            return NoPeer;
        }

        if (await Wrong(input) is { } wrong)
        {
            return wrong;
        }

        if ((input.Keeper == "colleague" || input.FeePercent > 0) && await StandsIn(held, own))
        {
            return Covered;
        }

        return await peers.One(held, own, peer) is { } choice ? await Ask(held, choice, input) : KeptOut;
    }

    /// <summary>One that waits for the client, or for the colleague's answer.</summary>
    private async Task<bool> IsWaiting(Request request) =>
        await db.Set<Referral>().AnyAsync(r => r.RequestId == request.Id && (r.State == ReferralState.ClientsTurn
            || (r.State == ReferralState.Offered && db.Set<Offer>().Any(o => o.ReferralId == r.Id && o.State == OfferState.Open))));

    /// <summary>It came by standing in for whoever has the client, who hasn't had it back since.</summary>
    private Task<bool> StandsIn(Request request, Guid own) =>
        db.Set<Offer>().Where(o => o.RequestId == request.Id && (o.State == OfferState.Accepted || o.State == OfferState.Passed || o.State == OfferState.Taken
                || (o.State == OfferState.Open && o.PracticeId == own)))
            .Join(db.Set<Cover>(), o => o.CoverId, c => c.Id, (offer, cover) => new { offer.AnsweredAt, cover.FromPractice })
            .AnyAsync(c => c.FromPractice != own && !db.Set<Offer>().Any(back => back.RequestId == request.Id && back.PracticeId == c.FromPractice
                && (back.State == OfferState.Accepted || back.State == OfferState.Passed) && back.AnsweredAt > c.AnsweredAt));

    private async Task<Refusal?> Wrong(ReferralInput input)
    {
        var (why, note, terms) = (WorkText.Read(input.Why, "why"), WorkText.Read(input.Note, "note"), (await clock.Rules()).Referrals);
        if ((why.Refusal ?? note.Refusal) is { } unread)
        {
            return unread;
        }

        var fee = input.FeePercent ?? 0;
        return why.Value.Length == 0 ? NoWhy
            : why.Value.Length > MostWords || note.Value.Length > MostWords ? LongWords
            : note.Value.Length == 0 ? NoNote
            : input.Keeper is not ("referrer" or "colleague") ? NoKeeper
            : fee < 0 || fee > terms.MostFeePercent || decimal.Round(fee, 2, MidpointRounding.ToZero) != fee ? Fee(terms.MostFeePercent)
            : fee > 0 && (input is not { FeeCapMinor: > 0 and <= 10_000_000, FeeMonths: > 0 } || input.FeeMonths > terms.MostFeeMonths) ? FeeCap(terms.MostFeeMonths)
            : null;
    }

    private async Task<Referral> Ask(Request request, Choice choice, ReferralInput input)
    {
        var note = await notes.Write(request, WorkText.Read(input.Note, "note").Value, NoteAudience.Members);
        var fee = input.FeePercent ?? 0;
        var id = clock.NewId();
        var referral = new Referral
        {
            Id = id,
            RequestId = request.Id,
            ClientId = request.ClientId!.Value,
            FromPractice = access.Me.Practice!.Value,
            FromPerson = access.Me.Practitioner!.Value,
            ToPractice = choice.Practice,
            ToPerson = choice.Practitioner,
            Why = WorkText.Read(input.Why, "why").Value,
            NoteId = note.Id,
            Keeper = input.Keeper == "colleague" ? Keeper.Colleague : Keeper.Referrer,
            FeePercent = fee,
            FeeCapMinor = fee > 0 ? input.FeeCapMinor!.Value : 0,
            FeeMonths = fee > 0 ? input.FeeMonths!.Value : 0,
            AskedAt = note.At,
            AnswerBy = await clock.Wait(id, request),
        };
        db.Add(referral);
        facts.Append(
            "referral.asked", ReferralAccess.About(referral), Sight.Client | Sight.Practice,
            new { to = referral.ToPractice, person = referral.ToPerson, referral.Keeper, referral.FeePercent, referral.FeeCapMinor, referral.FeeMonths, note = note.Id });
        return referral;
    }
}
