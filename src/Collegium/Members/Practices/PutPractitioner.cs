using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Practices;

/// <summary>What is written of a person who does the work.</summary>
internal sealed record PersonInput(string? Name, string? Mail, string? Phone, long? Capacity, long? ReachMiles);

/// <summary>Adds a person to a practice, or changes what is written of one; its own people do, or the membership secretary.</summary>
internal sealed class PutPractitioner(CollegiumDb db, FactLog facts, TimeProvider clock)
{
    private const int MostPeople = 10;

    public static readonly Refusal NotYours = Refusal.NotAllowed("change this practice", "Its own people can, or the membership secretary.");

    public static readonly Refusal NoName = new("practitioner.no-name", "Write the person's name, as clients hear it.", Field: "name");

    public static readonly Refusal NoMail = new("practitioner.no-mail", "Write an e-mail address with an @; offers go there.", Field: "mail");

    public static readonly Refusal NoPhone = new("practitioner.no-phone", "Write a phone number with at least seven digits; the desk calls it.", Field: "phone");

    public static readonly Refusal BadCapacity = new("practitioner.capacity", "Write how many open jobs this person takes at once: a number from 0 to 50.", Field: "capacity");

    public static readonly Refusal BadReach = new("practitioner.reach", "Write how far this person drives: from 1 to 500 miles.", Field: "reach");

    public static readonly Refusal Full = new("practice.too-large", "A member practice has at most ten practitioners, and this one has ten.", Field: "name");

    public async Task<Result<Guid>> Run(Guid practice, Guid? person, PersonInput input)
    {
        if (!MayChange(db.Actor, practice))
        {
            return NotYours;
        }

        if (Wrong(input) is { } no)
        {
            return no;
        }

        if (await db.Locked<Practice>(practice) is null)
        {
            return Refusal.Missing("practice");
        }

        var row = person is null ? await Added(practice) : (Result<Practitioner>)(await Found(practice, person.Value) is { } known ? known : Refusal.Missing("practitioner"));
        if (row.Refused)
        {
            return row.Refusal!;
        }

        var held = row.Value;
        (held.Name, held.Mail, held.Phone) = (input.Name!.Trim(), input.Mail!.Trim(), input.Phone!.Trim());
        (held.Capacity, held.ReachMiles) = ((int)(input.Capacity ?? held.Capacity), input.ReachMiles ?? held.ReachMiles);
        facts.Append(
            person is null ? "practitioner.added" : "practitioner.changed", new("practitioner", held.Id) { Practice = practice }, Sight.Practice,
            new { held.Capacity, held.ReachMiles }, db.Actor.Practice == practice ? null : "practice");
        return practice;
    }

    public static bool MayChange(Actor actor, Guid practice) => actor.Practice == practice || actor.Is(Roles.MembershipSecretary | Roles.House);

    private static Refusal? Wrong(PersonInput input) => input switch
    {
        { Name: not { Length: > 0 and <= 120 } } => NoName,
        _ when input.Mail is not { Length: <= 200 } mail || mail.IndexOf('@', StringComparison.Ordinal) < 1 => NoMail,
        _ when input.Phone is not { Length: <= 40 } phone || phone.Count(char.IsAsciiDigit) < 7 => NoPhone,
        { Capacity: < 0 or > 50 } => BadCapacity,
        { ReachMiles: < 1 or > 500 } => BadReach,
        _ => null,
    };

    private Task<Practitioner?> Found(Guid practice, Guid person) =>
        db.Set<Practitioner>().SingleOrDefaultAsync(p => p.Id == person && p.PracticeId == practice && !p.Left);

    private async Task<Result<Practitioner>> Added(Guid practice)
    {
        if (await db.Set<Practitioner>().CountAsync(p => p.PracticeId == practice && !p.Left) >= MostPeople)
        {
            return Full;
        }

        var made = new Practitioner { Id = clock.NewId(), PracticeId = practice, Name = "", Mail = "", Phone = "" };
        db.Add(made);
        return made;
    }
}
