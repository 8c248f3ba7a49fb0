using System.Text.Json;
using Collegium.Clients;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members;
using Collegium.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Contracts.Plans;

/// <summary>Tells the client, the member at work and the stewards how far a plan is used, and asks ahead whether it goes on.</summary>
internal sealed class PlanLetters(CollegiumDb db, ClientsDoor clients, MembersDoor members, Letterhead letters, TimeProvider clock) : IReaction
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    public string Name => "contracts.plan-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => kind is "plan.used-to" or "plan.renewal-asked" or "plan.renewed" or "plan.ended";

    public async Task React(Fact fact)
    {
        if (!(await letters.Chapter()).Open || clock.Now() - fact.At > Stale || await db.Set<Plan>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == fact.AboutId) is not { } plan
            || await clients.Find(plan.ClientId) is not { } client)
        {
            return;
        }

        var data = JsonDocument.Parse(fact.Data).RootElement;
        if (fact.Kind == "plan.used-to" && !data.GetProperty("last").GetBoolean())
        {
            return;
        }

        var (subject, words) = Words(fact.Kind, data, plan);
        await ToClient(fact, plan, subject, words);
        await ToOurs(fact, data, $"{client.Name}: {subject.ToLowerInvariant()}", $"The plan of {client.Name}: {char.ToLowerInvariant(words[0])}{words[1..]}", $"{letters.Site}/plans/{plan.Id}");
    }

    private async Task ToClient(Fact fact, Plan plan, string subject, string words)
    {
        var named = await db.Set<PlanContact>().AsNoTracking().Where(c => c.PlanId == plan.Id).Select(c => c.ContactId).ToListAsync();
        foreach (var person in (await clients.Contacts(plan.ClientId)).Where(c => c.Mail is not null && (named.Count == 0 || named.Contains(c.Id))))
        {
            await letters.Put(fact.Id, fact.Kind, (person.Mail!, person.Name), subject, $"{words}\n\n{letters.Site}/mine/plan");
        }
    }

    private async Task ToOurs(Fact fact, JsonElement data, string subject, string words, string page)
    {
        if (data.TryGetProperty("practitioner", out var at) && (await members.Roster()).People.TryGetValue(at.GetGuid(), out var worker))
        {
            await letters.Put(fact.Id, fact.Kind, (worker.Mail, worker.Name), subject, $"{words}\n\n{page}");
        }

        var stewards = await db.Set<Login>().AsNoTracking()
            .Where(l => l.ChapterId == fact.ChapterId && (l.Roles & Roles.Steward) != 0 && l.Email != null).ToListAsync();
        foreach (var steward in stewards)
        {
            await letters.Put(fact.Id, fact.Kind, (steward.Email!, steward.DisplayName), subject, $"{words}\n\n{page}");
        }
    }

    private static (string Subject, string Words) Words(string kind, JsonElement data, Plan plan) => kind switch
    {
        "plan.used-to" when data.GetProperty("left").GetInt32() == 0 =>
            ("The hours of the plan are used up", $"All {Show.Hours(data.GetProperty("of").GetInt32())} hours are used. {PlanWords.After(plan.Beyond, plan.BeyondPerHourMinor, plan.Currency)}"),
        "plan.used-to" => (
            $"{data.GetProperty("percent").GetInt32()} % of the plan’s hours are used",
            $"Of {Show.Hours(data.GetProperty("of").GetInt32())} hours, {Show.Hours(data.GetProperty("left").GetInt32())} are left. {PlanWords.After(plan.Beyond, plan.BeyondPerHourMinor, plan.Currency)}"),
        "plan.renewal-asked" => (
            "Does the plan go on?",
            $"Its last day is {Show.LongDay(plan.EndsOn!.Value)}. {(plan.Renews ? "By the contract it goes on by itself; say so if it shall end." : "By the contract it ends then; say so if it shall go on.")}"),
        "plan.renewed" => ("The plan goes on", $"It goes on until {Show.LongDay(plan.EndsOn!.Value)}, as agreed."),
        _ => ("The plan has ended", $"Its last day {(plan.EndedOn is { } day ? $"is {Show.LongDay(day)}" : "has come")}. Work after that gets an estimate, and nothing is billed before a yes."),
    };
}
