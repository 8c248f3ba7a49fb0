namespace Collegium.Language;

/// <summary>
/// Learns a whole history at once: a <see cref="Machine"/> for each topic corrects what the scores so far say of it, and its
/// margins become log-odds by the factor that would have foretold half of the lessons best from the other half.
/// </summary>
internal sealed class History(HashedWeights weights, Scoring scoring, int topics, ClassifierOptions options)
{
    /// <summary>Log-odds of a margin of 1, until it is measured.</summary>
    private const float Usual = 4;

    /// <summary>With fewer lessons, half of them foretell nothing.</summary>
    private const int Few = 100;

    private static readonly float[] Factors = [1.4f, 1.7f, 2, 2.4f, 2.8f, 3.4f, 4, 4.8f, 5.6f, 6.7f, 8, 9.5f, 11];

    /// <param name="lessons">The lessons.</param>
    /// <param name="right">The columns of their topics.</param>
    public void Study(IReadOnlyList<Lesson> lessons, int[][] right)
    {
        foreach (var lesson in lessons)
            Count(lesson);
        var known = new Known(lessons.Count, topics);
        for (var i = 0; i < lessons.Count; i++)
            Weigh(lessons[i], known, i);
        var factor = lessons.Count < Few ? Usual : Factor(known, right);
        Train(known, right, [.. Enumerable.Range(0, lessons.Count)], (topic, margins) =>
        {
            for (var row = 0; row < margins.Length; row++)
                weights.Weights(row)[topic] += factor * margins[row];
        });
    }

    /// <summary>Makes the rows of words never seen, and counts the lesson.</summary>
    private void Count(Lesson lesson)
    {
        var s = Scratch.Mine;
        s.Tokens.Fill(lesson.Text, options.MaxWords);
        s.Features.Fill(s.Tokens, lesson.Fields ?? [], weights);
        foreach (ref readonly var f in s.Features.All)
            weights.Seen(weights.RowForLearning(f.Slot))++;
        scoring.Lessons++;
    }

    private void Weigh(Lesson lesson, Known known, int at)
    {
        var s = Scratch.Mine;
        var scores = s.Scores(weights.Width);
        scoring.Score(lesson.Text, lesson.Fields ?? [], s, scores);
        for (var k = 0; k < topics; k++)
            known.Scores[k][at] = scores[k];
        known.Features[at] = Sparse.Of(s.Features.All);
    }

    private void Train(Known known, int[][] right, int[] lessons, Action<int, float[]> keep)
    {
        var machine = new Machine(Array.ConvertAll(lessons, i => known.Features[i]), weights.Rows, options.Balance);
        Parallel.For(0, topics, k =>
        {
            var member = Array.ConvertAll(lessons, i => right[i].Contains(k));
            if (member.Contains(true))
                keep(k, machine.Train(member, Array.ConvertAll(lessons, i => known.Scores[k][i] / Usual)));
        });
    }

    private float Factor(Known known, int[][] right)
    {
        var halves = Enumerable.Range(0, right.Length).ToLookup(i => (Hash.Mix((ulong)i + 1) & 1) == 0);
        var rest = halves[false].ToArray();
        var margins = Enumerable.Range(0, topics).Select(_ => new float[rest.Length]).ToArray();
        Train(known, right, [.. halves[true]], (topic, w) =>
            margins[topic] = Array.ConvertAll(rest, i => (float)Machine.Margin(w, known.Features[i])));
        return Factors.MinBy(factor => rest.Index().Sum(one => Surprise(factor, known, margins, one, right[one.Item])));
    }

    /// <summary>Minus the logarithm of the confidence in what was right.</summary>
    private double Surprise(float factor, Known known, float[][] margins, (int Index, int Lesson) one, int[] right)
    {
        Span<float> scores = Scratch.Mine.Scores(weights.Width);
        for (var k = 0; k < topics; k++)
            scores[k] = known.Scores[k][one.Lesson] + (factor * margins[k][one.Index]);
        scoring.ToConfidence(scores);
        var sum = 0.0;
        foreach (var k in right)
            sum -= Math.Log(scores[k] + 1e-9) / right.Length;
        return sum;
    }

    /// <summary>The lessons' features, and what the scores said of them before.</summary>
    private sealed class Known(int lessons, int topics)
    {
        public readonly Sparse[] Features = new Sparse[lessons];
        public readonly float[][] Scores = [.. Enumerable.Range(0, topics).Select(_ => new float[lessons])];
    }
}
