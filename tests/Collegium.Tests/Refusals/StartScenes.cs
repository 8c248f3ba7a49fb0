using Collegium.Governance;
using Collegium.Tests.Start;
using Collegium.Start;
using Collegium.Start.Demo;
using Collegium.Start.Export;
using Collegium.Start.Import;
using Collegium.Start.Setup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Collegium.Tests.Refusals;

/// <summary>The command line, on a chapter at work.</summary>
internal sealed class CommandScene : Scene
{
    protected override async Task Provoke()
    {
        Lines();
        var words = Path.Combine(AppContext.BaseDirectory, "words.csv");
        await File.WriteAllTextAsync(words, "subject,body\nPrinter,It prints blank pages.\n");
        await No("command.wrong", "importing a column there isn't", House, (ImportRun o) => o.Run(new ImportRequests(words, "text")));
        await No("command.wrong", "importing for a client nobody knows", House, (ImportRun o) => o.Run(new ImportRequests(words, "body") { Client = "Nobody & Sons" }));
        File.Delete(words);
        await No("command.wrong", "exporting into a folder that is in use", House, (ExportRun o) => o.Run("/"));
        Hear("command.wrong", "a demo beside a real chapter", (await World.Services.GetRequiredService<DemoStart>().Run(null, DemoHouse.Short)).Refusal);
        await World.Do<Done>(async s =>
        {
            var governance = s.GetRequiredService<GovernanceDoor>();
            await governance.Found(SetupScene.Chapter, new CharterRules());
            await governance.Open();
            return Done.It;
        });
        Hear("command.wrong", "a command on two chapters", (await Commands.InChapter(World.Services, _ => Task.FromResult<Result<Done>>(Done.It))).Refusal);
    }

    private void Lines()
    {
        foreach (var (code, line) in new[]
        {
            ("command.wrong", "frobnicate"), ("command.wrong", "--as-of 2026-11-17"), ("command.wrong", "--demo --as-of yesterday"), ("command.wrong", "--demo --urls http://0.0.0.0:80"),
            ("command.wrong", "--loud"), ("command.wrong", "--urls"), ("command.wrong", "import"), ("command.wrong", "import requests some.csv"),
            ("command.wrong", "import requests some.csv --text t --limit 0"), ("command.wrong", "import requests some.csv --text t --label l --live"), ("command.no-file", "import requests no-such-file.csv --text t"),
            ("command.wrong", "export"),
        })
        {
            Hear(code, $"`{line}`", CommandLine.Read(line.Split(' ')).Refusal);
        }
    }
}

/// <summary>A database in which nobody has founded a chapter yet.</summary>
internal sealed class SetupScene : Scene
{
    public static readonly NewChapter Chapter =
        new("Mesa Verde IT", "", "America/Phoenix", "USD", "602-555-0190", "desk@mesa.example", "4 Adobe Way", "Phoenix", 33.45, -112.07);

    private static readonly DateOnly Today = new(2026, 11, 17);

    protected override Task<World> Start() => World.Fresh(Engines.Sqlite);

    protected override async Task Provoke()
    {
        Hear("chapter.none", "a program calling before the founding", await new Api(World.Url, "key").Get("/requests"));
        Hear("command.wrong", "a command before the founding", (await Commands.InChapter(World.Services, _ => Task.FromResult<Result<Done>>(Done.It))).Refusal);
        Fields();
        Task Found(string code, string how, NewChapter chapter) => No(code, how, House, (GovernanceDoor o) => o.Found(chapter, new CharterRules()));
        await Found("chapter.no-name", "a chapter without a name", Chapter with { Name = " " });
        await Found("chapter.unknown-zone", "a chapter on Mars", Chapter with { Zone = "Mars/Olympus" });
        await Found("chapter.unknown-currency", "a chapter that counts in pots", Chapter with { Currency = "POT" });
        await Yes(House, (GovernanceDoor o) => o.Found(Chapter, new CharterRules()));
        await No("chapter.exists", "founding where a chapter is", House, (FoundHouse o) => o.Run(new SetupAnswers()));
    }

    private void Fields()
    {
        var code = World.Services.GetRequiredService<SetupCode>();
        void Hears(string what, string how, int step, params (string Field, string Value)[] typed)
        {
            var answers = new SetupAnswers(typed.Select(t => new KeyValuePair<string, StringValues>(t.Field, t.Value)));
            Hear(what, how, SetupChecks.Of(step, answers, code, Today).FirstOrDefault(no => no.Code == what));
        }

        Hears("setup.wrong-code", "founding with a guessed code", 1, ("chapter.code", "guessed"));
        Hears("setup.no-text", "founding without a name", 1);
        Hears("setup.no-text", "founding with a name of 121 characters", 1, ("chapter.name", new string('x', 121)));
        Hears("setup.bad-mail", "a mail address that isn't one", 1, ("chapter.mail", "nobody"));
        Hears("setup.unknown-zone", "founding on Mars", 1, ("chapter.zone", "Mars/Olympus"));
        Hears("setup.unknown-place", "founding somewhere", 1, ("chapter.place", "somewhere"));
        Hears("setup.out-of-range", "an hour for nothing", 2, ("rules.price", "0"));
        Hears("setup.not-insured", "a founder without insurance", 3, ("practices.0.insured", "2026-01-01"));
        Hears("setup.no-skills", "a founder without a skill", 3);
        Hears("setup.mail-twice", "two founders with one address", 3, ("practices.count", "2"), ("practices.0.0.mail", "a@b.example"), ("practices.1.0.mail", "a@b.example"));
        Hears("setup.no-officer", "no steward", 4);
        Hears("setup.same-treasurer", "a treasurer who checks himself", 4, ("officers.treasurer", "0.0"), ("officers.second", "0.0"));
    }
}
