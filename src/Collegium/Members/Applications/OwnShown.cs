using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Screens;

namespace Collegium.Members.Applications;

/// <summary>An application as its applicant may read it over the API: what was written, what is missing, where it stands and why.</summary>
internal sealed class OwnShown(OwnApplication own, ApplicantReading reading, SaveApplication saving, GovernanceDoor governance, TimeProvider clock)
{
    public async Task<object> Show(Application a)
    {
        var written = await own.Answers(a.Id);
        var open = a.State is ApplicationState.Asked ? await saving.Open(a.Id) : null;
        return new
        {
            a.Number,
            a.State,
            a.SentAt,
            a.ErasedAt,
            answers = written.Where(w => ApplicationForm.Fields.ContainsKey(w.Key)).ToDictionary(),
            missing = a.State is ApplicationState.Draft or ApplicationState.Asked
                ? (await Lacks(a, written)).Select(l => new { field = l.Field, l.Words, part = ApplicationForm.PartOf(l.Field) }) : [],
            open,
            stands = a.State is ApplicationState.Draft || a.ErasedAt is not null ? null : Stands(await reading.Of(a)),
        };
    }

    /// <summary>What stands in the way of sending it.</summary>
    public async Task<IReadOnlyList<Lack>> Lacks(Application application, IReadOnlyDictionary<string, string> written)
    {
        var rules = await governance.Rules(application);
        var today = new BusinessTime(rules, (await governance.Chapter()).Zone).Day(clock.Now());
        return ApplicationCheck.Missing(written, written.GetValueOrDefault(ApplicationText.StartedBy, ""), rules.MostPractitioners, today);
    }

    private static object Stands(ApplicantView view) => new
    {
        references = view.References.Select(r => new { r.Name, r.AskedAt, r.SilentAt, answered = r.AnsweredAt is not null }),
        judgements = new { done = view.Judgements.Done, wanted = view.Judgements.Wanted },
        carried = view.Vouched.Met,
        certificateAt = view.Certificate,
        screens = view.Screens.Select(s => new { s.Screen, about = s.Screen.Title(), s.State }),
        view.Asked,
        decision = view.Application is { DecidedAt: { } at } a ? new
        {
            at,
            code = a.DecidedBecause,
            why = ApplicationWords.Because(a.DecidedBecause),
            reasons = view.Reasons,
            decidedBy = ApplicationWords.DecidedBy(a.DecidedBecause),
            conflicts = ApplicationWords.Conflicts,
        } : null,
        appeal = view.Application is { State: ApplicationState.Declined } declined ? new
        {
            until = declined.AppealUntil,
            declined.AppealedAt,
            decidedAt = declined.AppealDecidedAt,
            how = ApplicationWords.HowToAppeal,
        } : null,
    };
}
