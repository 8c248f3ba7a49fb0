using System.Globalization;
using Collegium.Clients;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Mail;
using Collegium.Members;
using Collegium.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Covers;

/// <summary>Tells both practices how a holiday cover stands, and the clients whom to turn to and since when no more.</summary>
internal sealed class CoverLetters(
    CollegiumDb db, Letterhead letters, ClientsDoor clients, MembersDoor members, CoverReading reading, TimeProvider clock) : IReaction
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    public string Name => "desk.cover-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => kind.StartsWith("cover.", StringComparison.Ordinal);

    public async Task React(Fact fact)
    {
        if (!(await letters.Chapter()).Open || clock.Now() - fact.At > Stale
            || await db.Set<Cover>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == fact.AboutId) is not { } row)
        {
            return;
        }

        var cover = await reading.Show(row);
        if (ToColleague(fact.Kind, cover) is { } asked)
        {
            await Practice(fact, row.ToPractice, $"Holiday cover for {cover.From.Name}", asked);
        }

        if (ToAsker(fact.Kind, cover) is { } told)
        {
            await Practice(fact, row.FromPractice, $"Holiday cover by {cover.To.Name}", told);
        }

        if (fact.Kind == "cover.started")
        {
            foreach (var client in cover.Clients.Where(c => !c.LeftOut))
            {
                await Client(fact, client.Id, cover, _ => true);
            }
        }
        else if (fact.Kind == "cover.ended")
        {
            var reached = await Told(row.Id);
            foreach (var client in cover.Clients)
            {
                await Client(fact, client.Id, cover, reached.Contains);
            }
        }
    }

    /// <summary>Whom the first letter reached: they read that it is over, whatever they said of the colleague meanwhile.</summary>
    private async Task<HashSet<string>> Told(Guid cover)
    {
        var started = await db.Set<Fact>().Where(f => f.AboutId == cover && f.Kind == "cover.started").Select(f => f.Id).SingleOrDefaultAsync();
        return
        [
            .. await db.Set<MailMessage>().Where(m => m.Because == started && m.Kind == "cover.started").Select(m => m.ToAddress).ToListAsync(),
            // Where both letters are written at once.
            .. db.Adding<MailMessage>().Where(m => m.Because == started).Select(m => m.ToAddress),
        ];
    }

    private static string? ToColleague(string kind, CoverShown c) => kind switch
    {
        "cover.proposed" => $"{c.From.Name} asks you to stand in for {Clients(c)} from {Day(c.FirstDay)} to {Day(c.LastDay)}. {Terms(c)} Say yes or no by the first day:",
        "cover.started" => $"From today you stand in for {c.From.Name}. Whom to call and what is open is on this page until {Day(c.LastDay)}:",
        "cover.withdrawn" => $"{c.From.Name} no longer needs you to stand in from {Day(c.FirstDay)} to {Day(c.LastDay)}.",
        "cover.ended" => $"{c.From.Name} has its clients back. {(c.WorkReturns ? "Work still open went back with them." : "Work you have begun stays with you.")} Thank you for standing in.",
        "cover.client-released" => $"{c.From.Name} agrees that you work for a client you stood in for. Which one is on this page:",
        _ => null,
    };

    private static string? ToAsker(string kind, CoverShown c) => kind switch
    {
        "cover.agreed" => $"{c.To.Name} stands in for you from {Day(c.FirstDay)} to {Day(c.LastDay)}. Your clients are told on the first day.",
        "cover.refused" => $"{c.To.Name} can’t stand in from {Day(c.FirstDay)} to {Day(c.LastDay)}. Ask somebody else:",
        "cover.unanswered" => $"{c.To.Name} didn’t answer, so nobody stands in for you. Ask somebody else:",
        "cover.ended" => $"Your clients are yours again. {(c.WorkReturns ? "What was still open is among your work." : $"What {c.To.Name} has begun stays there.")}",
        _ => null,
    };

    private async Task Client(Fact fact, Guid client, CoverShown c, Func<string, bool> to)
    {
        if ((await clients.Contacts(client)).FirstOrDefault(p => p.Mail is { Length: > 0 } m && to(m)) is not { Mail: { } mail } contact)
        {
            return;
        }

        var (subject, body) = fact.Kind == "cover.started"
            ? ($"{c.To.Name} stands in for {c.From.Name}",
                $"{c.From.Name} is away from {Day(c.FirstDay)} to {Day(c.LastDay)}. If something is wrong in these days, tell us as always, and {c.To.Name} is asked first. You pay what you always pay, and afterwards {c.From.Name} looks after you again. If you’d rather have somebody else, call us.")
            : ($"{c.From.Name} is back", $"{c.From.Name} looks after you again. {(c.WorkReturns ? "Whatever was still open went back to them." : $"What {c.To.Name} has begun for you, they finish.")}");
        await letters.Put(fact.Id, fact.Kind, (mail, contact.Name), subject, body);
    }

    private async Task Practice(Fact fact, Guid practice, string subject, string body)
    {
        foreach (var (id, mail) in await members.PeopleOf(practice))
        {
            var name = (await members.Roster()).People.GetValueOrDefault(id)?.Name ?? "";
            await letters.Put(fact.Id, fact.Kind, (mail, name), subject, $"{body}\n\n{letters.Site}/covers");
        }
    }

    private static string Terms(CoverShown c) =>
        $"{(c.WorkReturns ? "Work still open then goes back to them." : "Work you have begun then stays with you.")} {(c.BoundMonths == 0 ? "" : $"For {c.BoundMonths} months afterwards you aren’t asked for these clients, unless {c.From.Name} agrees.")}";

    private static string Clients(CoverShown c) => c.Count == 1 ? "one client" : string.Create(CultureInfo.InvariantCulture, $"{c.Count} clients");

    private static string Day(DateOnly day) => Show.LongDay(day);
}
