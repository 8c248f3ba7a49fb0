using System.Text.Json;
using Collegium.Facts;

namespace Collegium.Desk;

/// <summary>Tells how a request was passed on from one practice to another.</summary>
internal static class StoryWordsOfReferrals
{
    public static StoryEvent? Of(Fact fact, JsonElement data, StoryNames names)
    {
        var (from, to) = (names.Practice(fact.PracticeId ?? Guid.Empty), names.Practice(data.Id("to")));
        return fact.Kind switch
        {
            "referral.asked" => new(fact.At, "person", $"{from} would pass it on to {to}.", "The client is asked first."),
            "referral.reminded" => new(fact.At, "clock", "The client was reminded", "that an answer is waited for.") { Tone = "mute" },
            "referral.client-silent" => new(fact.At, "clock", "The client didn’t answer,", $"so it stays with {from}."),
            "referral.agreed" => new(fact.At, "kept", $"{names.Party(fact)} said yes to {to}.", names.OnThePhone(fact)),
            "referral.refused" => new(fact.At, "no", $"{names.Party(fact)} said no to {to}.", names.OnThePhone(fact) ?? $"It stays with {from}."),
            "referral.declined" => new(fact.At, "no", $"{to} can’t take it.", $"It is back with {from}."),
            "referral.unanswered" => new(fact.At, "clock", $"{to} didn’t answer in time.", $"It is back with {from}."),
            "referral.withdrawn" when data.Word("because") == "referrer" => new(fact.At, "no", $"{from} no longer passes it on.") { Tone = "mute" },
            "referral.accepted" => new(fact.At, "person", $"{to} took it over from {from}."),
            _ => null,
        };
    }
}
