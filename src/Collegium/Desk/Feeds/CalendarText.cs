using System.Globalization;
using System.Text;

namespace Collegium.Desk.Feeds;

/// <summary>One entry of a calendar. The same thing keeps its <paramref name="Uid"/>; a changed one has a higher <paramref name="Sequence"/>.</summary>
internal sealed record CalendarEntry(string Uid, DateTime From, DateTime To, string Summary, string? Description, bool Busy, int Sequence, DateTime ChangedAt);

/// <summary>Writes RFC 5545: lines of at most 75 octets, text escaped, times in UTC, so that no program has to know a zone.</summary>
internal static class CalendarText
{
    private const int MostOctets = 75;

    public static string Write(string name, IEnumerable<CalendarEntry> entries)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Collegium//On call//EN");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, $"X-WR-CALNAME:{Escaped(name)}");
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        Line(text, "X-PUBLISHED-TTL:PT1H");
        foreach (var entry in entries)
        {
            Line(text, "BEGIN:VEVENT");
            Line(text, $"UID:{entry.Uid}");
            Line(text, $"DTSTAMP:{Utc(entry.ChangedAt)}");
            Line(text, $"LAST-MODIFIED:{Utc(entry.ChangedAt)}");
            Line(text, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{entry.Sequence}"));
            Line(text, $"DTSTART:{Utc(entry.From)}");
            Line(text, $"DTEND:{Utc(entry.To)}");
            Line(text, $"SUMMARY:{Escaped(entry.Summary)}");
            if (entry.Description is { } description)
            {
                Line(text, $"DESCRIPTION:{Escaped(description)}");
            }

            Line(text, $"TRANSP:{(entry.Busy ? "OPAQUE" : "TRANSPARENT")}");
            Line(text, "END:VEVENT");
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    /// <summary>§3.3.11: backslash, comma, semicolon and line break.</summary>
    public static string Escaped(string text) => text.ReplaceLineEndings("\n")
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Utc(DateTime at) => at.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>§3.1: folded by octets, never inside a character.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
