using System.Globalization;
using Collegium.Members.Screens;

namespace Collegium.Members.Applications;

internal enum FieldKind
{
    Line,
    Words,
    Mail,
    Phone,
    Day,
    Percent,
    YesNo,
    Trades,
    Skills,
    Skill,
    Tie,
}

/// <summary>One question of the application.</summary>
internal sealed record FormField(string Code, string Label, FieldKind Kind, int Most, bool Required = false, string? Hint = null)
{
    /// <summary>A second or third of the same; shown when asked for.</summary>
    public bool IsMore => Code is ['s', 'a', 'm', 'p', 'l', 'e', '2' or '3', ..] or ['t', 'i', 'e', '2' or '3', ..];
}

internal sealed record FormPart(string Code, string Title, string Lead, IReadOnlyList<FormField> Fields, string More = "");

/// <summary>What an applicant is asked, in the order of the page. Each question serves a published criterion.</summary>
internal static class ApplicationForm
{
    public const int MostSamples = 3;
    public const int MostTies = 3;

    public static readonly IReadOnlyList<string> Ties = ["commission", "resale", "employment", "shares"];

    public static readonly IReadOnlyList<FormPart> Parts =
    [
        new("who", "Your practice", "A practice is a firm of one to ten people who do the work themselves.",
        [
            new("practice", "Name of the practice", FieldKind.Line, 120, true),
            new("phone", "Telephone", FieldKind.Phone, 40, true),
            new("address", "Street and number", FieldKind.Line, 160, true),
            new("city", "City", FieldKind.Line, 80, true),
            new("website", "Website", FieldKind.Line, 160),
            new("people", "Everybody who does the work", FieldKind.Words, 1500, true, "One line a person: name, e-mail, telephone. Only people who work for clients; one to ten of them."),
            new("why", "Why do you want to join?", FieldKind.Words, 2000, true, "In your own words. The members who decide read it."),
        ]),
        new("work", "What you do", "We ask for skills, never for products. Two members judge your samples without knowing whose they are.",
        [
            new("trades", "Whom do you serve?", FieldKind.Trades, 80, true),
            new("skills", "What are you good at?", FieldKind.Skills, 800, true),
            .. Numbered(MostSamples, i => new[]
            {
                new FormField($"sample{i}-skill", "Which skill does it show?", FieldKind.Skill, 48, i == 1),
                new FormField($"sample{i}", "A job you did: what was wrong, what you did, how you knew it worked", FieldKind.Words, 4000, i == 1, "Leave out your name and the client’s: those who judge it must not know whose it is."),
            }),
        ], "Show another job"),
        new("references", "Who can speak for you", "Two clients and one colleague. We write to each and they answer by a link; none may share your address, domain or number.",
        [
            .. References("client1", "First client"), .. References("client2", "Second client"), .. References("peer", "A colleague who has seen your work"),
        ]),
        new("money", "Who pays you", "Members live from clients. A tie to a maker is no obstacle when it is declared; an undeclared one is.",
        [
            new("from-clients", "Income from end clients", FieldKind.Percent, 3, true, "Percent of last year’s income. The three add up to 100."),
            new("from-vendors", "Income from makers and distributors", FieldKind.Percent, 3, true, "Commissions, resale margins, referral fees, sponsorship."),
            new("from-members", "Income from other IT practices", FieldKind.Percent, 3, true, "What you sell to firms like ours: tools, leads, training, insurance."),
            .. Numbered(MostTies, i => new[]
            {
                new FormField($"tie{i}", "Maker or distributor you have a tie to", FieldKind.Line, 120),
                new FormField($"tie{i}-kind", "What kind of tie?", FieldKind.Tie, 20),
            }),
        ], "Another tie"),
        new("trust", "What we must know", "Answer plainly. A yes doesn’t decide anything by itself; something hidden does.",
        [
            new("insured-until", "Liability insurance in force until", FieldKind.Day, 10, true, "The last day on the certificate."),
            new("insurer", "Insurer and policy number", FieldKind.Line, 120, true),
            new("account", "Bank account for your payouts", FieldKind.Line, 60, true, "Routing and account number. Only a fingerprint is kept until you are admitted."),
            new("clinical", "Do you sign the terms for work that touches patients’ data?", FieldKind.YesNo, 3, true, "Without them you aren’t asked for work at dentists and doctors."),
            new("discipline", "Was anybody here ever sanctioned by an association, a court or a licensing body?", FieldKind.YesNo, 3, true),
            new("discipline-words", "If yes: what happened?", FieldKind.Words, 2000),
            new("debts", "Does the practice owe clients, members of ours or the tax office money that is overdue?", FieldKind.YesNo, 3, true),
            new("debts-words", "If yes: how much, and what has been agreed?", FieldKind.Words, 2000),
        ]),
    ];

    public static readonly IReadOnlyDictionary<string, FormField> Fields = Parts.SelectMany(p => p.Fields).ToDictionary(f => f.Code);

    /// <summary>The part a question stands in.</summary>
    public static string PartOf(string field) => Parts.First(p => p.Fields.Any(f => f.Code == field)).Code;

    /// <summary>The parts whose answers are a screen's evidence.</summary>
    public static IReadOnlyList<string> PartsOf(Screen screen) => screen switch
    {
        Screen.Seller => ["money"],
        Screen.Pretender => ["work", "references"],
        Screen.Fraudster => ["who", "trust", "references"],
        Screen.Appeal => [],
    };

    /// <summary>A question's name away from its place on the page: whose e-mail it is.</summary>
    public static string Naming(string field) => Referees.FirstOrDefault(r => field.StartsWith(r + "-", StringComparison.Ordinal)) is { } code && Fields[field].Label is var label && !label.Contains(':', StringComparison.Ordinal)
        ? $"{Fields[$"{code}-name"].Label.Split(':')[0]}: {char.ToLowerInvariant(label[0])}{label[1..]}" : Fields[field].Label;

    /// <summary>The references an application names, by the code they start with.</summary>
    public static readonly IReadOnlyList<string> Referees = ["client1", "client2", "peer"];

    public static string TieWords(string code) => code switch
    {
        "commission" => "Commission or referral fees",
        "resale" => "Resale",
        "employment" => "Employment or a contract",
        "shares" => "Shares",
        _ => code,
    };

    private static IEnumerable<FormField> Numbered(int most, Func<int, IEnumerable<FormField>> fields) => Enumerable.Range(1, most).SelectMany(fields);

    private static IEnumerable<FormField> References(string code, string who) =>
    [
        new($"{code}-name", string.Create(CultureInfo.InvariantCulture, $"{who}: name"), FieldKind.Line, 120, true),
        new($"{code}-firm", "Firm", FieldKind.Line, 120, true),
        new($"{code}-mail", "E-mail", FieldKind.Mail, 254, true),
        new($"{code}-phone", "Telephone", FieldKind.Phone, 40, true),
    ];
}
