using Collegium.Governance;

namespace Collegium.Start.Demo;

/// <summary>What every part of the season needs: who is who, the chance, the hours of business and the days it covers.</summary>
internal sealed record DemoStage(DemoCast Cast, Random Chance, BusinessTime Hours, DateTime From, DateTime To)
{
    public bool Happens(int percent) => Chance.Next(100) < percent;

    public T Any<T>(IReadOnlyList<T> of) => of[Chance.Next(of.Count)];

    /// <summary>So many open minutes later, give or take.</summary>
    public DateTime After(DateTime at, int least, int most) => Hours.Add(at, Chance.Next(least, most + 1)).AddSeconds(Chance.Next(60));

    /// <summary>A moment in the open hours of that day, or of the next working day.</summary>
    public DateTime During(DateTime day) => Hours.Add(day.Date.AddHours(14), Chance.Next(5, 640)).AddSeconds(Chance.Next(60));
}
