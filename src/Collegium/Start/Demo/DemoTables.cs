using System.Globalization;
using Collegium.Clients;
using Collegium.Database;
using Collegium.Members;
using CsvHelper;

namespace Collegium.Start.Demo;

/// <summary>The invented people of the demo, read from the tables beside this file.</summary>
internal static class DemoTables
{
    public static IReadOnlyList<NewPractice> Practices(DateOnly founded) =>
        [.. Rows("practices").GroupBy(r => r["practice"]).Select((rows, i) =>
        {
            var first = rows.First();
            return new NewPractice(
                rows.Key, first["city"], first["address"], Number(first["latitude"]), Number(first["longitude"]), $"602-555-01{i:00}",
                $"office@{Domain(rows.Key)}", founded.AddDays(600 + (i * 17)), [.. rows.Select(Person)])
            {
                ClinicalTerms = first["clinical"] == "1",
            };
        })];

    public static IReadOnlyList<NewClient> Clients() =>
        [.. Rows("clients").Select(r => new NewClient(
            r["name"], Enum.Parse<Trade>(r["trade"]), r["city"], r["address"], (Number(r["latitude"]), Number(r["longitude"])),
            (int)Number(r["people"]), [(r["contact"], r["mail"], r["phone"]), (r["second"], r["second_mail"], null)]))];

    public static IReadOnlyList<Trouble> Troubles() =>
        [.. Rows("troubles").Select(r => new Trouble(r["trade"], r["skill"], r["impact"], (int)Number(r["minutes"]), (int)Number(r["parts"]), r["done"], r["text"], r["answer"]))];

    private static NewPractitioner Person(Dictionary<string, string> row) => new(
        row["person"], $"{row["person"].Split(' ')[0].ToLowerInvariant()}@{Domain(row["practice"])}", "602-555-0170",
        [.. row["skills"].Split(' ').Select(s => s.Split(':')).Select(s => (s[0], (int)Number(s[1])))])
    {
        Capacity = (int)Number(row["capacity"]),
        ReachMiles = Number(row["reach"]),
    };

    private static string Domain(string name) => string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetter)) + ".example";

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<Dictionary<string, string>> Rows(string table)
    {
        using var csv = new CsvReader(new StringReader(Embedded.Text($"Collegium.Start.Demo.{table}.csv")), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            yield return csv.HeaderRecord!.ToDictionary(h => h, h => csv.GetField(h)!);
        }
    }
}

/// <summary>One kind of trouble as clients of a trade tell it.</summary>
internal sealed record Trouble(string Trade, string Skill, string Impact, int Minutes, int PartsMinor, string Done, string Text, string Answer);
