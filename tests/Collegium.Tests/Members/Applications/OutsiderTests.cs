using Collegium.Mail;
using Collegium.Members.Applications;
using Collegium.Members.Competing;
using Collegium.Members.Screens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Applications;

/// <summary>Where every member competes with the applicant, people outside the chapter judge, without a name.</summary>
public sealed class OutsiderTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_outsiders_sign_by_links_that_work_once(string engine)
    {
        await using var world = await World.Start(engine);
        await world.Do<Done>(async s =>
        {
            foreach (var practice in world.Practices.Values)
            {
                await s.GetRequiredService<ServedTrades>().Add(practice, ["dental"]);
            }

            return Done.It;
        });
        using var applicant = new Applicant(world);
        await applicant.Send();
        var row = await applicant.Row();
        using var secretary = await world.SignIn("secretary");
        await secretary.Open($"/applications/{row.Number}");
        await secretary.Send("#declare form", ("tied", "no"));
        Assert.Contains("Nobody may decide", secretary.Text, StringComparison.Ordinal);
        foreach (var name in new[] { "ann", "bob" })
        {
            await secretary.Send("#outsider form", ("name", name), ("mail", $"{name}@elsewhere.example"));
            var mail = await world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.ToAddress == $"{name}@elsewhere.example"));
            using var outsider = new Browser(world.Url);
            await outsider.Open(Applicant.LinkOf(mail, "review"));
            Assert.DoesNotContain("Most income", outsider.Text, StringComparison.Ordinal);
            await outsider.Send("main form");
            Assert.Contains(SignOutside.NoDeclaration.Message, outsider.Text, StringComparison.Ordinal);
            await outsider.Send("main form", ("free", "yes"));
            Assert.Contains("Most income", outsider.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Ostrander", outsider.Text, StringComparison.Ordinal);
            await outsider.Send("main form", ("seller", "fail"), ("seller-words", "Most of it is commission."), ("pretender", "pass"), ("fraudster", "pass"));
            Assert.Contains("Thank you", outsider.Text, StringComparison.Ordinal);
            await outsider.Open(Applicant.LinkOf(mail, "review"));
            Assert.Equal(404, outsider.Status);
        }

        Assert.Equal((ApplicationState.Declined, "screen-seller"), await world.Look(db => db.Set<Application>().Select(a => new { a.State, a.DecidedBecause }).SingleAsync()) is var end ? (end.State, end.DecidedBecause!) : default);
    }

    [Fact]
    public void What_an_applicant_admits_reaches_outsiders_without_names_and_never_as_an_empty_quote()
    {
        var answers = Applicant.Good();
        (answers["discipline"], answers["discipline-words"], answers["debts"]) = ("yes", "Mila Ostrander was warned by her last guild.", "yes");
        var found = new Gathered(answers, [], []) { BlindReviews = 2, Today = new DateOnly(2026, 11, 17), Skills = new Dictionary<string, string>() };
        var lines = Evidence.Of(Screen.Fraudster, found.WithoutNames());
        Assert.Contains(lines, l => l.Found.Contains("was warned by her last guild", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Found.StartsWith("To 30 September 2027", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Found.Contains("Ostrander", StringComparison.Ordinal) || l.Found.Contains("“”", StringComparison.Ordinal) || l.Found.Contains("Desert Mutual", StringComparison.Ordinal));
    }

    /// <summary>Whoever has the link asks for the page; the whole file, for which every practice is read, isn't behind it.</summary>
    [Fact]
    public void What_an_applicant_is_shown_is_read_without_the_reviewers_file() => Assert.DoesNotContain(
        typeof(ApplicantReading).GetConstructors().Single().GetParameters(), p => p.ParameterType == typeof(ApplicationReading) || p.ParameterType == typeof(Behind) || p.ParameterType == typeof(Likeness));
}
