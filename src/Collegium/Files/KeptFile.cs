using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Files;

/// <summary>The one file somebody uploaded for a thing, as it came. The row is erased with what it belongs to.</summary>
public sealed class KeptFile : Chaptered
{
    /// <summary>The application or practice it belongs to.</summary>
    public required Guid About { get; init; }

    /// <summary>What it was found to be, as a media type.</summary>
    public required string Kind { get; set; }

    public required byte[] Bytes { get; set; }

    public required DateTime At { get; set; }
}

internal sealed class KeptFileTables : IEntityTypeConfiguration<KeptFile>
{
    public void Configure(EntityTypeBuilder<KeptFile> table)
    {
        table.ToTable("files_kept");
        table.HasKey(f => f.About);
        table.Property(f => f.Kind).HasMaxLength(40);
    }
}

/// <summary>Keeps uploaded files in the database: no folder beside it that would have to be saved, moved and erased with it.</summary>
public sealed class KeptFiles(CollegiumDb db, TimeProvider clock)
{
    /// <summary>Keeps it in place of what was there before.</summary>
    public async Task Put(Guid about, Upload upload)
    {
        if (await db.Set<KeptFile>().SingleOrDefaultAsync(f => f.About == about) is { } before)
        {
            (before.Kind, before.Bytes, before.At) = (upload.Kind, upload.Bytes, clock.Now());
        }
        else
        {
            db.Add(new KeptFile { About = about, Kind = upload.Kind, Bytes = upload.Bytes, At = clock.Now() });
        }
    }

    /// <summary>When the file of a thing was uploaded; null where there is none.</summary>
    public async Task<DateTime?> KeptAt(Guid about) => await db.Set<KeptFile>().Where(f => f.About == about).Select(f => (DateTime?)f.At).SingleOrDefaultAsync();

    /// <summary>The file to be saved under a name, never to be shown within our pages; not found where there is none.</summary>
    public async Task<IResult> Answer(Guid about, string name) => await db.Set<KeptFile>().AsNoTracking().SingleOrDefaultAsync(f => f.About == about) is { } kept
        ? Results.File(kept.Bytes, kept.Kind, name + Upload.Ending(kept.Kind)) : Http.Problems.Result(Refusal.Missing("file"));

    public Task Erase(Guid about) => db.Set<KeptFile>().Where(f => f.About == about).ExecuteDeleteAsync();
}
