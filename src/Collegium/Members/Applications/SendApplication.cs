using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Practices;
using Collegium.Members.References;
using Collegium.Members.Samples;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Applications;

/// <summary>
/// Sends an application, or what was asked for afterwards: from now on there is a practice with the standing of an applicant,
/// its references are asked and its samples given to those who judge them.
/// </summary>
internal sealed class SendApplication(CollegiumDb db, FactLog facts, OwnApplication own, Review review, GovernanceDoor governance, TimeProvider clock)
{
    public static Refusal Incomplete(int count) => new(
        "application.incomplete", count == 1 ? "One thing is still missing; it is marked below. Everything you wrote is kept."
            : FormattableString.Invariant($"{count} things are still missing; they are marked below. Everything you wrote is kept."))
        { KeepsWrites = true };

    public async Task<Result<Application>> Run(string secret, string? device)
    {
        var found = await own.Hold(secret);
        if (found.Refusal is { } no)
        {
            return no;
        }

        var application = found.Value;
        if (application.State is not (ApplicationState.Draft or ApplicationState.Asked))
        {
            return SaveApplication.Sealed;
        }

        var answers = await own.Answers(application.Id);
        var rules = await governance.Rules(application);
        var today = new BusinessTime(rules, (await governance.Chapter()).Zone).Day(clock.Now());
        var lacks = ApplicationCheck.Missing(answers, answers.GetValueOrDefault(ApplicationText.StartedBy, ""), rules.MostPractitioners, today);
        if (lacks.Count > 0)
        {
            return Incomplete(lacks.Count);
        }

        return application.State == ApplicationState.Draft
            ? await First(application, answers, rules, device) : await Again(application, answers);
    }

    private async Task<Result<Application>> First(Application application, Dictionary<string, string> answers, CharterRules rules, string? device)
    {
        var added = await review.AddApplicant(answers);
        if (added.Refusal is { } no)
        {
            return no;
        }

        (application.State, application.SentAt, application.CharterNumber) = (ApplicationState.Review, clock.Now(), rules.Version);
        (application.PracticeId, application.DeviceHash) = (added.Value.Id, device);
        application.AccountHash = added.Value.AccountHash;
        facts.Append("application.sent", About(application), Sight.Members);
        await db.SaveChangesAsync();
        await review.Begin(application, answers);
        return application;
    }

    private async Task<Result<Application>> Again(Application application, Dictionary<string, string> answers)
    {
        var rewritten = await review.Rewrite(application.PracticeId!.Value, answers);
        if (rewritten.Refusal is { } no)
        {
            return no;
        }

        BackInReview.Put(facts, application);
        application.AccountHash = rewritten.Value.AccountHash;
        facts.Append("application.completed", About(application), Sight.Members);
        await db.SaveChangesAsync();
        await review.Begin(application, answers);
        return application;
    }

    public static About About(Application application) => new("application", application.Id) { Practice = application.PracticeId };
}
