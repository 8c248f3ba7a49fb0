using Collegium.Database;
using Collegium.Desk.OnCall;
using Collegium.Facts;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Alerts;

internal sealed record PolicyDraft(IReadOnlyList<PolicyLevel>? Levels, int? Stopped, int? Hindered, int? CanWait, int? Repeats);

/// <summary>The steward says who is called when nobody answers. What runs already goes on as it began.</summary>
internal sealed class PutPolicy(CollegiumDb db, OnCallBook book, FactLog facts, TimeProvider clock)
{
    private const int MostLevels = 6;

    public static readonly Refusal NotYours = Refusal.NotAllowed("say who is called when nobody answers", "The steward does.");

    public static readonly Refusal NoLevels = new("policy.no-levels", "Name one to six levels: whoever is on by a rotation, a person, or the stewards.", Field: "levels");

    public static readonly Refusal Unknown = new("policy.unknown-level", "One of these rotations or people isn't there any more. Pick again from the list.", Field: "levels");

    public static readonly Refusal WrongWait = new("policy.wrong-wait", "A level waits 1 to 1,440 minutes, and it begins again up to nine times.", Field: "waits");

    public async Task<Result<PolicyRules>> Run(PolicyDraft draft)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.House))
        {
            return NotYours;
        }

        if (draft.Levels is not { Count: > 0 and <= MostLevels } levels)
        {
            return NoLevels;
        }

        var (roster, usual) = (await book.Roster(), PolicyRules.UsualWaits);
        var rotations = await db.Set<Rotation>().Where(r => r.EndedAt == null).Select(r => r.Id).ToListAsync();
        if (!levels.All(l => l.Kind == LevelKind.Steward || (l.Who is { } who && (l.Kind == LevelKind.Rotation ? rotations.Contains(who) : OnCallBook.Works(roster, who)))))
        {
            return Unknown;
        }

        var rules = new PolicyRules(levels, new ByImpact(draft.Stopped ?? usual.Stopped, draft.Hindered ?? usual.Hindered, draft.CanWait ?? usual.CanWait), draft.Repeats ?? 3);
        if (new[] { rules.Waits.Stopped, rules.Waits.Hindered, rules.Waits.CanWait }.Any(w => w is < 1 or > 1440) || rules.Repeats is < 0 or > 9)
        {
            return WrongWait;
        }

        if (await db.Set<AlertPolicy>().SingleOrDefaultAsync() is not { } policy)
        {
            db.Add(policy = new AlertPolicy { Id = clock.NewId(), Rules = "" });
        }

        (policy.Rules, policy.ChangedAt) = (rules.Write(), clock.Now());
        facts.Append("policy.put", new("policy", policy.Id), Sight.Members, new { levels = levels.Count, rules.Repeats });
        return rules;
    }

    public async Task<PolicyRules?> Read() =>
        await db.Set<AlertPolicy>().AsNoTracking().SingleOrDefaultAsync() is { } policy ? PolicyRules.Read(policy.Rules) : null;
}
