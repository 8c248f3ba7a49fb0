using System.Globalization;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Applications;
using Collegium.Members.Screens;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.References;

/// <summary>The three answers, as they were written or said.</summary>
internal sealed record Answered(string? Known, string? Again, string? Trouble);

/// <summary>Keeps a reference's answers, however they came; nobody waits for them any more, and what had stopped for them goes on.</summary>
internal sealed class TakeAnswer(CollegiumDb db, FactLog facts, Letterhead letters, TimeProvider clock)
{
    private const int Longest = 2000;

    public static readonly Refusal NoKnown = new(
        "reference.no-known", "Say in up to 2,000 characters how you know them and what they did; one sentence is enough.", Field: "known");

    public static readonly Refusal NoAgain = new("reference.no-again", "Choose whether you would have them do it again.", Field: "again");

    public static readonly Refusal LongTrouble = new("reference.trouble-too-long", "Shorten this to 2,000 characters.", Field: "trouble");

    /// <summary>Refused where an answer is missing; the reference is held by the caller, with the call it came by.</summary>
    public async Task<Refusal?> Run(Reference reference, Answered said)
    {
        if (said.Known?.Trim() is not { Length: > 0 and <= Longest } words)
        {
            return NoKnown;
        }

        if (said.Again is not ("yes" or "no"))
        {
            return NoAgain;
        }

        if (said.Trouble is { Length: > Longest })
        {
            return LongTrouble;
        }

        (reference.Known, reference.WouldAgain, reference.Trouble, reference.AnsweredAt) = (words, said.Again == "yes", said.Trouble?.Trim(), clock.Now());
        foreach (var link in await db.Set<Link>().Where(l => l.About == reference.Id && l.Kind == LinkKind.Reference).ToListAsync())
        {
            link.UsedAt = clock.Now();
        }

        var application = await db.Locked<Application>(reference.ApplicationId) ?? throw new InvalidOperationException($"No application {reference.ApplicationId}.");
        facts.Append(
            "reference.answered", new("reference", reference.Id) { Practice = application.PracticeId }, Sight.Officers,
            new { application = application.Id, reference.Code, byPhone = reference.CalledOn is not null });
        await db.SaveChangesAsync();
        if (reference.CalledOn is { } day)
        {
            await Tell(reference, day);
        }

        if (application.State is ApplicationState.Asked && !await IsAskedForMore(application.Id))
        {
            BackInReview.Put(facts, application);
        }

        return null;
    }

    /// <summary>Who was called reads what was written down, so that nobody speaks in their name.</summary>
    private async Task Tell(Reference reference, DateOnly day) => await letters.Put(
        reference.Id, "reference.called", (reference.Mail, reference.Name), "What you told us on the phone",
        string.Create(CultureInfo.InvariantCulture, $"You told us on the phone on {day:d MMMM yyyy} about somebody who named you as a reference, and we wrote down:\n\n")
        + $"How you know them, and what they did: {reference.Known}\n"
        + $"Whether you would have them do it again: {(reference.WouldAgain == true ? "yes" : "no")}\n"
        + $"What went wrong: {(string.IsNullOrEmpty(reference.Trouble) ? "nothing was said" : reference.Trouble)}\n\n"
        + "If that is wrong, or nobody called you, answer this mail or call the number below. The members who decide read it; the applicant doesn’t.");

    /// <summary>By a reviewer, or for another name because a reference stays silent.</summary>
    private async Task<bool> IsAskedForMore(Guid application) =>
        await db.Set<ScreenFinding>().AnyAsync(f => f.ApplicationId == application && f.Verdict == Verdict.More && f.SetAsideAt == null)
        || await db.Set<Reference>().AnyAsync(r => r.ApplicationId == application && r.SilentAt != null && r.AnsweredAt == null && !r.Replaced);
}
