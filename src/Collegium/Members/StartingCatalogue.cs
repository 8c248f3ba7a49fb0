using System.Globalization;
using Collegium.Database;
using CsvHelper;

namespace Collegium.Members;

/// <summary>The catalogue a chapter starts with: vendor-neutral skills in everyday words.</summary>
public static class StartingCatalogue
{
    public static IReadOnlyList<SkillCard> Read()
    {
        using var csv = new CsvReader(new StringReader(Embedded.Text("Collegium.Members.Skills.catalogue.csv")), CultureInfo.InvariantCulture);
        var skills = new List<SkillCard>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            skills.Add(new SkillCard(
                csv.GetField("code")!, csv.GetField("name")!, csv.GetField("question")!,
                csv.GetField("words")!.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) { Group = csv.GetField("group")! });
        }

        return skills;
    }
}
