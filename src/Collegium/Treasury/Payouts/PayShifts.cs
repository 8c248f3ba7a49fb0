using System.Globalization;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Ledger;
using Collegium.Treasury.Books;
using Collegium.Treasury.Invoices;

namespace Collegium.Treasury.Payouts;

/// <summary>
/// Being on call is owed to the practice when the shift is over, by what the charter said then (R10 without a client to wait for). The shift's own
/// key lets it be posted once.
/// </summary>
internal sealed class PayShifts(CollegiumDb db, Book book, Issuing issuing, GovernanceDoor governance, FactLog facts, TimeProvider clock) : IReaction
{
    public string Name => "treasury.shifts";

    public bool Wants(string kind) => kind == "shift.finished";

    public async Task React(Fact fact)
    {
        var data = System.Text.Json.JsonDocument.Parse(fact.Data).RootElement;
        if (data.GetProperty("payMinor").GetInt64() is var minor && (minor <= 0 || fact.PracticeId is null))
        {
            return;
        }

        var (practice, chapter) = (fact.PracticeId!.Value, await governance.Chapter());
        var over = new BusinessTime(await governance.Rules(), chapter.Zone).Day(data.GetProperty("toUtc").GetDateTime().ToUniversalTime());
        var what = string.Create(CultureInfo.InvariantCulture, $"On call until {over:d MMM yyyy}");
        db.Add(new Share
        {
            Id = clock.NewId(), ShiftId = fact.AboutId, For = what, PracticeId = practice, Currency = chapter.Currency, Minor = minor, ReleasedMinor = minor,
        });
        await book.Post(
            $"shift {fact.AboutId:N}", await issuing.Today(), "on-call", what,
            PostingRules.MemberSharePayable($"{practice:N}/on call {over:yyyy-MM-dd}", Shares.Member(practice), minor), $"shift/{fact.AboutId}");
        facts.Append("share.released", new("shift", fact.AboutId) { Practice = practice }, Sight.Practice, new { practice, minor, chapter.Currency });
    }
}
