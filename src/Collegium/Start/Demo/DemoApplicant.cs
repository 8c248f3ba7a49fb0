namespace Collegium.Start.Demo;

/// <summary>Who applies in the demo, and what they write.</summary>
internal sealed record DemoApplicant(string Practice, string City, string Person, string Domain, IReadOnlyList<string> Skills)
{
    public (int Clients, int Vendors, int Members) Income { get; init; } = (96, 4, 0);

    public string Sample { get; init; } =
        "The front office could not open patient charts after lunch. The file server's disk had filled with old copies; we freed it, moved the nightly copy to the second disk, "
        + "opened ten charts together with the receptionist, and came back on Friday to see that it held.";

    public string Why { get; init; } = "We know our clients by name and want colleagues to hand over to when we are away.";

    /// <summary>Its payout account; two of the same are one firm.</summary>
    public string Account { get; init; } = "";

    public string Mail => $"{Person.Split(' ')[0].ToLowerInvariant()}@{Domain}";

    public Dictionary<string, string> Answers(DateOnly day)
    {
        var digits = 1000 + Domain.Aggregate(17, (sum, c) => ((sum * 31) + c) % 9000);
        var answers = new Dictionary<string, string>
        {
            ["practice"] = Practice, ["phone"] = $"623-555-{digits}", ["address"] = $"{digits % 900 + 10} W. Palo Brea Rd", ["city"] = City,
            ["people"] = $"{Person}, {Mail}, 623-555-{digits}", ["why"] = Why, ["trades"] = "dental law realty", ["skills"] = string.Join(' ', Skills),
            ["sample1-skill"] = Skills[0], ["sample1"] = Sample,
            ["client1-name"] = "Alma Torres", ["client1-firm"] = "Torres Family Dental", ["client1-mail"] = $"alma@torres-{digits}.example", ["client1-phone"] = $"480-555-{digits}",
            ["client2-name"] = "Hugh Bell", ["client2-firm"] = "Bell & Marsh", ["client2-mail"] = $"hugh@bellmarsh-{digits}.example", ["client2-phone"] = $"520-555-{digits}",
            ["peer-name"] = "Rita Moss", ["peer-firm"] = "Moss Computers", ["peer-mail"] = $"rita@moss-{digits}.example", ["peer-phone"] = $"928-555-{digits}",
            ["from-clients"] = $"{Income.Clients}", ["from-vendors"] = $"{Income.Vendors}", ["from-members"] = $"{Income.Members}",
            ["insured-until"] = day.AddDays(700).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["insurer"] = $"Desert Mutual, {digits}-22",
            ["account"] = Account.Length > 0 ? Account : $"122100024 {digits}{digits}", ["discipline"] = "no", ["debts"] = "no", ["clinical"] = "yes",
        };
        if (Income.Vendors > 0)
        {
            (answers["tie1"], answers["tie1-kind"]) = (Income.Vendors > 20 ? "Corelia Channel Partners" : "Vaultline Backup", Income.Vendors > 20 ? "commission" : "resale");
        }

        return answers;
    }

    public static readonly DemoApplicant Calloway = new("Calloway & Sons IT", "Goodyear", "Reed Calloway", "calloway-sons.example", ["phones", "chat", "mobile", "web-site", "video-meetings"]);

    public static readonly DemoApplicant Apex = new("Apex Channel Advisors", "Surprise", "Blake Turner", "apexchannel.example", ["hardware-purchase", "licences"])
    {
        Income = (28, 60, 12), Why = "Your members are exactly the audience our partners want to meet.",
    };

    public static readonly DemoApplicant QuickFix = new("QuickFix PC Doctors", "Avondale", "Randy Pruitt", "quickfixpc.example", ["slow-computers", "security-protection"])
    {
        Sample = "Computer was slow so I ran the cleaner and reinstalled it. Works fine now. I do this every day for all kinds of computers and customers are always happy with the speed.",
        Why = "I have been good with computers since school.",
    };

    public static readonly DemoApplicant Mesa = new("Mesa Verde Data", "Apache Junction", "Ingrid Solis", "mesaverdedata.example", ["databases", "backup", "servers"]);

    public static readonly DemoApplicant PaloVerde = new("Palo Verde Practice IT", "Goodyear", "Dara Nguyen", "paloverdeit.example", ["practice-management", "imaging"]);

    public static readonly IReadOnlyList<DemoApplicant> Ring =
    [
        new("Cactus Byte", "Surprise", "Ty Marsh", "cactusbyte.example", ["mail", "sign-in"]) { Account = "122100024 7777001" },
        new("Mesquite Byte", "Surprise", "Lee Crane", "mesquitebyte.example", ["mail", "networks"]) { Account = "122100024 7777001" },
        new("Saguaro Byte", "Avondale", "Jo Pell", "saguarobyte.example", ["mail", "printing"]) { Account = "122100024 7777001" },
    ];
}
