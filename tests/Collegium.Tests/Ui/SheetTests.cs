using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Collegium.Tests.Ui;

/// <summary>What the policy <c>default-src 'self'</c> and the look ask of every file we serve.</summary>
public partial class SheetTests
{
    private static readonly string App = Path.GetFullPath(Path.Combine(Here(), "../../../src/Collegium"));

    [Fact]
    public void The_build_copies_exactly_the_icons_the_sheet_uses()
    {
        var used = IconUrl().Matches(Read("wwwroot/collegium.css")).Select(m => m.Groups[1].Value).ToHashSet();
        var copied = IconList().Matches(Read("Ui/Assets.targets")).SelectMany(m => m.Groups[1].Value.Split(';')).Where(n => !n.StartsWith('$')).ToHashSet();
        Assert.Equal(used.Order(), copied.Order());
    }

    [Fact]
    public void No_page_has_a_style_or_a_script_of_its_own()
    {
        var pages = Directory.EnumerateFiles(App, "*.razor", SearchOption.AllDirectories);
        Assert.Empty(pages.Where(p => Inline().IsMatch(File.ReadAllText(p))).Select(p => Path.GetRelativePath(App, p)));
    }

    [Fact]
    public void The_lock_file_names_no_registry() => Assert.DoesNotContain("resolved", Read("package-lock.json"), StringComparison.Ordinal);

    [Fact]
    public void Our_own_script_stays_under_800_lines() =>
        Assert.InRange(Directory.EnumerateFiles(Path.Combine(App, "wwwroot/js")).Sum(f => File.ReadLines(f).Count()), 1, 799);

    private static string Read(string path) => File.ReadAllText(Path.Combine(App, path));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex("icons/([a-z0-9-]+)\\.svg")]
    private static partial Regex IconUrl();

    [GeneratedRegex("<LucideIcons>([^<]+)</LucideIcons>")]
    private static partial Regex IconList();

    [GeneratedRegex("<style|<script>|\\sstyle=|\\son(click|submit|change|input|load)=\"[^@]", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
