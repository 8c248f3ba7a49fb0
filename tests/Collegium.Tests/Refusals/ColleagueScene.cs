using Collegium.Members.Directory;
using Collegium.Members.FirstJobs;
using Collegium.Members.Practices;
using Collegium.Members.Skills;
using Collegium.Members.Standings;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Refusals;

/// <summary>Members among one another: messages, attested skills, first jobs, and the way out.</summary>
internal sealed class ColleagueScene : Scene
{
    protected override async Task Provoke()
    {
        var mine = World.Practices["Whitlock & Obi"];
        var member = await Person("practitioner");
        var others = World.Practices.Values.Where(p => p != mine).ToList();
        await Messages(member, mine, others);
        await Skills(member, mine, others[0]);
        await FirstJobs(member);
        await Leaving(member, mine);
    }

    private async Task Messages(Actor member, Guid mine, List<Guid> others)
    {
        await No("actor.not-allowed", "a message to oneself", member, (WriteToMember o) => o.Run(mine, "Hello."));
        await No("practice.missing", "a message to nobody", member, (WriteToMember o) => o.Run(Guid.Empty, "Hello."));
        await No("message.no-words", "a message without words", member, (WriteToMember o) => o.Run(others[0], " "));
        var sent = await Yes(member, (WriteToMember o) => o.Run(others[0], "Buy my backup."));
        await No("message.same-words", "the same words to a second member", member, (WriteToMember o) => o.Run(others[1], "Buy my backup."));
        var reader = member with { Practice = others[0] };
        await No("message.missing", "reporting somebody else's message", member, (ReportMessage o) => o.Run(sent));
        await Yes(reader, (ReportMessage o) => o.Run(sent));
        await No("message.reported", "reporting a message twice", reader, (ReportMessage o) => o.Run(sent));
        await Yes(member, (WriteToMember o) => o.Run(others[0], "Did you get it?"));
        await Yes(member, (WriteToMember o) => o.Run(others[0], "Or shall I call?"));
        await No("message.too-many-to-one", "a fourth message in a day to one member", member, (WriteToMember o) => o.Run(others[0], "Please."));
        await World.Do<Done>(async s =>
        {
            var db = (Collegium.Database.CollegiumDb)s.GetService(typeof(Collegium.Database.CollegiumDb))!;
            db.AddRange(Enumerable.Range(0, 5).Select(i => new MemberMessage
            {
                Id = Guid.CreateVersion7(), FromPractice = mine, FromLogin = member.Login!.Value, ToPractice = Guid.CreateVersion7(), Text = $"Hello {i}", At = World.Morning,
            }));
            await db.SaveChangesAsync();
            return Done.It;
        });
        await No("message.too-many", "a sixth member written to in a day", member, (WriteToMember o) => o.Run(others[2], "Hello again."));
    }

    private async Task Skills(Actor member, Guid mine, Guid other)
    {
        var person = await World.Look(db => db.Set<Practitioner>().FirstAsync(p => p.PracticeId == other));
        var own = await World.Look(db => db.Set<Practitioner>().FirstAsync(p => p.PracticeId == mine));
        await No("actor.not-allowed", "attesting one's own skill", member, (AttestSkill o) => o.Run(mine, own.Id, "imaging", 1));
        await No("attestation.not-held", "attesting a skill nobody claims", member, (AttestSkill o) => o.Run(other, person.Id, "payroll", 1));
        await No("attestation.no-job", "attesting without a shared job", member, (AttestSkill o) => o.Run(other, person.Id, "imaging", 7));
        var (_, told) = await World.As("steward").Post("/requests", new { client = Dentist, text = Trouble, impact = "can-wait" });
        var request = (Guid)told!["id"]!;
        await World.Do<Done>(async s =>
        {
            var db = (Collegium.Database.CollegiumDb)s.GetService(typeof(Collegium.Database.CollegiumDb))!;
            db.Add(new FirstJob { Id = Guid.CreateVersion7(), PracticeId = other, RequestId = request, ReviewerPractice = mine, AskedAt = World.Morning, DoneAt = World.Morning, Good = true, Words = "Good." });
            db.Add(new Attestation { PractitionerId = person.Id, Code = "imaging", ByPractice = mine, ByLogin = member.Login!.Value, RequestId = request, At = World.Morning });
            await db.SaveChangesAsync();
            return Done.It;
        });
        await No("attestation.given", "attesting the same skill twice", member, (AttestSkill o) => o.Run(other, person.Id, "imaging", (int)told["number"]!));
    }

    private async Task FirstJobs(Actor member)
    {
        var job = await World.Look(db => db.Set<FirstJob>().SingleAsync());
        await No("first-job.missing", "looking at a job given to somebody else", member with { Practice = World.Practices["Lindqvist IT"] }, (ReviewJob o) => o.Run(job.Id, "yes", "Good."));
        await No("first-job.reviewed", "looking at a first job twice", member, (ReviewJob o) => o.Run(job.Id, "yes", "Good."));
        await World.Do<Done>(async s =>
        {
            var db = (Collegium.Database.CollegiumDb)s.GetService(typeof(Collegium.Database.CollegiumDb))!;
            (await db.Set<FirstJob>().SingleAsync()).DoneAt = null;
            await db.SaveChangesAsync();
            return Done.It;
        });
        await No("first-job.no-answer", "a review that doesn't say whether it was good", member, (ReviewJob o) => o.Run(job.Id, null, "Good."));
        await No("first-job.no-words", "a review without a word", member, (ReviewJob o) => o.Run(job.Id, "no", ""));
    }

    private async Task Leaving(Actor member, Guid mine)
    {
        await No("actor.not-allowed", "resigning for somebody else", member, (ResignPractice o) => o.Run(World.Practices["Lindqvist IT"], "Lindqvist IT"));
        await No("resignation.no-word", "resigning without writing the name", member, (ResignPractice o) => o.Run(mine, "Whitlock"));
        for (var number = 0; number < 6 && !await World.Look(db => db.Set<Collegium.Desk.Offers.Offer>().AnyAsync(o => o.PracticeId == mine)); number++)
        {
            await World.As("steward").Post("/requests", new { client = Dentist, text = $"The picture of the x-ray sensor in room {number} stays black.", impact = "hindered" });
        }

        var offer = await World.Look(db => db.Set<Collegium.Desk.Offers.Offer>().FirstAsync(o => o.PracticeId == mine));
        await World.As("steward").Post($"/offers/{offer.Id}/acceptance");
        await No("resignation.open-work", "resigning with work open", member, (ResignPractice o) => o.Run(mine, "Whitlock & Obi"));
        var gone = World.Practices["Cordova Systems"];
        await Yes(member with { Practice = gone }, (ResignPractice o) => o.Run(gone, "cordova systems"));
        await No("resignation.not-member", "resigning twice", member with { Practice = gone }, (ResignPractice o) => o.Run(gone, "Cordova Systems"));
    }
}
