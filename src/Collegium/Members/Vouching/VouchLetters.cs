using System.Text.Json;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Vouching;

/// <summary>Tells those who hang on one another: a vouch ends soon, somebody is short, a word was taken back while the members vote.</summary>
internal sealed class VouchLetters(CollegiumDb db, Letterhead letters, TimeProvider clock) : IReaction
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(2);

    public string Name => "members.vouch-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => kind is "vouch.expiring" or "vouch.short" or "vouch.made-good" or "vouch.withdrawn" or "vouch.cancelled";

    public async Task React(Fact fact)
    {
        if (!(await letters.Chapter()).Open || clock.Now() - fact.At > Stale)
        {
            return;
        }

        using var data = JsonDocument.Parse(fact.Data);
        await (fact.Kind switch
        {
            "vouch.expiring" => Expiring(fact, data.RootElement),
            "vouch.short" => Short(fact, data.RootElement),
            "vouch.made-good" => ToPractice(fact, fact.AboutId, "Enough members stand behind you again", "Your practice can vouch and vote again. What carries you:\n\n{site}/vouches"),
            "vouch.withdrawn" => Withdrawn(fact, data.RootElement),
            _ => Cancelled(fact, data.RootElement),
        });
    }

    private async Task Expiring(Fact fact, JsonElement data)
    {
        var (voucher, candidate) = (data.GetProperty("voucher").GetGuid(), data.GetProperty("candidate").GetGuid());
        await ToPractice(
            fact, voucher, $"Your word for {await NameOf(candidate)} ends in {Vouch.RenewDays} days",
            $"You stood behind them a year ago. If you still do, give your word again; if not, it ends by itself, and they are told only if somebody is missing then.\n\n{{site}}/members/{candidate}");
    }

    private async Task Short(Fact fact, JsonElement data)
    {
        var missing = data.GetProperty("missing").GetInt32();
        var who = missing == 1 ? "One more member must" : FormattableString.Invariant($"{missing} more members must");
        await ToPractice(
            fact, fact.AboutId, "Somebody must stand behind your practice again",
            $"Whoever stood behind you no longer carries you. You stay a member and your work goes on; until it is made good you neither vouch nor vote. {who} stand behind you. What is missing, and what carries you:\n\n{{site}}/vouches");
        await ToSecretaries(
            fact, $"{await NameOf(fact.AboutId)} is short of members who stand behind it", $"{who} stand behind them. Everybody who is short:\n\n{{site}}/vouches/short");
    }

    private async Task Withdrawn(Fact fact, JsonElement data)
    {
        if (!data.GetProperty("during").GetBoolean())
        {
            return;
        }

        var (voucher, candidate) = (data.GetProperty("voucher").GetGuid(), data.GetProperty("candidate").GetGuid());
        await ToSecretaries(
            fact, $"A word for {await NameOf(candidate)} was taken back while the members vote",
            $"{await NameOf(voucher)} no longer stands behind them. The vote goes on; its result is carried out only if members’ words still carry them then. How it stands:\n\n{{site}}/members/{candidate}");
    }

    private async Task Cancelled(Fact fact, JsonElement data)
    {
        if (data.GetProperty("reason").GetString() != VouchEnd.Convicted || !data.TryGetProperty("voucher", out var voucher))
        {
            return;
        }

        var candidate = data.GetProperty("candidate").GetGuid();
        if (await db.Set<BurntUnit>().AsNoTracking().AnyAsync(b => b.PracticeId == voucher.GetGuid() && b.For == candidate))
        {
            await ToPractice(
                fact, voucher.GetGuid(), $"{await NameOf(candidate)} was expelled, and you stood behind them",
                "You lose one unit for a year, as was said when you signed. What is left of your word, and who hangs on it:\n\n{site}/vouches");
        }
    }

    private async Task ToPractice(Fact fact, Guid practice, string subject, string text)
    {
        if (await db.Set<Practice>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == practice) is { Mail.Length: > 0 } firm)
        {
            await Put(fact, firm.Mail, firm.Name, subject, text);
        }
    }

    private async Task ToSecretaries(Fact fact, string subject, string text)
    {
        var secretaries = await db.Set<Login>().AsNoTracking()
            .Where(l => l.ChapterId == fact.ChapterId && (l.Roles & Roles.MembershipSecretary) != 0 && l.Email != null).OrderBy(l => l.Id).ToListAsync();
        foreach (var secretary in secretaries)
        {
            await Put(fact, secretary.Email!, secretary.DisplayName, subject, text);
        }
    }

    private Task Put(Fact fact, string address, string name, string subject, string text) =>
        letters.Put(fact.Id, fact.Kind, (address, name), subject, text.Replace("{site}", letters.Site, StringComparison.Ordinal));

    private async Task<string> NameOf(Guid practice) =>
        await db.Set<Practice>().AsNoTracking().Where(p => p.Id == practice).Select(p => p.Name).SingleOrDefaultAsync() ?? "A practice";
}
