using Collegium.Database;
using Collegium.Facts;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Collegium.Desk.OnCall;

/// <summary>A layer as the steward writes it: minutes after midnight, practitioners in the order of their turns.</summary>
internal sealed record LayerDraft(DateOnly? First, int? HandoverAt, int? Days, int? From, int? To, LayerDays? On, IReadOnlyList<Guid>? People)
{
    /// <summary>A name that was typed and is nobody's.</summary>
    public string? Stranger { get; init; }
}

internal sealed record RotationDraft(string? Name, string? Zone, bool RoundTheClock, IReadOnlyList<LayerDraft>? Layers);

/// <summary>The steward sets up a rotation, or changes it: what is over stays as it was, the new plan holds from now on.</summary>
internal sealed class PutRotation(CollegiumDb db, OnCallBook book, CountShifts counting, FindGaps gaps, FactLog facts, TimeProvider clock)
{
    private const int MostLayers = 5;

    public static readonly Refusal NotYours = Refusal.NotAllowed("change who is on call", "The steward does. Members can swap shifts.");

    public static readonly Refusal NoName = new("rotation.no-name", "Give the rotation a name of up to 60 characters, such as “Nights and weekends”.", Field: "name");

    public static Refusal SameName(string name) => new(
        "rotation.same-name", $"There is a rotation called “{name}” already. Change that one, or give this one another name.", Field: "name");

    public static Refusal NoZone(string? zone) => new(
        "rotation.unknown-zone", $"“{zone}” is no time zone we know. Write one as “America/Phoenix”.", Field: "zone");

    public static readonly Refusal NoLayers = new("rotation.no-layers", "Name who takes turns: one to five layers, each with one to thirty people.", Field: "layers");

    public static readonly Refusal WrongLength = new("layer.wrong-length", "A turn lasts 1 to 31 days and begins on a given day. Write both.", Field: "days");

    public static readonly Refusal WrongTime = new("layer.wrong-time", "Write times of day from 00:00 to 23:59, and either both ends of the hours or neither.", Field: "handover");

    public static Refusal Unknown(string? who) => new(
        "layer.unknown-person",
        $"{(who is null ? "Somebody in this order" : $"“{who}”")} doesn't work in a practice in good standing. Write the name as it stands in the list of members.", Field: "people");

    public static Refusal Twice(string who) => new(
        "layer.twice", $"{who} stands in one order twice. Name each person once; their turns come round by themselves.", Field: "people");

    public async Task<Result<Guid>> Run(Guid? id, RotationDraft draft)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.House))
        {
            return NotYours;
        }

        var now = clock.Now();
        var held = id is { } known ? await book.Hold(known, now) : null;
        if (id is not null && held is null)
        {
            return Refusal.Missing("rotation");
        }

        if (await Check(id, draft) is { } no)
        {
            return no;
        }

        var rotation = held?.Rotation;
        if (rotation is not null)
        {
            await counting.Cut(rotation, now);
        }
        else
        {
            db.Add(rotation = new Rotation { Id = clock.NewId(), Name = draft.Name!, Zone = draft.Zone!, CountedUntil = now });
            db.SetTimer(clock, RotationDue.TimerKind, rotation.Id, now.AddDays(1));
        }

        (rotation.Name, rotation.Zone, rotation.RoundTheClock) = (draft.Name!.Trim(), draft.Zone!, draft.RoundTheClock);
        rotation.Touch(now);
        db.SetTimer(clock, HandoverDue.TimerKind, rotation.Id, now);
        rotation.Write([.. draft.Layers!.Select(l => new Layer(clock.NewId(), l.First!.Value, l.HandoverAt!.Value, l.Days!.Value, l.From, l.To, l.On ?? LayerDays.EveryDay, l.People!))]);
        facts.Append("rotation.put", new("rotation", rotation.Id), Sight.Members, new { layers = draft.Layers!.Count });
        await gaps.Run(await book.Plan(rotation, now));
        return rotation.Id;
    }

    /// <summary>Nobody is on by it from now on.</summary>
    public async Task<Result<Guid>> End(Guid id)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.House))
        {
            return NotYours;
        }

        var now = clock.Now();
        if (await book.Hold(id, now) is not { } held)
        {
            return Refusal.Missing("rotation");
        }

        await counting.Cut(held.Rotation, now);
        held.Rotation.EndedAt = now;
        await gaps.Run(held);
        facts.Append("rotation.ended", new("rotation", id), Sight.Members);
        return id;
    }

    private async Task<Refusal?> Check(Guid? id, RotationDraft draft)
    {
        if (draft.Name?.Trim() is not { Length: > 0 and <= 60 } name)
        {
            return NoName;
        }

        var others = await db.Set<Rotation>().Where(r => r.EndedAt == null && r.Id != id).Select(r => r.Name).ToListAsync();
        if (others.Find(o => string.Equals(o, name, StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            return SameName(same);
        }

        if (draft.Zone is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(draft.Zone) is null)
        {
            return NoZone(draft.Zone);
        }

        if (draft.Layers is not { Count: > 0 and <= MostLayers } layers || layers.Any(l => l.People is not { Count: > 0 and <= 30 }))
        {
            return NoLayers;
        }

        if (layers.Any(l => l.Days is not (>= 1 and <= 31) || l.First is not { Year: > 2000 and < 2200 }))
        {
            return WrongLength;
        }

        if (layers.Any(l => !IsTime(l.HandoverAt) || (l.From is null) != (l.To is null) || (l.From is not null && (!IsTime(l.From) || !IsTime(l.To) || l.From == l.To))))
        {
            return WrongTime;
        }

        return Wrong(await book.Roster(), layers);
    }

    private static Refusal? Wrong(Roster roster, IReadOnlyList<LayerDraft> layers)
    {
        foreach (var people in layers.Select(l => l.People!))
        {
            if (people.Any(p => !OnCallBook.Works(roster, p)))
            {
                var who = people.First(p => !OnCallBook.Works(roster, p));
                return Unknown(layers.Select(l => l.Stranger).OfType<string>().FirstOrDefault() ?? roster.People.GetValueOrDefault(who)?.Name);
            }

            if (people.GroupBy(p => p).FirstOrDefault(p => p.Count() > 1) is { } twice)
            {
                return Twice(roster.People[twice.Key].Name);
            }
        }

        return null;
    }

    private static bool IsTime(int? minutes) => minutes is >= 0 and < 1440;
}
