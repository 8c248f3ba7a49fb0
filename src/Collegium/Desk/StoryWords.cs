using System.Text.Json;
using Collegium.Facts;
using Collegium.Ui;

namespace Collegium.Desk;

/// <summary>One line of a story: who did what in bold, then the rest, then the words somebody wrote.</summary>
internal sealed record StoryEvent(DateTime At, string Icon, string Lead, string? Rest = null)
{
    public string? Tone { get; init; }

    /// <summary>Kept from the client.</summary>
    public bool Inside { get; init; }

    public string? Said { get; init; }

    public string? By { get; init; }

    /// <summary>A promise this step kept, early or late.</summary>
    public Promise? Promise { get; init; }

    public string? Promised { get; init; }
}

/// <summary>Says what happened: a fact's kind and data into a sentence, an icon and a tone. The one place for it.</summary>
internal static class StoryWords
{
    /// <summary>Null for a fact nobody needs to be told of, because another line says it.</summary>
    public static StoryEvent? Of(Fact fact, StoryNames names)
    {
        var told = fact.Kind.Split('.')[0] switch
        {
            "request" => OfRequest(fact, fact.Read(), names),
            "offer" => OfOffer(fact, fact.Read(), names),
            "clocks" => Clocks.ClockWords.Of(fact, fact.Read()),
            "promise" => OfPromise(fact, fact.Read(), names),
            "estimate" or "time" or "note" or "plan" => StoryWordsOfWork.Of(fact, fact.Read(), names),
            "file" => new(fact.At, "file", "A file was added."),
            "survey" => StoryWordsOfWork.Survey(fact, fact.Read(), names),
            "lesson" or "mail" or "practitioner" => null,
            "referral" => StoryWordsOfReferrals.Of(fact, fact.Read(), names),
            "alert" => StoryWordsOfAlerts.Of(fact, fact.Read(), names),
            _ => Plain(fact),
        };
        if (told is not null && fact.RequestId is { } of && names.Merged.TryGetValue(of, out var other))
        {
            told = told with { Lead = $"Request {other.Number}: {told.Lead}", Said = fact.Kind == "request.told" ? other.Text : fact.Kind.StartsWith("request.question", StringComparison.Ordinal) ? null : told.Said };
        }

        return told is null ? null : told with { Inside = told.Inside || (fact.Sight & Sight.Client) == 0 };
    }

    private static StoryEvent? OfRequest(Fact fact, JsonElement data, StoryNames names) => fact.Kind switch
    {
        "request.told" when data.Number("from") is > 0 and var from => new(fact.At, "inbox", $"{names.Actor(fact)} wrote it down", $"as a request of its own, out of request {from}."),
        "request.told" => new(fact.At, "inbox", $"{names.Party(fact)} told us", names.OnThePhone(fact) is { } taken ? $"on the phone. {taken}" : Source(data)),
        "request.read" => new(fact.At, "why", Reading(data, names), null) { Tone = "mute" },
        "request.question-asked" => new(fact.At, "paused", "We asked one question.", "The clock waits for the answer.") { Said = names.Request.Question },
        "request.question-answered" => new(fact.At, "person", $"{names.Party(fact)} answered our question.", names.OnThePhone(fact)) { Said = names.Request.QuestionAnswer },
        "request.steward-called" => new(fact.At, "person", "The desk reads it.", Because(data.Word("because"))),
        "request.nobody-yet" => new(fact.At, "broken", "Nobody has taken it yet.", "The desk is asking around by phone and says what it finds.") { Tone = "bad" },
        "request.completed" => new(fact.At, "work", "Done.", $"{names.Party(fact)} says it’s fixed.") { Said = StoryWordsOfWork.Note(data, names)?.Text },
        "request.confirmed" when data.Yes("automatically") => new(fact.At, "kept", "Taken as fixed.", "Nobody said otherwise in the time the charter gives."),
        "request.confirmed" => new(fact.At, "kept", $"{names.Party(fact)} confirmed: fixed.", Rated(data)) { Said = names.Request.RatingWords },
        "request.rated" => new(fact.At, "kept", $"{names.Party(fact)} rated it.", Rated(data)) { Said = names.Request.RatingWords },
        "request.reopened" => new(fact.At, "broken", $"{names.Party(fact)} says it isn’t fixed.", $"{names.Holder} has it again.")
        {
            Tone = "bad",
            Said = StoryWordsOfWork.Note(data, names)?.Text,
        },
        "request.withdrawn" => Ended(fact, data, names, $"{names.Party(fact)} took it back."),
        "request.refused" => Ended(fact, data, names, "The desk can’t take this on."),
        "request.lapsed" => Ended(fact, data, names, "Closed: nobody confirmed the address."),
        "request.rematched" => new(fact.At, "asked", $"{names.Practice(data.Id("to"))} comes first now, not {names.Practice(data.Id("from"))}:", "so each request that waits has a practice of its own.") { Tone = "mute" },
        "request.checks-added" or "request.check-ticked" => null,
        "request.returned" => new(fact.At, "person", $"It is back with {names.Practice(fact.PracticeId ?? Guid.Empty)}.", $"{names.Practice(data.Id("from"))} stood in until now."),
        "request.merged" => new(fact.At, "inbox", $"The same trouble as request {data.Number("number")}.", "Both go on as that one."),
        "request.absorbed" => new(fact.At, "inbox", $"Request {data.Number("number")} is the same trouble.", "Both go on as this one."),
        "request.parted" => new(fact.At, "broken", $"Taken apart again from request {data.Number("number")}."),
        "request.split" => new(fact.At, "add", $"A second trouble became request {data.Number("number")}."),
        "request.followed" => new(fact.At, "add", $"Request {data.Number("number")} follows from it."),
        "request.tied" => new(fact.At, "open", data.Yes("off") ? $"No longer linked with request {data.Number("number")}." : $"Linked with request {data.Number("number")}.") { Tone = "mute" },
        "request.tagged" => new(fact.At, "file", $"{names.Actor(fact)} changed the tags.") { Tone = "mute" },
        "request.impact-changed" => new(fact.At, "clock", $"{names.Actor(fact)} changed how badly it hurts:", $"{Hurts(data.Word("was"))} became {Hurts(data.Word("impact"))}, and the promised times follow."),
        "request.minded" => new(fact.At, "person", $"{names.Steward(data.Id("steward"))} keeps an eye on it.") { Tone = "mute" },
        "request.filed" => new(fact.At, "file", "Filed as history.", null) { Tone = "mute" },
        "request.teller-confirmed" => new(fact.At, "kept", $"{names.Teller} confirmed who it is.", null) { Tone = "mute" },
        "request.needs-moved" => new(fact.At, "why", "What it takes is called", $"{names.Skill(data.Word("into")!)} now.") { Tone = "mute" },
        "request.needs-corrected" or "request.corrected" => new(fact.At, "why", $"{names.Actor(fact)} corrected what it takes.", Reading(data, names)) { Tone = "mute" },
        _ => Plain(fact),
    };

    private static string Hurts(string? impact) => impact switch
    {
        "stopped" => "work is stopped",
        "hindered" => "work is slowed",
        _ => "it can wait",
    };

    private static StoryEvent Ended(Fact fact, JsonElement data, StoryNames names, string lead) =>
        new(fact.At, "no", lead, "Nothing more happens.") { Said = StoryWordsOfWork.Note(data, names)?.Text };

    private static StoryEvent? OfOffer(Fact fact, JsonElement data, StoryNames names) => fact.Kind switch
    {
        "offer.made" => new(fact.At, "asked", "Asked:", names.Asked(fact)) { Tone = "mute" },
        "offer.accepted" => new(fact.At, "kept", $"{names.Asked(fact)} accepted.", names.OnThePhone(fact)),
        "offer.refused" => new(fact.At, "no", $"{names.Asked(fact)} said no:", $"{Reason(data.Word("because"))}.") { Tone = "mute" },
        "offer.expired" => new(fact.At, "clock", $"{names.Asked(fact)} didn’t answer in time.", null) { Tone = "mute" },
        "offer.withdrawn" => new(fact.At, "no", $"{names.Asked(fact)} is no longer asked.", null) { Tone = "mute" },
        "offer.seen" => new(fact.At, "asked", $"{names.Asked(fact)} is reading it.") { Tone = "mute" },
        "offer.taken" => null,
        _ => Plain(fact),
    };

    private static StoryEvent? OfPromise(Fact fact, JsonElement data, StoryNames names)
    {
        var what = Clocks.ClockWords.To(data.Word("kind"));
        return fact.Kind switch
        {
            "promise.at-risk" => new(fact.At, "risk", "Time runs short", $"for the promise {what}.") { Tone = "warn" },
            "promise.broken" => new(fact.At, "broken", $"We broke our promise {what}.", "The desk knows and is calling around.") { Tone = "bad" },
            _ => Clocks.ClockWords.Of(fact, data),
        };
    }

    /// <summary>What can keep the promise to be at work.</summary>
    public static bool IsStep(Fact fact) => fact.Kind is "time.recorded" or "request.completed";

    /// <summary>A fact no room has words for here: its own name, so that nothing is hidden.</summary>
    private static StoryEvent Plain(Fact fact)
    {
        var words = fact.Kind.Replace('.', ' ').Replace('-', ' ');
        var icon = fact.Kind.Split('.')[0] is "invoice" or "payment" or "payout" or "credit" ? "money" : "file";
        return new StoryEvent(fact.At, icon, $"{char.ToUpperInvariant(words[0])}{words[1..]}.");
    }

    public static string Reason(string? code) => code switch
    {
        "full" => "no time",
        "skill" => "not my trade",
        "tie" => "has a tie to this client",
        _ => "another reason",
    };

    public static string? Because(string? code) => code switch
    {
        null => null,
        "unclear" => "From the words alone we can’t tell yet who fits best, so a person reads it.",
        "no-business-associate-agreement" => "Patients’ data may be touched, so the privacy agreement is signed first.",
        "nobody-left" => "Everybody who fits was asked.",
        "teller-unconfirmed" => "We don’t know each other yet, so somebody calls first.",
        "firm-known" => "We look after this firm already, so the desk calls there first.",
        _ => null,
    };

    private static string Source(JsonElement data) => data.Word("source") switch
    {
        "page" => "on the page.",
        "phone" => "on the phone.",
        "mail" => "by mail.",
        "monitoring" => "through a monitor.",
        "import" => "in a file we took in.",
        "recurring" => "as was agreed to be done again.",
        _ => "through a program.",
    };

    private static string Reading(JsonElement data, StoryNames names)
    {
        string[] needs = data.TryGetProperty("needs", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(n => n.ValueKind == JsonValueKind.Object ? n.Word("skill") : n.GetString()).OfType<string>().Select(names.Skill).Take(3)]
            : [];
        return needs.Length == 0 ? "Read; the words don’t say yet what it takes." : $"Read as {string.Join(", ", needs.Select(Lower))}.";
    }

    private static string? Rated(JsonElement data) => data.Number("rating") switch
    {
        0 => null,
        var rating => $"Rated {rating} of 5{(data.Yes("counts") ? "" : ", which an officer entered and which doesn’t count")}.",
    };

    private static string Lower(string name) => name.Length > 1 && char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
