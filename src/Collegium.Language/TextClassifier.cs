namespace Collegium.Language;

/// <summary>
/// Reads which topics a text is about: a linear classifier over words and word pairs (hashed, sublinear frequency, inverse
/// document frequency) that starts from the topics' own words and learns from every lesson.
/// </summary>
/// <remarks>
/// Safe for any number of threads: readers take no lock, writers wait for each other. Taking the same lessons in the same order
/// gives the same readings. A reading takes time and memory linear in the text, up to <see cref="ClassifierOptions.MaxWords"/>.
/// </remarks>
public sealed class TextClassifier
{
    /// <summary>A person who corrects a reading should see it change: a lesson read wrong is taken up to three times.</summary>
    private const int StepsPerCorrection = 3;

    private readonly ClassifierOptions options;
    private readonly Dictionary<string, int> columns = [];
    private readonly string[] codes;
    private readonly HashedWeights weights;
    private readonly Scoring scoring;
    private readonly Learning learning;
    private readonly History past;
    private readonly Explanation explanation;
    private readonly Lock writing = new();

    /// <summary>A classifier that knows the topics' words and nothing else.</summary>
    /// <param name="topics">The catalogue. Codes must differ.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">Two topics have the same code.</exception>
    public TextClassifier(IReadOnlyList<Topic> topics, ClassifierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(topics);
        this.options = options ?? new();
        codes = [.. topics.Select(t => t.Code)];
        for (var k = 0; k < codes.Length; k++)
            if (!columns.TryAdd(codes[k], k))
                throw new ArgumentException($"Two topics have the code '{codes[k]}'.", nameof(topics));
        weights = new(this.options.HashBits, codes.Length);
        scoring = new(new(topics), weights, codes.Length, this.options);
        learning = new(weights, scoring, codes.Length, this.options);
        past = new(weights, scoring, codes.Length, this.options);
        explanation = new(weights, scoring, this.options);
    }

    /// <summary>How many lessons were taken, each counted once however often it was studied.</summary>
    public int Lessons => scoring.Lessons;

    /// <summary>Learns that <paramref name="text"/> is about <paramref name="code"/>.</summary>
    /// <exception cref="ArgumentException">The code is not in the catalogue.</exception>
    public void Learn(string text, string code) => Learn(text, [code]);

    /// <summary>Learns that <paramref name="text"/> is about all of <paramref name="codes"/>.</summary>
    /// <param name="text">The client's words.</param>
    /// <param name="codes">At least one topic.</param>
    /// <param name="fields">What else was known; see <see cref="Lesson"/>.</param>
    /// <exception cref="ArgumentException">No code is given, or one is not in the catalogue.</exception>
    public void Learn(string text, IReadOnlyList<string> codes, IReadOnlyList<string>? fields = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var right = Columns(codes);
        lock (writing)
        {
            var read = learning.Take(text, fields ?? [], right, count: true);
            for (var again = 1; !read && again < StepsPerCorrection; again++)
                read = learning.Take(text, fields ?? [], right, count: false);
        }
    }

    /// <summary>
    /// Learns a whole history at once, better than one by one, on top of what was learned before.
    /// </summary>
    /// <param name="history">The lessons.</param>
    /// <exception cref="ArgumentException">A lesson has no code or an unknown one; nothing is learned.</exception>
    public void Study(IReadOnlyList<Lesson> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var right = history.Select(l => Columns(l.Codes)).ToArray();
        lock (writing)
            past.Study(history, right);
    }

    /// <summary>Reads a text, with what else is known (see <see cref="Lesson"/>). Any text will do: empty, binary, of any script or size.</summary>
    public Reading Read(string text, IReadOnlyList<string>? fields = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (codes.Length == 0)
            return new(Verdict.Person, []);
        var s = Scratch.Mine;
        var confidence = s.Scores(weights.Width);
        var known = scoring.Score(text, fields ?? [], s, confidence);
        if (!known)
            return new(Verdict.Person, []);
        scoring.ToConfidence(confidence);
        var proposals = new List<Proposal>(options.Proposals);
        while (proposals.Count < options.Proposals)
        {
            var best = Scoring.Best(confidence[..codes.Length]);
            if (confidence[best] < options.Floor)
                break;
            proposals.Add(new(codes[best], confidence[best], explanation.For(best, text, s)));
            confidence[best] = -1;
        }
        if (proposals.Count == 0)
            return new(Verdict.Person, proposals);
        return new(proposals[0].Confidence >= options.Sure ? Verdict.Sure : Verdict.Ask, proposals);
    }

    private int[] Columns(IReadOnlyList<string> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (given.Count == 0)
            throw new ArgumentException("A lesson needs at least one code.", nameof(given));
        return [.. given.Distinct().Select(c => columns.TryGetValue(c, out var k)
            ? k
            : throw new ArgumentException($"The catalogue has no topic '{c}'.", nameof(given)))];
    }
}
