using Collegium.Governance.Letters;

namespace Collegium.Tests.Refusals;

/// <summary>Letters in the chapter's own words.</summary>
internal sealed class LetterScene : Scene
{
    protected override async Task Provoke()
    {
        Task Reword(string code, string how, string? subject, string? body, string key = "request-told") =>
            No(code, how, Steward, (RewordLetter o) => o.Run(key, subject, body));
        await Reword("letter.missing", "words for a letter there isn't", "Yours", "{link}", "love-letter");
        await Reword("letter.no-subject", "a letter without a subject", " ", "{link}");
        await Reword("letter.no-words", "a letter without words", "Yours", "");
        await Reword("letter.unknown-name", "a name nobody fills in", "Yours", "Dear {freind}\n\n{link}");
        await Reword("letter.left-out", "a letter without its link", "Yours", "We have it.");
        await No("letter.houses-own", "taking back what was never changed", Steward, (RewordLetter o) => o.TakeBack("request-told"));
    }
}
