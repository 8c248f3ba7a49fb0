namespace Collegium.Files;

/// <summary>A file from outside, judged by its first bytes and not by what its name says.</summary>
public sealed record Upload
{
    /// <summary>A picture as a phone takes it fits.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    public static readonly Refusal None = new("file.none", "Choose a file first: a PDF, a PNG or a JPEG of up to 10 MB.", Field: "file");

    public static readonly Refusal TooLarge = new("file.too-large", "This file is larger than 10 MB. Cut the picture to what matters or save it smaller, scan a paper in grey, and send that.", Field: "file");

    public static readonly Refusal UnknownKind = new(
        "file.unknown-kind", "This is no PDF, PNG or JPEG, whatever its name says. Save it as one of these, and upload that.", Field: "file");

    private static readonly (string Kind, string Ending, byte[] Begins)[] Kinds =
    [
        ("application/pdf", ".pdf", [.. "%PDF-"u8]), ("image/png", ".png", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A]), ("image/jpeg", ".jpg", [0xFF, 0xD8, 0xFF]),
    ];

    private Upload(byte[] bytes, string kind) => (Bytes, Kind) = (bytes, kind);

    public byte[] Bytes { get; }

    public string Kind { get; }

    public static Result<Upload> Of(byte[]? bytes) => bytes switch
    {
        null or [] => None,
        { Length: > MostBytes } => TooLarge,
        _ => Kinds.FirstOrDefault(k => bytes.AsSpan().StartsWith(k.Begins)).Kind is { } kind ? new Upload(bytes, kind) : UnknownKind,
    };

    public static string Ending(string kind) => Kinds.First(k => k.Kind == kind).Ending;

    /// <summary>Reads what comes, and one byte more than fits at most: so much tells that it is too large.</summary>
    public static async Task<byte[]> Take(Stream from)
    {
        using var taken = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; taken.Length <= MostBytes && (read = await from.ReadAsync(buffer)) > 0;)
        {
            taken.Write(buffer, 0, read);
        }

        return taken.ToArray();
    }

    /// <summary>The file a form brings under a name.</summary>
    public static async Task<byte[]?> Take(IFormCollection form, string name)
    {
        if (form.Files.GetFile(name) is not { } file)
        {
            return null;
        }

        await using var stream = file.OpenReadStream();
        return await Take(stream);
    }
}
