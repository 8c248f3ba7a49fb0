using System.Globalization;
using System.Text;

namespace Collegium.Http;

/// <summary>
/// A list as RFC 4180 text. A cell that a spreadsheet would run as a formula gets an apostrophe before it (CWE-1236); plain
/// numbers, also negative ones, stay numbers.
/// </summary>
public sealed class CsvFile(string name, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<object?>> rows) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        httpContext.Response.Headers.CacheControl = "no-store";
        await using var writer = new StreamWriter(httpContext.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(Line(heads));
        foreach (var row in rows)
        {
            await writer.WriteAsync(Line(row));
        }
    }

    public static string Line(IReadOnlyList<object?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    public static string Cell(object? value)
    {
        var text = value switch
        {
            null => "",
            DateTime at => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable figure => figure.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        if (value is string && text.Length > 0 && "=+-@\t\r\n|%".Contains(text[0], StringComparison.Ordinal))
        {
            text = "'" + text;
        }

        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
