using System.Text.Json;
using System.Text.Json.Serialization;

namespace Collegium.Governance;

/// <summary>Which of the three the chapter is; almost every rule of money follows from it.</summary>
public enum ChapterForm
{
    Association,
    Cooperative,
    EmployeeOwned,
}

/// <summary>Minutes of business time promised, by how badly it hurts.</summary>
public sealed record ByImpact(int Stopped, int Hindered, int CanWait);

/// <summary>What being on call is paid, in minor units: a turn, an hour, both or nothing.</summary>
public sealed record OnCallPay(long ShiftMinor, long HourMinor);

/// <summary>The chapter's rules in force: one version of its charter, read.</summary>
public sealed record CharterRules
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    [JsonIgnore]
    public int Version { get; init; }

    public ChapterForm Form { get; init; } = ChapterForm.Cooperative;

    /// <summary>Minor units an hour, in the co-operative and employee-owned forms; in an association each practice has its own.</summary>
    public long HourlyPriceMinor { get; init; } = 15_000;

    /// <summary>The member's part of the price of work, in percent. Parts are passed on at cost.</summary>
    public decimal MemberSharePercent { get; init; } = 84m;

    public decimal TaxPercentOnWork { get; init; }

    public decimal TaxPercentOnParts { get; init; } = 9.1m;

    public int PaymentDays { get; init; } = 14;

    /// <summary>Pay-when-paid: days after the due date when the chapter owes the member whatever the client did.</summary>
    public int BackstopDays { get; init; } = 60;

    /// <summary>Until this many practices are admitted, founders admit unanimously.</summary>
    public int FoundingPractices { get; init; } = 5;

    public int MostPractitioners { get; init; } = 10;

    /// <summary>Two practices are direct competitors when they serve the same trade with the same skill within so many miles …</summary>
    public int CompetitorMiles { get; init; } = 25;

    /// <summary>… or had to do with the same client or prospect within so many months.</summary>
    public int CompetitorMonths { get; init; } = 12;

    /// <summary>Agreeing findings, each of another practice, that decide a screen of an application.</summary>
    public int FindingsPerScreen { get; init; } = 2;

    /// <summary>Members who judge each work sample without knowing whose it is.</summary>
    public int BlindReviews { get; init; } = 2;

    /// <summary>Days a member has to judge a work sample before another is asked.</summary>
    public int JudgeDays { get; init; } = 7;

    /// <summary>Days a declined applicant has for an appeal.</summary>
    public int ApplicantAppealDays { get; init; } = 30;

    /// <summary>Members who stand behind an applicant, each by another chain from another member of the council.</summary>
    public int VouchesNeeded { get; init; } = 2;

    /// <summary>How many units a member passes on in a year, directly or through those who hang on it.</summary>
    public int VouchBudget { get; init; } = 6;

    /// <summary>After so many years a vouch ends, unless it is given again.</summary>
    public int VouchYears { get; init; } = 1;

    /// <summary>After so many months as a full member a practice is proven, and needs nobody behind it any more.</summary>
    public int ProvenMonths { get; init; } = 12;

    /// <summary>What a proven member or one of the council gives at most; by default twice what would be needed if all gave the same.</summary>
    public int? VouchSourceCap { get; init; }

    /// <summary>Days a practice has after it was told that its dues are unpaid; then it lapses.</summary>
    public int DuesNoticeDays { get; init; } = 30;

    /// <summary>Members a practice may write to in a day through the directory.</summary>
    public int MessagesADay { get; init; } = 5;

    /// <summary>A new member's first jobs, each reviewed by another member before it is a full one.</summary>
    public int ProvisionalJobs { get; init; } = 5;

    /// <summary>
    /// Below this no practice is asked, on a scale from −100 to 100: what fair voices say of its work, drawn to 0 where few have spoken.
    /// One client's worst rating alone stays above the default; two bring a practice below it.
    /// </summary>
    public int GoodnessFloor { get; init; } = -40;

    /// <summary>Complaints about members: periods, panels, limits.</summary>
    public ConductTerms Conduct { get; init; } = new();

    /// <summary>Work that one practice passes on to another.</summary>
    public ReferralTerms Referrals { get; init; } = new();

    /// <summary>First answer to the client, in minutes of business time.</summary>
    public ByImpact AnswerMinutes { get; init; } = new(30, 120, 480);

    /// <summary>Somebody at work on it, in minutes of business time after acceptance.</summary>
    public ByImpact WorkMinutes { get; init; } = new(240, 600, 1800);

    /// <summary>An answer to what the client wrote meanwhile.</summary>
    public ByImpact NextAnswerMinutes { get; init; } = new(120, 480, 960);

    /// <summary>Until it is solved, from the telling; empty where the chapter promises no such thing.</summary>
    public ByImpact? ResolveMinutes { get; init; }

    /// <summary>How long an offer stays open, in minutes of business time.</summary>
    public ByImpact OfferMinutes { get; init; } = new(15, 60, 240);

    public int OffersAtOnce { get; init; } = 3;

    /// <summary>A clock is at risk when this share of its time is left, in percent.</summary>
    public int AtRiskPercent { get; init; } = 25;

    /// <summary>A finished request nobody objected to counts as confirmed after so many business days.</summary>
    public int ConfirmDays { get; init; } = 5;

    /// <summary>Minutes after midnight, local.</summary>
    public int OpensAt { get; init; } = 7 * 60;

    public int ClosesAt { get; init; } = 18 * 60;

    /// <summary>A lunch break in which no promise runs, in minutes after midnight; empty for none.</summary>
    public int? LunchFrom { get; init; }

    public int? LunchTo { get; init; }

    public IReadOnlyList<DayOfWeek> OpenOn { get; init; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>Requests an address or number may tell in an hour before it has to wait.</summary>
    public int MostToldAnHour { get; init; } = 6;

    /// <summary>What a practice gets for being on call; nothing unless the chapter decides so.</summary>
    public OnCallPay ShiftPay { get; init; } = new(0, 0);

    /// <summary>Days a ballot is open.</summary>
    public int BallotDays { get; init; } = 7;

    /// <summary>Of those who count, so many percent must vote; who abstains has voted.</summary>
    public int BallotQuorumPercent { get; init; } = 50;

    /// <summary>Days a ballot stays open once more when too few have voted.</summary>
    public int SecondCallDays { get; init; } = 5;

    /// <summary>The quorum of the second call; without it the ballot lapses.</summary>
    public int SecondCallQuorumPercent { get; init; } = 33;

    /// <summary>Percent of yes, of yes and no together, that admits a practice.</summary>
    public int AdmissionYesPercent { get; init; } = 70;

    /// <summary>True when the chapter itself contracts, bills and pays its members.</summary>
    [JsonIgnore]
    public bool ChapterContracts => Form is not ChapterForm.Association;
}
