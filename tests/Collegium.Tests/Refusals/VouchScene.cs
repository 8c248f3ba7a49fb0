using Collegium.Members;
using Collegium.Members.Interests;
using Collegium.Members.Vouching;
using Collegium.Tests.Members.Vouching;

namespace Collegium.Tests.Refusals;

/// <summary>Members who put their word where it doesn't belong.</summary>
internal sealed class VouchScene : Scene
{
    private Words _words = null!;

    private static VouchForm Signed => new("We know their work.", StakeRead: true);

    protected override async Task Provoke()
    {
        _words = new Words(World);
        var (mine, applicant) = (_words.Founder(0), await _words.Practice("Ostrander IT"));
        await Giving(_words.Of(mine), mine, applicant);
        await Household(_words.Of(mine), mine);
        await Budget(_words.Of(mine));
        await Taking(_words.Of(mine), applicant);
        await Standings(applicant);
    }

    private async Task Giving(Actor me, Guid mine, Guid applicant)
    {
        Task Give(string code, string how, Guid to, VouchForm? form = null, Actor? who = null) => No(code, how, who ?? me, (GiveVouch o) => o.Run(to, form ?? Signed));
        await Give("actor.not-allowed", "a vouch by an officer who is no practice", applicant, who: As(Roles.MembershipSecretary));
        await Give("practice.missing", "a vouch for nobody", Guid.Empty);
        await Give("vouch.self", "a vouch for oneself", mine);
        await Give("vouch.not-needed", "a vouch for a founder", _words.Founder(1));
        await Give("vouch.not-open", "a vouch for whoever was declined", await _words.Practice("Long gone", Standing.Declined));
        await Give("vouch.no-words", "a vouch without a word", applicant, Signed with { Words = " " });
        await Give("vouch.no-stake", "a vouch whose stake wasn't read", applicant, Signed with { StakeRead = false });
        await Yes(me, (GiveVouch o) => o.Run(applicant, Signed));
        await Give("vouch.twice", "a vouch given twice", applicant);
        await No("vouch.not-carried", "an admission that one word carries", House, (VouchBook o) => o.Admit(applicant));
    }

    private async Task Household(Actor me, Guid mine)
    {
        await No("actor.not-allowed", "declaring another practice's ties", me, (PutInterest o) => o.Run(_words.Founder(1), "Vaultline", "resale"));
        await No("interest.no-vendor", "a tie to nobody", me, (PutInterest o) => o.Run(mine, " ", "resale"));
        await No("interest.no-kind", "a tie of no kind", me, (PutInterest o) => o.Run(mine, "Vaultline", "love"));
        await No("interest.missing", "ending a tie there isn't", me, (PutInterest o) => o.End(mine, Guid.Empty));
        var seller = await _words.Practice("Vaultline Partners");
        await Yes(me, (PutInterest o) => o.Run(mine, "Vaultline Backup", "resale"));
        await Yes(_words.Of(seller), (PutInterest o) => o.Run(seller, "VAULTLINE backup", "commission"));
        await No("vouch.shared-interest", "a vouch for whoever sells the same maker's things", me, (GiveVouch o) => o.Run(seller, Signed));
        var spouse = await _words.Practice("Obi & Whitlock", phone: "602-555-0100");
        await No("vouch.same-house", "a vouch for a firm with the same telephone", me, (GiveVouch o) => o.Run(spouse, Signed));
    }

    private async Task Budget(Actor me)
    {
        for (var i = 0; i < 5; i++)
        {
            var another = await _words.Practice($"Applicant {i}");
            await Yes(me, (GiveVouch o) => o.Run(another, Signed));
        }

        var last = await _words.Practice("One too many");
        await No("vouch.budget", "a seventh vouch in a year", me, (GiveVouch o) => o.Run(last, Signed));
    }

    private async Task Taking(Actor me, Guid applicant)
    {
        var vouch = await Yes(_words.Of(_words.Founder(1)), (GiveVouch o) => o.Run(applicant, Signed));
        var them = _words.Of(_words.Founder(1));
        await No("actor.not-allowed", "a client who takes a vouch back", As(Roles.Client), (WithdrawVouch o) => o.Run(vouch.Id, "tied"));
        await No("vouch.missing", "taking somebody else's vouch back", me, (WithdrawVouch o) => o.Run(vouch.Id, "tied"));
        await No("vouch.no-reason", "taking a vouch back without a reason", them, (WithdrawVouch o) => o.Run(vouch.Id, "weather"));
        await Yes(them, (WithdrawVouch o) => o.Run(vouch.Id, "tied"));
        await No("vouch.over", "taking a vouch back twice", them, (WithdrawVouch o) => o.Run(vouch.Id, "tied"));
    }

    private async Task Standings(Guid applicant)
    {
        await No("vouch.not-full", "a vouch by an applicant", _words.Of(applicant), (GiveVouch o) => o.Run(_words.Founder(1), Signed));
        var bad = await _words.Member("Bad Company", _words.Founder(2), _words.Founder(3));
        var hanging = await _words.Member("Hanging", bad, _words.Founder(4));
        await _words.Move(bad, Standing.Expelled);
        await No("vouch.short", "a vouch by a member who is short", _words.Of(hanging), (GiveVouch o) => o.Run(applicant, Signed));
    }
}
