namespace Collegium.Governance;

/// <summary>The charter's periods and numbers for complaints about members.</summary>
public sealed record ConductTerms
{
    /// <summary>Full members who hear a case, all of them, and as many others who hear an appeal.</summary>
    public int PanelSize { get; init; } = 3;

    /// <summary>Days the practice has to answer the notice.</summary>
    public int ReplyDays { get; init; } = 14;

    /// <summary>Days somebody drawn for a panel has to declare an interest or none; then the next is drawn.</summary>
    public int DeclareDays { get; init; } = 7;

    /// <summary>Days from the calling of the panel before which nothing is heard, so that everybody can prepare.</summary>
    public int HearingDays { get; init; } = 7;

    /// <summary>Days a panel has from the day it may hear, and again from the hearing; then whoever runs the case may replace the silent ones.</summary>
    public int DecideDays { get; init; } = 21;

    /// <summary>Days in which a decision can be appealed.</summary>
    public int AppealDays { get; init; } = 30;

    /// <summary>Days a practice can be kept off work before it was heard, once in a case.</summary>
    public int InterimDays { get; init; } = 30;

    /// <summary>The longest suspension a panel can give.</summary>
    public int MostSuspensionDays { get; init; } = 365;
}
