using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Triage;
using Collegium.Desk.Work;
using Collegium.Facts;
using Collegium.Members;

namespace Collegium.Desk.Requests;

/// <summary>The steward says what a request really takes; triage learns it, and the practices that fit are asked.</summary>
internal sealed class CorrectNeeds(
    RequestParties parties, MembersDoor members, StewardAsks asks, LessonBook lessons, FactLog facts)
{
    private const int Most = 5;

    public static readonly Refusal None = new("need.none", "Pick one to five skills that this trouble takes.", Field: "codes");

    public static Refusal Unknown(string code) => new(
        "need.unknown", $"“{code}” isn't a skill of our catalogue. Pick from the list.", Field: "codes");

    public async Task<Result<Request>> Run(Guid request, IReadOnlyList<string> codes)
    {
        if (await parties.OfSteward(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var roster = await members.Roster();
        string[] picked = [.. codes.Where(c => c.Length > 0).Distinct()];
        if (picked.Length is 0 or > Most || Array.Find(picked, c => roster.Now(c) != c) is not null)
        {
            return picked.Length is 0 or > Most ? None : Unknown(picked.First(c => roster.Now(c) != c));
        }

        var held = found.Value;
        var before = Need.Read(held.Needs);
        var changed = !before.Select(n => n.Skill).ToHashSet().SetEquals(picked);
        held.Needs = Need.Write([.. picked.Select(c => new Need(c, 1, before.FirstOrDefault(n => n.Skill == c)?.Words ?? []))]);
        (held.NeedCode, held.RunnersUp) = (picked[0], "[]");
        facts.Append(
            "request.needs-corrected", TellRequest.About(held), Sight.Client | Sight.Practice, new { needs = picked.Select(skill => new { skill }) });
        lessons.Teach(held, picked);
        await asks.Again(held, takeBack: changed);
        return held;
    }
}
