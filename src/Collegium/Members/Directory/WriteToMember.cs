using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Directory;

/// <summary>
/// A member writes to another, one at a time and so many a day: colleagues reach one another, and nobody can sell to all of
/// them. Addresses aren't shown, so an answer is the other's choice.
/// </summary>
internal sealed class WriteToMember(CollegiumDb db, FactLog facts, Letterhead letters, GovernanceDoor governance, TimeProvider clock)
{
    private const int Longest = 2000;
    private const int MostToOne = 3;

    public static readonly Refusal NotYours = Refusal.NotAllowed("write to members here", "Members in good standing do.");

    public static readonly Refusal NoWords = new("message.no-words", "Write what it is about, in up to 2,000 characters.", Field: "text");

    public static Refusal TooMany(int most, TimeSpan wait) => new(
        "message.too-many", $"Your practice has written to {most} members today, and more isn’t possible here. Go on tomorrow, or put it to everybody in a meeting.", RefusalKind.TooMany)
        { RetryAfter = wait };

    public static readonly Refusal TooManyToOne = new(
        "message.too-many-to-one", "Your practice has written to this member three times today. Wait for an answer, or call.", RefusalKind.TooMany);

    public static readonly Refusal SameWords = new(
        "message.same-words", "You have sent these words to another member already. Letters to many aren’t possible here; put it to everybody in a meeting.", RefusalKind.Conflict, "text");

    public async Task<Result<Guid>> Run(Guid to, string? text)
    {
        if (db.Actor is not { Practice: { } from, Login: { } login } || from == to || !db.Actor.Is(Roles.Practitioner)
            || await db.Locked<Practice>(from) is not { Standing: Standing.Full or Standing.Provisional } sender)
        {
            return NotYours;
        }

        if (await db.Set<Practice>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == to && (p.Standing == Standing.Full || p.Standing == Standing.Provisional)) is not { } reader)
        {
            return Refusal.Missing("practice");
        }

        if (text?.Trim() is not { Length: > 0 and <= Longest } words)
        {
            return NoWords;
        }

        var (since, most) = (clock.Now().AddDays(-1), (await governance.Rules()).MessagesADay);
        var lately = await db.Set<MemberMessage>().AsNoTracking().Where(m => m.FromPractice == from && m.At > since.AddDays(-29)).ToListAsync();
        var today = lately.Where(m => m.At > since).OrderBy(m => m.At).ToList();
        if (today.Select(m => m.ToPractice).Append(to).Distinct().Count() > most)
        {
            return TooMany(most, (today.FirstOrDefault()?.At ?? clock.Now()) - since);
        }

        if (today.FindAll(m => m.ToPractice == to) is { Count: >= MostToOne } toOne)
        {
            return TooManyToOne with { RetryAfter = toOne[0].At - since };
        }

        if (lately.Exists(m => m.ToPractice != to && m.Text == words))
        {
            return SameWords;
        }

        var message = new MemberMessage { Id = clock.NewId(), FromPractice = from, FromLogin = login, ToPractice = to, Text = words, At = clock.Now() };
        db.Add(message);
        facts.Append("member.written-to", new("message", message.Id) { Practice = to }, Sight.Practice, new { from });
        await letters.Put(
            message.Id, "member.written-to", (reader.Mail, reader.Name), $"{db.Actor.Name} of {sender.Name} writes to you",
            $"{words}\n\nAnswer by telephone: {sender.Phone}. If this is an attempt to sell you something, report it with one press:\n\n{letters.Site}/messages");
        return message.Id;
    }
}

/// <summary>Whoever got a message reports it as an attempt to sell. The secretary sees it; three make a case (<see cref="SolicitationAlarm"/>).</summary>
internal sealed class ReportMessage(CollegiumDb db, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal Reported = new("message.reported", "This is reported already; the secretary has it.", RefusalKind.Conflict);

    public async Task<Result<Guid>> Run(Guid id)
    {
        if (await db.Set<MemberMessage>().SingleOrDefaultAsync(m => m.Id == id && m.ToPractice == db.Actor.Practice) is not { } message)
        {
            return Refusal.Missing("message");
        }

        if (message.ReportedAt is not null)
        {
            return Reported;
        }

        message.ReportedAt = clock.Now();
        facts.Append("member.solicitation-reported", new("message", message.Id) { Practice = message.FromPractice }, Sight.Officers, new { by = message.ToPractice });
        return message.Id;
    }
}
