using Collegium.Database;
using Collegium.Identity;
using Collegium.Mail;
using Collegium.Members;
using Collegium.Members.Conduct;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Collegium.Tests.Members.Conduct.ConductStage;

namespace Collegium.Tests.Members.Conduct;

/// <summary>Nothing stays with an officer: not a complaint nobody reads, not a panel members can't fill, not a hold on a practice.</summary>
public sealed class WaitingCaseTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_complaint_nobody_takes_is_brought_to_the_secretary_and_then_to_the_administrators(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Filed();
        await stage.World.Pass(TimeSpan.FromDays(7.1));
        Assert.Equal(["secretary@sonoran.example"], await To(stage, "conduct.waits"));
        await stage.World.Pass(TimeSpan.FromDays(7.1));
        Assert.Equal(["administrator@sonoran.example", "secretary@sonoran.example", "secretary@sonoran.example"], await To(stage, "conduct.waits"));
        await Must(stage.Secretary.Post($"{stage.At}/notice", new { grounds = new[] { "solicitation" }, text = "You are said to have sold a licence." }));
        await stage.World.Pass(TimeSpan.FromDays(7.1));
        Assert.Equal(3, (await To(stage, "conduct.waits")).Count);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Another_look_goes_to_all_officers_and_by_the_only_one_it_can_only_go_on(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Filed();
        await Must(stage.Secretary.Post($"{stage.At}/set-aside", new { because = "empty", text = "It names nothing that was done." }));
        await Must(stage.As(Complainant).Post($"{stage.At}/look-again", new { text = "It names the licence." }));
        await stage.World.Settle();
        Assert.Equal(["administrator@sonoran.example", "secretary@sonoran.example"], await To(stage, "conduct.look-again"));
        object notice = new { grounds = new[] { "solicitation" }, text = "You are said to have sold a licence." };
        await Refused("conduct.another-officer", stage.Secretary.Post($"{stage.At}/notice", notice));
        await Write(stage, async db => (await db.Set<Login>().SingleAsync(l => l.Email == "administrator@sonoran.example")).Roles = Roles.Steward);
        await Refused("conduct.another-officer", stage.Secretary.Post($"{stage.At}/set-aside", new { because = "empty", text = "As before." }));
        await Must(stage.Secretary.Post($"{stage.At}/notice", notice));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_panel_members_cannot_fill_is_brought_to_who_names_outsiders_until_it_is_whole(string engine)
    {
        await using var stage = await Set(engine, practices: 5);
        await Write(stage, async db =>
        {
            foreach (var name in new[] { "Whitlock & Obi", "Halloran Networks", "Benavidez Works" })
            {
                (await db.Set<Practice>().SingleAsync(p => p.Name == name)).Standing = Standing.Provisional;
            }
        });
        await stage.Called();
        await stage.World.Settle();
        Assert.Equal(["secretary@sonoran.example"], await To(stage, "conduct.short"));
        await stage.World.Pass(TimeSpan.FromDays(7.1));
        Assert.Contains("administrator@sonoran.example", await To(stage, "conduct.short"));
        var before = (await To(stage, "conduct.short")).Count;
        await stage.World.Pass(TimeSpan.FromDays(6));
        while ((int)(await stage.Seen(stage.Secretary))["missing"]! is > 0 and var missing)
        {
            await Must(stage.Secretary.Post($"{stage.At}/panelists", new { name = $"Ann {missing}", mail = $"ann{missing}@outside.example" }));
        }

        await stage.World.Pass(TimeSpan.FromDays(1.5));
        Assert.Equal(before, (await To(stage, "conduct.short")).Count);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Nobody_is_kept_off_work_before_the_notice_or_by_a_complaint_set_aside(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Filed();
        await Refused("conduct.not-your-turn", stage.Secretary.Post($"{stage.At}/interim", new { text = "It can't wait." }));
        using var secretary = await stage.World.SignIn("secretary");
        await secretary.Open($"/conduct/{stage.Number}");
        Assert.Null(secretary.Page.QuerySelector("#interim"));

        // As it was possible once.
        var until = World.Morning.AddDays(20);
        await Write(stage, async db =>
        {
            var held = await db.Set<ConductCase>().SingleAsync(c => c.Id == stage.Case);
            (held.InterimUntil, held.PutOff) = (until, true);
            (await db.Set<Practice>().SingleAsync(p => p.Id == held.RespondentId)).Standing = Standing.Suspended;
        });
        await Must(stage.Secretary.Post($"{stage.At}/set-aside", new { because = "not-conduct", text = "A price breaks no rule." }));
        Assert.Equal(Standing.Full, await stage.StandingOf(Respondent));
        await Must(stage.As(Complainant).Post($"{stage.At}/look-again", new { text = "It wasn't the price." }));
        Assert.False(await stage.World.Look(async db => (await db.Set<ConductCase>().SingleAsync(c => c.Id == stage.Case)).Holds(stage.World.Clock.GetUtcNow().UtcDateTime)));
    }

    private static Task<Done> Write(ConductStage stage, Func<CollegiumDb, Task> change) => stage.World.Do<Done>(async s =>
    {
        var db = s.GetRequiredService<CollegiumDb>();
        await change(db);
        await db.SaveChangesAsync();
        return Done.It;
    });

    private static Task<List<string>> To(ConductStage stage, string kind) =>
        stage.World.Look(db => db.Set<MailMessage>().Where(m => m.Kind == kind).Select(m => m.ToAddress).OrderBy(m => m).ToListAsync());
}
