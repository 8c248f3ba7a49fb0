using System.Text.RegularExpressions;

namespace Collegium.Language;

/// <summary>What the form of a word alone says.</summary>
internal static partial class NameForms
{
    private static readonly HashSet<string> Terms = new(StringComparer.OrdinalIgnoreCase)
    {
        "DevOps", "DevSecOps", "GitOps", "SaaS", "PaaS", "IaaS", "DaaS", "VoIP", "WiFi", "IoT", "eCommerce", "eLearning", "eBook", "eBooks", "eMail",
        "eMails", "PhD", "FinTech", "LegalTech", "PropTech", "MSPs", "VPNs", "PCs", "LGBTQ", "QoS", "DDoS", "DoS", "IPv4", "IPv6", "PoE", "RoHS",
        "HiFi", "SoC", "ToDo", "TCP/IP", "kWh", "MHz", "GHz", "dB", "CoE", "GmbH", "LLPs", "LoA", "SoW", "MoU", "PoC", "UoM", "RoI", "SMEs", "NGOs",
    };

    /// <summary>A capital after a small letter (NetDocuments, macOS), but no Scottish family and no term of the trade.</summary>
    public static bool InnerCapital(ReadOnlySpan<char> word) =>
        word.Length >= 5 && Inner().IsMatch(word) && !Family().IsMatch(word) && !Terms.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Capitals, then a number (PA-2000, DS1821), but no standard, year or measure.</summary>
    public static bool Model(ReadOnlySpan<char> word) => Numbered().IsMatch(word) && !Standard().IsMatch(word);

    public static bool Capital(ReadOnlySpan<char> word) => char.IsUpper(word[0]) || char.IsDigit(word[0]) || word[0] == '.';

    /// <summary>Ends as English nouns and participles do.</summary>
    public static bool Everyday(ReadOnlySpan<char> word) => word.Length > 4 && Ending().IsMatch(word);

    [GeneratedRegex("^(?:[A-Z]{0,3}[a-z]+[A-Z][A-Za-z0-9]*|[a-z]{1,2}[A-Z][A-Za-z0-9]+)$")]
    private static partial Regex Inner();

    [GeneratedRegex("^(?:Mc|Mac|Fitz|De|Di|La|Le|Van|Von|O)[A-Z][a-z]+$")]
    private static partial Regex Family();

    [GeneratedRegex("^[A-Z]{1,7}(?:-[A-Z]{0,3}[0-9]{2,}|[0-9]{3,})[A-Za-z0-9-]*$")]
    private static partial Regex Numbered();

    [GeneratedRegex("^(?:ISO|IEC|RFC|SHA|FY|UTF|COVID|IEEE|TCP|UDP|HTTP|RJ|CAT|AES|RSA|MD|EN|BS|DIN|CVE|KB|MB|GB|TB|USD|EUR|GBP|CO|PM|SP|Y|Q|H|A|M|B|AB|AT|PCI|WCAG|IPV|VLAN|PO|INC|ID)-?[0-9]", RegexOptions.IgnoreCase)]
    private static partial Regex Standard();

    [GeneratedRegex("(?:ing|tion|sion|ment|ity|ness|ance|ence|ics|ism|ship|ers|ors|ies|ation|ogy|able|ful|ive|ous|ed|ly|als)$", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();
}
