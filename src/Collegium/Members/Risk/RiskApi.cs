using Collegium.Http;

namespace Collegium.Members.Risk;

/// <summary>The alarms over the API, for the membership secretary as on the page.</summary>
internal static class RiskApi
{
    public const string Caution = "An alarm is a reason to look, never a decision. Whoever is to be held to it hears it in a conduct case and may answer.";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/members/risk", async (RiskReading reading) => Results.Ok(Show(await reading.Read()))).Allow(Roles.MembershipSecretary).WithName("ReadRisk");

    private static object Show(RiskShown shown) => new
    {
        caution = Caution,
        people = shown.People.Select(r => new
        {
            r.Member.Id,
            r.Member.Name,
            r.Member.Standing,
            r.Application,
            r.Alarms,
            r.Compared,
            voucherMass = r.Signals.VoucherMass,
            r.Weight,
            r.Goodness,
            distrustMass = r.Signals.DistrustMass,
            complaints = r.Signals.Complaints,
            voices = r.Signals.Raters,
            independentVoices = r.Signals.IndependentRaters,
            vouchers = r.Vouchers.Select(v => new { v.Id, v.Name }),
        }),
        rings = shown.Rings.Select(r => new { members = r.Members.Select(m => new { m.Id, m.Name }), bridge = new { r.Bridge.Id, r.Bridge.Name }, r.Ties }),
        reviewers = shown.Reviewers.Select(r => new { r.Practice, r.Name, findings = r.Known, r.For, r.Against, r.Foretold, r.ForetoldLittle }),
        shown.Well,
        shown.Badly,
    };
}
