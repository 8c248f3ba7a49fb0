using System.Globalization;
using System.Text;

namespace Collegium.Start.Demo;

/// <summary>A page that says it is a certificate of insurance, as a PDF any reader opens.</summary>
internal static class DemoCertificate
{
    public static byte[] Of(string practice)
    {
        var words = string.Concat($"Demo certificate of liability insurance: {practice}".Where(c => char.IsAscii(c) && c is not ('(' or ')' or '\\')));
        var page = $"BT /F1 14 Tf 60 720 Td ({words}) Tj ET";
        string[] parts =
        [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            string.Create(CultureInfo.InvariantCulture, $"<</Length {page.Length}>>stream\n{page}\nendstream"), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ];
        var text = new StringBuilder("%PDF-1.4\n");
        List<int> places = [];
        foreach (var (part, i) in parts.Select((p, i) => (p, i)))
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj{part}endobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {parts.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(p => text.Append(CultureInfo.InvariantCulture, $"{p:0000000000} 00000 n \n"));
        text.Append(CultureInfo.InvariantCulture, $"trailer<</Size {parts.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
