using System.IO.Compression;
using Collegium.Desk;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Start;
using Collegium.Start.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Start;

/// <summary>Rows of a file go through the operation of the public page; each is accounted for, once.</summary>
public sealed class ImportTests : IDisposable
{
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

    private static async Task<string> Refused(World world, ImportRequests import) => (await Run(world, import)).Refusal!.Message;

    private static async Task<Result<Done>> Run(World world, ImportRequests import)
    {
        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(world.Chapter));
        return await scope.ServiceProvider.GetRequiredService<ImportRun>().Run(import);
    }
}
