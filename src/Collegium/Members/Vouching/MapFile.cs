using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Collegium.Http;

namespace Collegium.Members.Vouching;

/// <summary>The trust map's picture as numbers, for the script that draws it: names, places, words. Made once for each state of the net.</summary>
internal static class MapFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/trust/map", Send).Allow(Actor.Officers | Roles.Practitioner).ExcludeFromDescription();

    /// <summary>Nothing in it comes from whoever asks, so it may be compressed.</summary>
    private static async Task<IResult> Send(HttpContext http, VouchReading reading)
    {
        var packed = (await reading.Net()).Packed;
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Vary = "Accept-Encoding";
        if (http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            http.Response.Headers.ContentEncoding = "gzip";
            return Results.Bytes(packed, "application/json");
        }

        using var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await stream.CopyToAsync(plain);
        return Results.Bytes(plain.ToArray(), "application/json");
    }

    public static byte[] Pack(TrustMap map)
    {
        var text = JsonSerializer.Serialize(
            new
            {
                map.Radius,
                Names = map.Places.Select(p => p.Member.Name),
                Kinds = string.Concat(map.Places.Select(p => (int)p.Kind)),
                At = map.Places.SelectMany(p => new[] { p.X, p.Y }),
                Ties = map.Ties.SelectMany(t => new[] { t.From, t.To }),
            },
            Json);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
