using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Practices;
using Collegium.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Letters;

/// <summary>Tells the people of each practice that counts that a ballot is open, that it is called a second time, and how it ended.</summary>
internal sealed class BallotLetters(CollegiumDb db, BallotsDoor ballots, Letterhead letters, TimeProvider clock) : IReaction
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    public string Name => "members.ballot-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => kind is "ballot.opened" or "ballot.second-call" or "ballot.closed";

    public async Task React(Fact fact)
    {
        var chapter = await letters.Chapter();
        if (!chapter.Open || clock.Now() - fact.At > Stale || await ballots.Card(fact.AboutId) is not { } card)
        {
            return;
        }

        var question = await ballots.Question(card.Id) ?? "A question whose words were erased";
        var until = Show.When(card.ClosesAt, chapter.Zone, clock.Now());
        var roll = (await ballots.Roll(card.Id)).Where(r => r.Excluded is null && (fact.Kind != "ballot.second-call" || !r.Voted)).Select(r => r.Practice).ToList();
        foreach (var person in await db.Set<Practitioner>().AsNoTracking().Where(p => roll.Contains(p.PracticeId) && !p.Left).OrderBy(p => p.Id).ToListAsync())
        {
            var (subject, words) = Words(fact.Kind, card, until);
            await letters.Put(fact.Id, fact.Kind, (person.Mail, person.Name), subject, $"{words}\n\n{question}\n\n{letters.Site}/ballots/{card.Id}");
        }
    }

    private static (string Subject, string Words) Words(string kind, BallotCard card, string until) => kind switch
    {
        "ballot.opened" => ($"A ballot is open until {until}",
            $"Your practice has one secret vote, for all of you. Yes, no, or abstain, until {until}:"),
        "ballot.second-call" => ($"Second call: the ballot is open until {until}",
            $"Too few have voted, {card.Voted} of {card.Eligible}, and yours isn't among them. This is the second and last call. Without enough votes by {until} the ballot lapses:"),
        _ when card.Counts is { } counts => (card.State is BallotState.Carried ? "The ballot has carried" : "The ballot has not carried",
            $"{counts.Yes} yes, {counts.No} no, {counts.Abstain} abstained. If you kept your receipt, the page shows that your paper was counted:"),
        _ => ("The ballot has lapsed", $"Too few have voted, {card.Voted} of {card.Eligible}. The papers were destroyed unread, and nothing is decided:"),
    };
}
