namespace Collegium.Members.Matching;

/// <summary>
/// Who had less of the chapter's work lately than the time they were there would bring. A job counts half after thirty days. Time away,
/// and time before a practice could be asked, brings nothing, so that neither a holiday nor joining makes a debt.
/// </summary>
internal sealed class Shares
{
    private const double HalfLife = 30;

    /// <summary>Jobs a head at which a debt counts half: with few of them chance decides who had one.</summary>
    private const double Few = 3;

    /// <summary>What is left of somebody who was never there, so that nothing is divided by nothing.</summary>
    private const double Least = .05;

    private readonly DateTime _now;
    private readonly double _mean;

    public Shares(IEnumerable<PracticeOnFile> all, DateTime now)
    {
        _now = now;
        List<PracticeOnFile> asked = [.. all.Where(f => f.People.Count > 0 && f.Card.Standing is Standing.Full or Standing.Provisional)];
        _mean = asked.Count == 0 ? 0 : asked.Sum(Won) / asked.Sum(There);
    }

    /// <summary>Absences that ended earlier than this long ago hardly count any more.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(4 * HalfLife);

    public static double Faded(double jobs, DateTime at, DateTime now) => jobs * Left(at, now);

    /// <summary>0 for who had its share or more, towards 1 for who had nothing.</summary>
    public double Debt(PracticeOnFile practice) =>
        _mean <= 0 || practice.People.Count == 0 ? 0 : Math.Clamp(1 - (Won(practice) / There(practice) / _mean), 0, 1) * _mean / (_mean + Few);

    private double Won(PracticeOnFile practice) => Faded(practice.Won.Jobs, practice.Won.At, _now);

    /// <summary>People, each by the part of the remembered time they could be asked.</summary>
    private double There(PracticeOnFile practice) => practice.People.Sum(person => Math.Max(Least,
        1 - Left(practice.Won.Since, _now) - person.Absences.Where(a => a.ToUtc > practice.Won.Since && a.FromUtc < _now)
            .Sum(a => Left(a.ToUtc, _now) - Left(a.FromUtc > practice.Won.Since ? a.FromUtc : practice.Won.Since, _now))));

    private static double Left(DateTime at, DateTime now) => at >= now ? 1 : Math.Pow(.5, (now - at).TotalDays / HalfLife);
}
