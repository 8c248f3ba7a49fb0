namespace Collegium.Members;

/// <summary>A practice as it is first written down.</summary>
public sealed record NewPractice(
    string Name, string City, string Address, double Latitude, double Longitude, string Phone, string Mail, DateOnly InsuredUntil,
    IReadOnlyList<NewPractitioner> Practitioners)
{
    /// <summary>Signed the terms for work that touches patients' data.</summary>
    public bool ClinicalTerms { get; init; }

    /// <summary>Its own price an hour, in an association.</summary>
    public long? HourlyPriceMinor { get; init; }
}

public sealed record NewPractitioner(string Name, string Mail, string Phone, IReadOnlyList<(string Code, int Level)> Skills)
{
    public int Capacity { get; init; } = 6;

    public double ReachMiles { get; init; } = 40;
}
