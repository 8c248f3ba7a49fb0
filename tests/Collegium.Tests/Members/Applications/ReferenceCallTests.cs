using Collegium.Facts;
using Collegium.Mail;
using Collegium.Members.Applications;
using Collegium.Members.References;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Members.Applications;

/// <summary>A reference that stays silent is named to whoever can do something about it, and can be heard by telephone.</summary>
public sealed class ReferenceCallTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_silent_reference_is_named_called_and_counts_as_answered_by_phone(string engine)
    {
        await using var world = await World.Start(engine);
        using var applicant = new Applicant(world);
        await applicant.Send();
        await Silent(world, applicant);
        await world.Settle();
        await world.Pass(TimeSpan.FromDays(21.01));
        Assert.Equal(ApplicationState.Asked, (await applicant.Row()).State);
        var told = await world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.Kind == "reference.silent"));
        await applicant.Browser.Open(Applicant.LinkOf(told, "apply"));
        Assert.Contains("Rita Moss has not answered our two letters since Tuesday 17 November 2026", applicant.Browser.Text, StringComparison.Ordinal);

        var number = (await applicant.Row()).Number;
        using var secretary = await world.SignIn("secretary");
        await secretary.Open($"/applications/{number}");
        await secretary.Send("#declare form", ("tied", "no"));
        var step = secretary.Page.QuerySelector("details.step[id^=call-]")!;
        Assert.Contains("Rita Moss", step.TextContent, StringComparison.Ordinal);
        await secretary.Send($"#{step.Id} form", ("on", "2026-12-08"), ("known", "We share a client and she answers her phone."), ("again", "yes"));
        Assert.Equal(200, secretary.Status);
        Assert.Contains("By phone on 8 December 2026, written down by Lou Castellane.", secretary.Text, StringComparison.Ordinal);
        Assert.Contains("3 of 3 answered; 3 would have them again; one by phone", secretary.Text, StringComparison.Ordinal);
        Assert.Equal(ApplicationState.Review, (await applicant.Row()).State);
        Assert.Equal(["reference.called", "reference.answered"], await world.Look(db =>
            db.Set<Fact>().Where(f => f.Kind == "reference.called" || f.Kind == "reference.answered" && f.Data.Contains("true")).OrderBy(f => f.Seq).Select(f => f.Kind).ToListAsync()));
    }

    [Fact]
    public async Task What_is_missing_names_who_has_not_answered_and_says_what_to_do()
    {
        await using var world = await World.Start(Engines.Sqlite);
        using var applicant = new Applicant(world);
        await applicant.Send();
        await Silent(world, applicant);
        await world.Do<Done>(async s =>
        {
            var db = (Collegium.Database.CollegiumDb)s.GetService(typeof(Collegium.Database.CollegiumDb))!;
            (await db.Set<Reference>().SingleAsync(r => r.Code == "peer")).SilentAt = World.Morning;
            return Done.It;
        });
        using var secretary = await world.SignIn("secretary");
        await secretary.Open($"/applications/{(await applicant.Row()).Number}");
        await secretary.Send("#declare form", ("tied", "no"));
        Assert.Contains("Rita Moss, asked on 17 November 2026, stays silent: call them and write down what they say", secretary.Page.QuerySelector("#ballot")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Dana Wu", secretary.Page.QuerySelector("#ballot")!.TextContent, StringComparison.Ordinal);
        await applicant.Browser.Open(applicant.Page);
        Assert.Contains("and silent since. Ask them to open our letter", applicant.Browser.Text, StringComparison.Ordinal);
    }

    /// <summary>The two clients answer, the colleague doesn't.</summary>
    private static async Task Silent(World world, Applicant applicant)
    {
        await applicant.AnswerReferences();
        await world.Do<Done>(async s =>
        {
            var db = (Collegium.Database.CollegiumDb)s.GetService(typeof(Collegium.Database.CollegiumDb))!;
            (await db.Set<Reference>().SingleAsync(r => r.Code == "peer")).AnsweredAt = null;
            return Done.It;
        });
    }
}
