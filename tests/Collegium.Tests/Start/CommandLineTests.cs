using Collegium.Start;

namespace Collegium.Tests.Start;

/// <summary>What the program understands, and the one sentence it answers to what it doesn't.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void Without_a_verb_it_serves()
    {
        Assert.Equal(new Serve(false, null), CommandLine.Read([]).Value);
        Assert.Equal(new Serve(true, new DateOnly(2026, 11, 17)) { Urls = "http://localhost:5300" },
            CommandLine.Read(["--demo", "--as-of", "2026-11-17", "--urls", "http://localhost:5300"]).Value);
    }

    [Fact]
    public void An_import_names_its_file_and_column()
    {
        var file = typeof(CommandLineTests).Assembly.Location;
        Assert.Equal(new ImportRequests(file, "words") { Limit = 5, Client = "Granite Pass Dental", Live = true },
            CommandLine.Read(["import", "requests", file, "--text", "words", "--limit", "5", "--client", "Granite Pass Dental", "--live"]).Value);
    }

    [Theory]
    [InlineData(2, "frobnicate")]
    [InlineData(2, "--as-of", "2026-11-17")]
    [InlineData(2, "--demo", "--as-of", "yesterday")]
    [InlineData(2, "--demo", "--as-of", "0026-11-17")]
    [InlineData(2, "--demo", "--urls", "http://0.0.0.0:80")]
    [InlineData(2, "--demo", "--urls", "http://localhost:1;http://*:2")]
    [InlineData(2, "--urls")]
    [InlineData(2, "import")]
    [InlineData(2, "import", "requests", "some.csv")]
    [InlineData(2, "import", "requests", "some.csv", "--text", "t", "--limit", "0")]
    [InlineData(2, "import", "requests", "some.csv", "--text", "t", "--loud")]
    [InlineData(3, "import", "requests", "no-such-file.csv", "--text", "t")]
    [InlineData(2, "import", "requests", "some.csv", "--text", "t", "--label", "l", "--live")]
    [InlineData(2, "export")]
    public void What_does_not_fit_is_one_sentence_and_an_exit_code(int exit, params string[] args)
    {
        var no = CommandLine.Read(args).Refusal!;
        Assert.Equal(exit, CommandLine.Exit(no));
        Assert.DoesNotContain('\n', no.Message);
    }
}
