using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Facts;
using Collegium.Identity;
using Collegium.Members;
using Collegium.Ui;
using Microsoft.EntityFrameworkCore;
using ClockKind = Collegium.Desk.Clocks.ClockKind;

namespace Collegium.Desk;

/// <summary>What happened to a request, cut to what the reader may see, oldest first.</summary>
internal sealed class Story(CollegiumDb db, MembersDoor members, ClientsDoor clients)
{
    private static readonly TimeSpan SameMoment = TimeSpan.FromSeconds(2);

    public async Task<IReadOnlyList<StoryEvent>> Of(Request request)
    {
        var facts = await Seen(request).OrderBy(f => f.Seq).ToListAsync();
        var names = await Names(request, facts);
        var clocks = await db.Set<Clock>().AsNoTracking().Where(c => c.RequestId == request.Id).ToListAsync();
        return Tell(facts, names, clocks);
    }

    private static List<StoryEvent> Tell(List<Fact> facts, StoryNames names, List<Clock> clocks)
    {
        var (told, asked, kept) = (new List<StoryEvent>(), new List<Fact>(), new List<Fact>());
        foreach (var fact in facts)
        {
            if (asked.Count > 0 && (fact.Kind != "offer.made" || fact.RequestId != asked[0].RequestId || fact.At - asked[0].At >= SameMoment))
            {
                TellAsked(told, asked, names);
            }

            if (fact.Kind == "offer.made")
            {
                asked.Add(fact);
            }
            else if (fact.Kind is "promise.kept" or "promise.kept-late")
            {
                kept = [fact];
            }
            else if (StoryWords.Of(fact, names) is { } line)
            {
                told.Add(line);
            }

            if (kept.Count > 0 && told.Count > 0 && Belongs(kept[0], fact))
            {
                told[^1] = Kept(told[^1], kept[0], clocks);
                kept.Clear();
            }
        }

        TellAsked(told, asked, names);
        return told;
    }

    public async Task<StoryNames> Names(Request request, IReadOnlyList<Fact> facts)
    {
        Guid[] logins = [.. facts.Select(f => f.ActorLogin).OfType<Guid>().Concat(facts.Where(f => f.Kind.StartsWith("alert.", StringComparison.Ordinal)).SelectMany(StoryWordsOfAlerts.People)).Distinct()];
        var contact = request.ContactId is { } id ? await clients.Contact(id) : null;
        var merged = await db.Set<Request>().AsNoTracking().Where(r => r.MergedInto == request.Id).ToDictionaryAsync(r => r.Id);
        Guid[] ids = [.. merged.Keys];
        return new StoryNames(await members.Roster(), request)
        {
            Teller = contact?.Name ?? request.TellerName ?? "The client",
            Logins = await db.Set<Login>().AsNoTracking().Where(l => logins.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.DisplayName),
            Merged = merged,
            Offers = await db.Set<Offer>().AsNoTracking().Where(o => o.RequestId == request.Id || ids.Contains(o.RequestId)).ToDictionaryAsync(o => o.Id),
            Notes = await db.Set<Note>().AsNoTracking().Where(n => n.RequestId == request.Id || ids.Contains(n.RequestId)).ToDictionaryAsync(n => n.Id),
            Times = await db.Set<TimeEntry>().AsNoTracking().Where(t => t.RequestId == request.Id).ToDictionaryAsync(t => t.Id),
            Estimates = await db.Set<Estimate>().AsNoTracking().Where(e => e.RequestId == request.Id).ToDictionaryAsync(e => e.Id),
        };
    }

    /// <summary>The practice that has it also sees what was told before it was asked, not what others were asked.</summary>
    private IQueryable<Fact> Seen(Request request)
    {
        var all = db.Set<Fact>().AsNoTracking().Where(f => f.RequestId == request.Id || db.Set<Request>().Any(r => r.Id == f.RequestId && r.MergedInto == request.Id));
        return db.Actor is { IsOfficer: false, Practice: { } own } && request.PracticeId == own
            ? all.Where(f => (f.PracticeId == null || f.PracticeId == own) && ((f.Sight & (Sight.Practice | Sight.Members)) != 0 || f.Kind == "request.told"))
            : all.SeenBy(db.Actor);
    }

    private static void TellAsked(List<StoryEvent> told, List<Fact> asked, StoryNames names)
    {
        if (asked.Count > 0)
        {
            var (who, all) = (string.Join(", ", asked.Select(names.Asked)), Math.Max(asked.Count, AskedWith(asked[0], names)));
            var first = told.All(t => t.Icon != "asked");
            var of = asked[0].RequestId is { } id && names.Merged.TryGetValue(id, out var other) ? $"Request {other.Number}: " : "";
            var (lead, text) = all > asked.Count ? ($"{Show.InWords(all)} asked,", $"{who} among them.")
                : (all > 1 ? $"{Show.InWords(all)} asked:" : first ? "One asked:" : "One more asked:", $"{who}.");
            told.Add(new StoryEvent(asked[0].At, "asked", of + lead, text)
            {
                Tone = "mute",
                Inside = (asked[0].Sight & Sight.Client) == 0,
            });
            asked.Clear();
        }
    }

    /// <summary>How many were asked at that moment, those too whom the reader may not see by name.</summary>
    private static int AskedWith(Fact asked, StoryNames names) =>
        names.Offers.Values.Count(o => o.RequestId == asked.RequestId && (o.MadeAt - asked.At).Duration() < SameMoment);

    /// <summary>An answer is kept by the step before it; being at work by the one after, which shows it.</summary>
    private static bool Belongs(Fact kept, Fact now) =>
        kept.At >= now.At - SameMoment && (ReferenceEquals(kept, now) ? kept.Read().Word("kind") != "at-work" : StoryWords.IsStep(now));

    /// <summary>A promise kept stands beside the step that kept it.</summary>
    private static StoryEvent Kept(StoryEvent step, Fact fact, List<Clock> clocks)
    {
        var kind = fact.Read().Word("kind") == "at-work" ? ClockKind.AtWork : ClockKind.Answer;
        return clocks.Find(c => c.Kind == kind) is not { } clock ? step : step with
        {
            Promise = new Promise(clock.DueAt, clock.StartedAt, fact.At),
            Promised = kind == ClockKind.Answer ? "Answer" : "At work",
        };
    }
}
