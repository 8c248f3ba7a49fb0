using System.Globalization;
using System.Text;
using Collegium.Tests.Refusals;

namespace Collegium.Tests.House;

/// <summary>
/// The refusal book, docs/refusals.md: every no the house can say, really provoked, with the words that were answered.
/// COLLEGIUM_WRITE_BOOK=1 writes it anew; otherwise the committed book must be the one that was heard.
/// </summary>
public sealed class RefusalBook
{
    private static readonly string Book = Path.Combine(Building.Root, "docs", "refusals.md");

    private static readonly Lazy<Task<IReadOnlyList<Heard>>> Played = new(async () =>
    {
        Scene[] scenes =
        [
            new EdgeScene(), new PeopleScene(), new SetupScene(), new CommandScene(), new MemberScene(), new ConductScene(), new ApplicantScene(), new ColleagueScene(), new CatalogueScene(), new VouchScene(), new FoundingScene(), new BallotScene(), new ClientScene(),
            new RequestScene(), new BoardScene(), new OfferScene(), new ReferralScene(), new CoverScene(), new OnCallScene(), new AlertScene(), new WorkScene(), new SurveyScene(), new LetterScene(), new AssociationScene(), new MailScene(), new TreasuryScene(), new PlanScene(), new ClockScene(),
        ];
        var heard = new List<Heard>();
        foreach (var scene in scenes)
        {
            heard.AddRange(await scene.Play());
        }

        return heard;
    });

    [Fact]
    public async Task Every_refusal_in_the_source_is_provoked()
    {
        var silent = RefusalSource.Unheard(RefusalSource.In(Building.Ours), await Played.Value).ToList();
        Assert.True(silent.Count == 0, $"{silent.Count} never heard:\n  {string.Join("\n  ", silent)}");
    }

    [Fact]
    public void The_source_shows_every_refusal_that_was_compiled() =>
        Assert.Equal(RefusalSource.Compiled(Building.Ours), RefusalSource.In(Building.Ours).Count);

    [Fact]
    public async Task Each_is_a_whole_sentence_with_a_code_of_noun_and_reason()
    {
        var bad = from heard in await Played.Value
                  where RefusalRules.Fault(heard.Sentence) is not null || !heard.Code.Contains('.', StringComparison.Ordinal)
                  select $"{heard.Code}: {RefusalRules.Fault(heard.Sentence)}: {heard.Sentence}";
        Assert.Empty(bad);
    }

    [Fact]
    public async Task The_committed_book_is_what_was_heard()
    {
        var book = Written(await Played.Value);
        if (Environment.GetEnvironmentVariable("COLLEGIUM_WRITE_BOOK") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Book)!);
            File.WriteAllText(Book, book);
        }

        Assert.Equal(book, File.Exists(Book) ? File.ReadAllText(Book) : "");
    }

    private static string Written(IReadOnlyList<Heard> heard)
    {
        var text = new StringBuilder("# What the house says when it says no\n\n");
        text.Append("Written by `tests/Collegium.Tests/House/RefusalBook.cs`, which provokes every refusal and notes the answer.\n\n");
        text.Append("| code | status | what is said | provoked by |\n|---|---|---|---|\n");
        foreach (var no in heard.GroupBy(h => (h.Code, h.Status, h.Sentence)).OrderBy(g => g.Key.Code, StringComparer.Ordinal).ThenBy(g => g.Key.Sentence, StringComparer.Ordinal))
        {
            var said = no.Key.Sentence.Replace("|", "\\|", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"| `{no.Key.Code}` | {no.Key.Status} | {said} | {string.Join("; ", no.Select(h => h.How))} |\n");
        }

        return text.ToString();
    }
}
