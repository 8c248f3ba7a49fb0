using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Applications;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.References;

/// <summary>Writes to everybody an applicant names who hasn't been written to yet.</summary>
internal sealed class AskReferences(CollegiumDb db, FactLog facts, Links links, Letterhead letters, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(45);

    public async Task Run(Application application, IReadOnlyDictionary<string, string> answers)
    {
        var known = await db.Set<Reference>().Where(r => r.ApplicationId == application.Id && !r.Replaced).ToListAsync();
        foreach (var code in ApplicationForm.Referees)
        {
            string At(string field) => answers.GetValueOrDefault($"{code}-{field}", "");
            if (known.Find(r => r.Code == code) is { } before)
            {
                // An answer stays, whoever is named now: nobody trades a bad word for a better one.
                if (before.Mail == At("mail") || before.AnsweredAt is not null)
                {
                    continue;
                }

                before.Replaced = true;
            }

            var reference = new Reference
            {
                Id = clock.NewId(), ApplicationId = application.Id, Code = code, Name = At("name"), Firm = At("firm"), Mail = At("mail"), Phone = At("phone"), AskedAt = clock.Now(),
            };
            db.Add(reference);
            facts.Append("reference.asked", new("reference", reference.Id) { Practice = application.PracticeId }, Sight.Officers, new { application = application.Id, code });
            await Write(reference, answers["practice"]);
        }
    }

    private async Task Write(Reference reference, string practice)
    {
        await letters.Put(
            reference.Id, "reference.asked", (reference.Mail, reference.Name), $"{practice} named you as a reference",
            $"{practice} wants to join {(await letters.Chapter()).Name}, a group of independent IT firms whose members are checked before they are let in, "
            + $"and named you as {(reference.IsClient ? "a client" : "a colleague")} who knows their work. Three questions, two minutes:\n\n"
            + $"{letters.Site}/reference/{links.Hand(LinkKind.Reference, reference.Id, null, Lasts)}\n\n"
            + $"The members who decide read your answer; the applicant is told only that you gave one. If you don’t know them, say so there.");
    }
}
