namespace Collegium.Ui;

/// <summary>A state as everyone sees it: one icon, one word, everywhere the same.</summary>
public sealed record StateLook(string Icon, string Word, string? Tone = null);

public static class States
{
    public static IReadOnlyDictionary<string, StateLook> OfRequest { get; } = new Dictionary<string, StateLook>
    {
        ["new"] = new("new", "New", "warn"),
        ["asked"] = new("asked", "Asked"),
        ["nobody-yet"] = new("broken", "Nobody yet", "bad"),
        ["accepted"] = new("person", "Accepted"),
        ["in-work"] = new("work", "In work"),
        ["clients-turn"] = new("paused", "Client’s turn"),
        ["done"] = new("kept", "Done", "ok"),
        ["confirmed"] = new("kept", "Confirmed", "ok"),
        ["refused"] = new("no", "Refused"),
        ["withdrawn"] = new("no", "Withdrawn"),
    };

    public static IReadOnlyDictionary<string, StateLook> OfOffer { get; } = new Dictionary<string, StateLook>
    {
        ["open"] = new("asked", "Asked"),
        ["accepted"] = new("kept", "Accepted", "ok"),
        ["refused"] = new("no", "Refused"),
        ["expired"] = new("clock", "Ran out"),
        ["taken"] = new("paused", "Taken"),
        ["withdrawn"] = new("no", "Withdrawn"),
        ["passed"] = new("person", "Passed on"),
    };
}
