using System.IO.Compression;
using Collegium.Database;
using Collegium.Desk;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Desk.Triage;
using Collegium.Facts;
using Collegium.Start;
using Collegium.Start.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Start;

/// <summary>Rows of a file go through the operation of the public page; each is accounted for, once.</summary>
public sealed class ImportTests : IDisposable
{
    private string _said = "";

    private readonly string _folder = Directory.CreateTempSubdirectory("collegium-import-").FullName;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Live_rows_are_offered_asked_back_with_the_steward_or_refused_and_never_twice(string engine)
    {
        await using var world = await World.Start(engine);
        var file = Packed("id,text", "1,The printer prints blank pages since Tuesday.", "2,help", "3,   ", "4,\"Nobody can log in, the password is not taken.\"");

        await Import(world, new ImportRequests(file, "text") { Limit = 2, Live = true, Reports = _folder });
        var lines = await Import(world, new ImportRequests(file, "text") { Live = true, Reports = _folder });

        Assert.Equal(["offered", "asked the client", "refused", "offered"], lines.Select(l => l.Split(',')[1]).ToArray(), Wanted);
        Assert.Contains("request.empty", lines[2], StringComparison.Ordinal);
        var requests = await world.Look(db => db.Set<Request>().ToListAsync());
        Assert.Equal(3, requests.Count);
        Assert.All(requests, r => Assert.Equal("import", r.Source));
        Assert.NotEmpty(await world.Look(db => db.Set<Offer>().ToListAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task History_is_filed_and_read_and_nobody_is_told(string engine)
    {
        await using var world = await World.Start(engine);
        var file = Packed("what,when", "The scanner saves everything into the wrong folder.,2024");

        var lines = await Import(world, new ImportRequests(file, "what") { Client = "Hollis Ranch Realty", Reports = _folder });
        await world.Settle();

        Assert.Contains("filed", Assert.Single(lines), StringComparison.Ordinal);
        var request = Assert.Single(await world.Look(db => db.Set<Request>().ToListAsync()));
        Assert.Equal((RequestState.Confirmed, world.Clients["Hollis Ranch Realty"]), (request.State, request.ClientId));
        Assert.Empty(await world.Look(db => db.Set<Offer>().ToListAsync()));
        Assert.Empty(await world.Look(db => db.Set<Mail.MailMessage>().ToListAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Labelled_history_teaches_the_reader_and_the_report_says_so(string engine)
    {
        await using var world = await World.Start(engine);
        const string Strange = "The wobblefrotz is purple and nobody can zibber it.";
        Assert.DoesNotContain("printing", await Needs(world, Strange));
        string[] rows = [.. Enumerable.Range(1, 12).Select(i => $"\"Our wobblefrotz number {i} is purple, please zibber it.\",printing,closed")];
        var file = Packed(["what,queue,state", .. rows, "The gizmo hums.,facilities,closed", "The hum is back.,,closed"]);

        var lines = await Import(world, new ImportRequests(file, "what") { Label = "queue", Reports = _folder });

        Assert.Equal(12, lines.Count(l => l.Contains("learned as printing", StringComparison.Ordinal)));
        Assert.Contains("The reader learned from 12 rows, by the column “queue”; 2 taught it nothing.", _said, StringComparison.Ordinal);
        Assert.Contains("Not skills of our catalogue: facilities.", _said, StringComparison.Ordinal);
        Assert.Equal(12, await world.Look(db => db.Set<Lesson>().CountAsync(l => l.Codes == "printing")));
        Assert.Equal("printing", (await Needs(world, Strange))[0]);
        Assert.Empty(await world.Look(db => db.Set<Offer>().ToListAsync()));

        await Import(world, new ImportRequests(file, "what") { Label = "queue", Reports = _folder });
        Assert.Contains("The reader learned from 0 rows", _said, StringComparison.Ordinal);
        Assert.Equal(12, await world.Look(db => db.Set<Lesson>().CountAsync()));
    }

    [Fact]
    public async Task A_column_of_skill_codes_is_found_and_without_one_the_report_says_that_nothing_was_learned()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var labelled = Packed("what,state,skill", "The printer jams.,closed,printing", "No mail comes in.,closed,mail");
        await Import(world, new ImportRequests(labelled, "what") { Reports = _folder });
        Assert.Contains("The reader learned from 2 rows, by the column “skill”", _said, StringComparison.Ordinal);

        File.Delete(Directory.GetFiles(_folder, "import-*.csv").Single());
        var plain = Packed("what,state", "The printer jams again.,closed");
        await Import(world, new ImportRequests(plain, "what") { Reports = _folder });
        Assert.Contains("The reader learned nothing: no column says what each row took.", _said, StringComparison.Ordinal);
        Assert.Contains("--label COLUMN", _said, StringComparison.Ordinal);
        Assert.Equal(2, await world.Look(db => db.Set<Lesson>().CountAsync()));
    }

    [Fact]
    public async Task An_unknown_column_or_client_stops_before_the_first_row()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var file = Packed("id,text", "1,printer");
        Assert.Equal("The file has no column “words”. It has: id, text.", await Refused(world, new ImportRequests(file, "words")));
        Assert.Contains("no client called “Nobody & Co”", await Refused(world, new ImportRequests(file, "text") { Client = "Nobody & Co" }), StringComparison.Ordinal);
        Assert.Empty(await world.Look(db => db.Set<Request>().ToListAsync()));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>An unclear row goes to the client or to the steward, as the reader decides.</summary>
    private static bool Wanted(string expected, string actual) =>
        expected == actual || (expected == "asked the client" && actual == "with the steward") || (expected == "offered" && actual == "with the steward");

    private string Packed(params string[] lines)
    {
        var path = Path.Combine(_folder, "rows.csv.gz");
        using var text = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest));
        foreach (var line in lines)
        {
            text.WriteLine(line);
        }

        return path;
    }

    private async Task<string[]> Import(World world, ImportRequests import)
    {
        Assert.False((await Run(world, import)).Refused);
        return File.ReadAllLines(Directory.GetFiles(_folder, "import-*.csv").Single())[1..];
    }

    private static async Task<string[]> Needs(World world, string text)
    {
        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(world.Chapter));
        var db = scope.ServiceProvider.GetRequiredService<CollegiumDb>();
        await scope.ServiceProvider.GetRequiredService<FactTail>().CatchUp(db);
        return [.. (await scope.ServiceProvider.GetRequiredService<TriageCache>().Read(db, text)).Needs.Select(n => n.Skill)];
    }

    private async Task<string> Refused(World world, ImportRequests import) => (await Run(world, import)).Refusal!.Message;

    private async Task<Result<Done>> Run(World world, ImportRequests import)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var here = scope.ServiceProvider.GetRequiredService<Here>();
        here.Enter(Actor.House(world.Chapter));
        using var console = new StringWriter();
        var done = await new ImportRun(world.Services.GetRequiredService<IServiceScopeFactory>(), here, console).Run(import);
        _said = console.ToString();
        return done;
    }
}
