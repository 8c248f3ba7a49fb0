using System.Security.Cryptography;
using System.Text;

namespace Collegium.Trials.Tickets;

/// <summary>A text whose topic is known.</summary>
internal sealed record Ticket(string Text, string Label)
{
    /// <summary>Texts in some columns, joined by a space, and the label in another.</summary>
    public static List<Ticket> Read(string path, string texts, string label)
    {
        var columns = texts.Split(',');
        return [.. Csv.Texts(path, [.. columns, label]).Select(row => new Ticket(string.Join(' ', row[..^1]), row[^1]))];
    }

    /// <summary>A number from 0 to 99 that only hangs on the words: equal texts never fall on both sides of a fold.</summary>
    public int Fold => (int)(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', Text.ToLowerInvariant().Split())))) % 100);
}
