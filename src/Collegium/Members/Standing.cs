namespace Collegium.Members;

/// <summary>Where a practice stands with the chapter.</summary>
public enum Standing
{
    Applicant,
    Provisional,
    Full,
    Suspended,
    Lapsed,
    Resigned,
    Declined,
    Expelled,
}
