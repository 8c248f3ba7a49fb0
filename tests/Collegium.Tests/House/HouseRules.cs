namespace Collegium.Tests.House;

/// <summary>A rule of the house: what it says, what breaks it, and a plant that must be caught.</summary>
public sealed record HouseRule(string Says, Func<Building, IEnumerable<string>> Broken, Building Plant)
{
    public override string ToString() => Says;
}

/// <summary>The rules of STYLE.md that a machine can check, as one table. Each holds in our house, and each catches its plant.</summary>
public sealed class HouseRules
{
    public static readonly IReadOnlyList<HouseRule> All =
    [
        new("calls go down the staircase, through front doors", Arrows.Wrong, Plants.In("Collegium.Members.Planted", "Collegium.Database.Planted")),
        new("an engine knows the base class library only", Arrows.EngineKnowsMore, Plants.In("Collegium.Members.Planted")),
        new("the median of the source files is under 60 lines", TextRules.MedianTooLong, Plants.Lines("src/Collegium/A.cs", 60)),
        new("no source file over 300 lines", TextRules.FileTooLong, Plants.Lines("src/Collegium/A.razor", 301)),
        new("no test over 400 lines", TextRules.FileTooLong, Plants.Lines("tests/Collegium.Tests/A.cs", 401)),
        new("no method over 70 lines", CodeRules.LongMethod, Plants.In("Collegium.Planted.Long")),
        new("at most six constructor arguments", CodeRules.ManyArguments, Plants.In("Collegium.Planted.Long")),
        new("no name that says nothing", TextRules.EmptyWord, Plants.Text("src/Collegium/Desk/OfferHelper.cs", "")),
        new("no room is named like a type or a project", CodeRules.RoomLikeType, Plants.In("Collegium.Planted.Long", "Collegium.Planted.Rooms")),
        new("no empty folder", TextRules.EmptyFolder, new Building([], ["src/Collegium/Later"], [])),
        new("a bug is caught once, at a named edge", TextRules.SwallowedCatch, Plants.Text("src/Collegium/A.cs", "try { A(); } catch (Exception) { return; }")),
        new("time and ids come from the clock", CodeRules.OwnClock, Plants.In("Collegium.Planted.Long")),
        new("an entity knows neither the database nor the web", CodeRules.ImpureEntity, Plants.In("Collegium.Planted.Long")),
        new("no path of a machine", TextRules.MachinePath, Plants.Text("docs/map.md", "see /root/notes.md")),
        new("no host of a package registry", TextRules.RegistryHost, Plants.Text(".npmrc", "registry=https://registry.example/npm/")),
        new("package locks don't say where packages came from", TextRules.ResolvedLock, Plants.Text("src/Collegium/package-lock.json", "{\"resolved\": 1}")),
        new("own script stays under 800 lines", TextRules.ScriptTooLong, Plants.Lines("src/Collegium/wwwroot/a.js", 800)),
        new("no inline script or style", TextRules.InlineCode, Plants.Text("src/Collegium/Ui/A.razor", "<p style=\"color:red\">")),
        new("no inline handler", TextRules.InlineCode, Plants.Text("src/Collegium/Ui/A.razor", "<a onclick=\"go()\">")),
        new("a page is drawn when it has been read, by one reader", TextRules.ReadsByHalves, Plants.Text("src/Collegium/Ui/A.razor", "protected override async Task OnInitializedAsync() {}")),
        new("a refusal says what to do, in whole sentences", RefusalRules.Unkind, Plants.Text("src/Collegium/A.cs", "new Refusal(\"a.b\", \"Invalid input.\")")),
        new("a refusal is called noun.reason", RefusalRules.Misnamed, Plants.Text("src/Collegium/A.cs", "new Refusal(\"Bad\", \"Say it again.\")")),
    ];

    public static TheoryData<int, string> Rules()
    {
        var rows = new TheoryData<int, string>();
        foreach (var (rule, at) in All.Select((r, i) => (r, i)))
        {
            rows.Add(at, rule.Says);
        }

        return rows;
    }

    [Theory, MemberData(nameof(Rules))]
    public void Our_house_keeps_the_rule(int rule, string says)
    {
        var broken = All[rule].Broken(Building.Ours).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(broken.Count == 0, $"{says}:\n  {string.Join("\n  ", broken.Take(60))}");
    }
}
