using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Vouching;

/// <summary>What is signed with a vouch.</summary>
/// <param name="Words">What they know of them.</param>
/// <param name="StakeRead">That what stands at stake was shown and read.</param>
internal sealed record VouchForm(string? Words, bool StakeRead);

/// <summary>A full member puts its own standing behind an applicant, or behind a member who is short; or does so for another year.</summary>
internal sealed class GiveVouch(CollegiumDb db, FactLog facts, NetChange change, SameHouse house, TimeProvider clock)
{
    public static readonly Refusal NotMember = Refusal.NotAllowed("vouch", "Full members in good standing do, through their own people.");

    public static readonly Refusal Self = new("vouch.self", "A practice can’t stand behind itself. Ask another member who knows your work.");

    public static Refusal NotFull(Standing now) => new(
        "vouch.not-full", $"Only a full member in good standing stands behind others; yours is “{now.Words().ToLowerInvariant()}” now.", RefusalKind.Conflict);

    public static readonly Refusal Short = new(
        "vouch.short", "Fewer members stand behind your practice than the charter asks, so it can’t stand behind others until that is made good. “Your word” says who is missing.",
        RefusalKind.Conflict);

    public static readonly Refusal NotNeeded = new(
        "vouch.not-needed", "Nobody has to stand behind this practice: it founded the chapter, holds an office, or has been proven by time.", RefusalKind.Conflict);

    public static Refusal NotOpen(Standing now) => new(
        "vouch.not-open", $"One vouches for applicants and for members; this practice’s standing is “{now.Words().ToLowerInvariant()}”.", RefusalKind.Conflict);

    public static Refusal Twice(DateTime until) => new(
        "vouch.twice", FormattableString.Invariant($"You stand behind them already, until {until:d MMMM yyyy}. It can be given again from {Vouch.RenewDays} days before."), RefusalKind.Conflict);

    public static Refusal OverBudget(Stake stake) => new(
        "vouch.budget", FormattableString.Invariant(
            $"You have none of your {stake.Full} units left this year: {stake.Used} carry members, {stake.Promised} are promised to applicants, {stake.Burnt} are lost for a year."),
        RefusalKind.Conflict);

    public static readonly Refusal NoWords = new(
        "vouch.no-words", "Say in up to 1,000 characters what you know of their work. The members who decide read it.", Field: "words");

    public static readonly Refusal NoStake = new(
        "vouch.no-stake", "Read what you put at stake, and say that you did.", Field: "stake");

    public async Task<Result<Vouch>> Run(Guid candidate, VouchForm form)
    {
        if (!db.Actor.Is(Roles.Practitioner) || db.Actor.Practice is not { } mine || db.Actor.Login is not { } login)
        {
            return NotMember;
        }

        var net = await change.Hold();
        if (await Refuses(net, mine, candidate) is { } no)
        {
            return no;
        }

        var before = await db.Set<Vouch>().SingleOrDefaultAsync(v => v.VoucherId == mine && v.CandidateId == candidate && v.EndedAt == null);
        if ((before is null ? NoRoom(net, mine, candidate) : before.CanRenew(clock.Now()) ? null : Twice(before.ExpiresAt)) is { } full)
        {
            return full;
        }

        if (form.Words?.Trim() is not { Length: > 0 and <= Vouch.LongestWords } words)
        {
            return NoWords;
        }

        if (!form.StakeRead)
        {
            return NoStake;
        }

        var vouch = before ?? new Vouch { Id = clock.NewId(), VoucherId = mine, CandidateId = candidate, GivenBy = login, GivenAt = clock.Now(), Words = words };
        await Put(net, vouch, isNew: before is null, words);
        return vouch;
    }

    private async Task Put(Net net, Vouch vouch, bool isNew, string words)
    {
        (vouch.Words, vouch.ExpiresAt) = (words, clock.Now().AddYears(net.Rows.Rules.VouchYears));
        if (isNew)
        {
            db.Add(vouch);
            net.Vouch(vouch.VoucherId, vouch.CandidateId);
        }

        db.SetTimer(clock, VouchReminder.TimerKind, vouch.Id, vouch.ExpiresAt.AddDays(-Vouch.RenewDays));
        db.SetTimer(clock, VouchExpiry.TimerKind, vouch.Id, vouch.ExpiresAt);
        facts.Append("vouch.given", About(vouch), Sight.Members, new { voucher = vouch.VoucherId, candidate = vouch.CandidateId, again = !isNew });
        await db.SaveChangesAsync();
        await change.Keep(net);
    }

    /// <summary>Whether these two may be tied by a vouch at all; the order is part of the contract.</summary>
    public async Task<Refusal?> Refuses(Net net, Guid mine, Guid candidate)
    {
        if (net.Members.GetValueOrDefault(candidate) is not { } them)
        {
            return Refusal.Missing("practice");
        }

        if (mine == candidate)
        {
            return Self;
        }

        if (net.Members.GetValueOrDefault(mine) is not { Standing: Standing.Full })
        {
            return NotFull(net.Members.GetValueOrDefault(mine)?.Standing ?? Standing.Applicant);
        }

        if (!net.MayCarry(mine))
        {
            return Short;
        }

        if (net.Sources.ContainsKey(candidate))
        {
            return NotNeeded;
        }

        return them.Standing is Standing.Applicant || them.IsMember ? await house.Refuses(mine, candidate) : NotOpen(them.Standing);
    }

    /// <summary>A unit is asked for where the vouch would carry one: for an applicant, and for a member who is short.</summary>
    private static Refusal? NoRoom(Net net, Guid mine, Guid candidate)
    {
        var stake = net.StakeOf(mine);
        return stake.Left > 0 || net.IsIn(candidate) && !net.IsShort(candidate) ? null : OverBudget(stake);
    }

    public static About About(Vouch vouch) => new("vouch", vouch.Id) { Practice = vouch.CandidateId };
}
