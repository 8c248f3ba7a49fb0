using System.Diagnostics;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members;
using Collegium.Members.Competing;
using Collegium.Members.Practices;
using Collegium.Members.Skills;
using Collegium.Tests.Members.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members;

/// <summary>In a chapter of five thousand practices, what a page reads and weighs follows what it shows, and not how many there are.</summary>
public sealed class ScaleTests
{
    private const int Crowd = 5000;
    private const int MostBytes = 100 * 1024;

    private static readonly string[] Trades = ["dental", "law", "realty", "medical"];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Pages_of_a_large_chapter_stay_small(string engine)
    {
        await using var world = await World.Start(engine);
        using var applicant = new Applicant(world);
        await applicant.Send();
        await applicant.JudgeSamples();
        await Fill(world);
        var number = (await applicant.Row()).Number;
        var ballot = await world.Do(async s =>
        {
            var roll = await s.GetRequiredService<CollegiumDb>().Set<Practice>().Where(p => p.Standing == Standing.Full).Select(p => new Seating(p.Id, null)).ToListAsync();
            return (await s.GetRequiredService<BallotsDoor>().Open(new NewBallot("motion", Guid.CreateVersion7(), "Shall it be so?", 50, roll))).Value;
        });
        using var secretary = await world.SignIn("secretary");
        await secretary.Open($"/applications/{number}");
        await secretary.Send("#declare form", ("tied", "no"));
        using var read = new RowsRead(world.Connection);
        // Who wasn't listened to isn't asked again for a second.
        await Task.Delay(TimeSpan.FromSeconds(1.2), TestContext.Current.CancellationToken);
        // What is read: one short line a practice where all must be looked through, and nothing of them where they needn't.
        foreach (var (browser, path, most) in new[]
        {
            (secretary, $"/applications/{number}", Crowd + 1500), (applicant.Browser, applicant.Page, Crowd + 1500), (secretary, "/applications", 500),
            (secretary, $"/ballots/{ballot}", Crowd + 500), (secretary, "/ballots", 500), (secretary, "/directory", 500), (secretary, "/directory?page=7", 500),
        })
        {
            await browser.Open(path);
            read.Rows = 0;
            var watch = Stopwatch.StartNew();
            var (status, _, bytes) = await browser.Save(path);
            TestContext.Current.TestOutputHelper?.WriteLine($"{engine} {path}: {watch.ElapsedMilliseconds} ms, {read.Rows} rows, {bytes.Length / 1024} kB");
            Assert.True(status == 200 && read.Rows > 0, $"{path} answered {status} and read {read.Rows} rows");
            Assert.True(read.Rows <= most, $"{path} read {read.Rows} rows, at most {most} are needed");
            Assert.True(bytes.Length < MostBytes, $"{path} weighs {bytes.Length / 1024} kB");
        }
    }

    /// <summary>Spread over Arizona, each with a person, skills and trades as members have them.</summary>
    private static Task<Done> Fill(World world) => world.Do(async s =>
    {
        var (db, random) = (s.GetRequiredService<CollegiumDb>(), new Random(20261117));
        var codes = await db.Set<Skill>().Select(k => k.Code).OrderBy(c => c).ToListAsync();
        for (var i = 0; i < Crowd; i++)
        {
            var id = Guid.CreateVersion7();
            db.Add(new Practice
            {
                Id = id, Name = $"Practice {i:0000}", City = $"Town {i % 90}", Address = $"{i} Long Rd", Latitude = 31.5 + (random.NextDouble() * 5), Longitude = -114.5 + (random.NextDouble() * 5),
                Phone = $"928-555-{i:0000}", Mail = $"office@p{i}.example", Standing = Standing.Full, StandingSince = World.Morning, InsuredUntil = new DateOnly(2027, 6, 30),
                TurnSince = World.Morning, JoinedAt = World.Morning,
            });
            var person = new Practitioner { Id = Guid.CreateVersion7(), PracticeId = id, Name = $"Person of {i}", Mail = $"person@p{i}.example", Phone = $"928-556-{i:0000}" };
            db.Add(person);
            db.AddRange(Enumerable.Range(0, 5).Select(k => new HeldSkill { PractitionerId = person.Id, Code = codes[(i + (k * 3)) % codes.Count], Level = 60 }));
            db.AddRange(Trades.Where((_, k) => (i >> k) % 2 == 0).Select(t => new ServedTrade { PracticeId = id, Trade = t }));
            if (i % 500 == 499)
            {
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
        }

        s.GetRequiredService<FactLog>().Append("practice.added", new("chapter", world.Chapter), Sight.Officers);
        return Done.It;
    });

    /// <summary>Counts the rows one world's database hands over.</summary>
    private sealed class RowsRead : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _heard = [];
        private readonly string _connection;

        public RowsRead(string connection)
        {
            _connection = connection;
            _heard.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Rows { get; set; }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                _heard.Add(value.Subscribe(this, name => name == RelationalEventId.DataReaderDisposing.Name));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is DataReaderDisposingEventData read && read.Context?.Database.GetConnectionString() is { } from && from.Contains(_connection[^36..], StringComparison.Ordinal))
            {
                Rows += read.ReadCount;
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _heard.ForEach(h => h.Dispose());
    }
}
