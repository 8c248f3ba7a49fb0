using System.Diagnostics;
using Mono.Cecil;

namespace Collegium.Tests.House;

/// <summary>One file of the house: its path from the root, and its text.</summary>
public sealed record Sheet(string Path, string Text)
{
    public int Lines => Text.Length == 0 ? 0 : Text.AsSpan().Count('\n') + (Text.EndsWith('\n') ? 0 : 1);

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal) || Path.EndsWith(".razor", StringComparison.Ordinal);

    public bool IsMigration => Path.Contains("/Migrations/", StringComparison.Ordinal);

    public string Name => System.IO.Path.GetFileName(Path).Split('.')[0];
}

/// <summary>What the rules look at: the tracked files, the folders, the compiled assemblies. A plant is a small one of these.</summary>
public sealed record Building(IReadOnlyList<Sheet> Sheets, IReadOnlyList<string> EmptyFolders, IReadOnlyList<ModuleDefinition> Compiled)
{
    public static readonly string Root = FindRoot();

    private static readonly Lazy<Building> Read = new(ReadOurs);

    /// <summary>The real one.</summary>
    public static Building Ours => Read.Value;

    public IEnumerable<Sheet> Source => Sheets.Where(s => s.IsCode && s.Path.StartsWith("src/", StringComparison.Ordinal) && !s.IsMigration);

    public IEnumerable<TypeDefinition> Types => Compiled.SelectMany(m => m.GetTypes()).Where(t => t.Namespace != "" || t.IsNested);

    public static Building Of(params Sheet[] sheets) => new(sheets, [], []);

    public static Building OfTypes(Func<TypeDefinition, bool> which)
    {
        var module = Compile(typeof(Building).Assembly.Location);
        foreach (var other in module.Types.Where(t => !which(t)).ToList())
        {
            module.Types.Remove(other);
        }

        return new Building([], [], [module]);
    }

    private static Building ReadOurs()
    {
        var sheets = Tracked().Where(p => File.Exists(Path.Combine(Root, p)))
            .Select(p => new Sheet(p, IsText(p) ? File.ReadAllText(Path.Combine(Root, p)) : "")).ToList();
        string[] engines = ["Ledger", "Trust", "Language", "Routing"];
        var folder = Path.GetDirectoryName(typeof(Actor).Assembly.Location)!;
        var dlls = engines.Select(e => Path.Combine(folder, $"Collegium.{e}.dll")).Where(File.Exists).Append(typeof(Actor).Assembly.Location);
        return new Building(sheets, [.. Empty(Path.Combine(Root, "src")), .. Empty(Path.Combine(Root, "tests"))], [.. dlls.Select(Compile)]);
    }

    private static ModuleDefinition Compile(string dll)
    {
        var symbols = File.Exists(Path.ChangeExtension(dll, ".pdb"));
        return ModuleDefinition.ReadModule(dll, new ReaderParameters { ReadSymbols = symbols, InMemory = true });
    }

    /// <summary>What git tracks or would add; without git (an unpacked archive) every file outside build folders.</summary>
    private static IEnumerable<string> Tracked()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, "ls-files", "-co", "--exclude-standard"]) { RedirectStandardOutput = true })!;
        return git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool IsText(string path) =>
        Path.GetExtension(path) is not (".png" or ".jpg" or ".woff2" or ".woff" or ".ico" or ".gz" or ".db" or ".pdf" or ".zip");

    private static IEnumerable<string> Empty(string folder) =>
        Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "wwwroot"))
            .Where(f => !Directory.EnumerateFileSystemEntries(f).Any());

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Collegium.slnx")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("The tests don't lie in the repository.");
    }
}
