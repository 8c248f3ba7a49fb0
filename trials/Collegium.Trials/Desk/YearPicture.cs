using System.Globalization;
using System.Security;
using System.Text;

namespace Collegium.Trials.Desk;

/// <summary>The year in one picture: promises, waits by size, each practice's share, and each week beside its bound.</summary>
internal static class YearPicture
{
    private const int Width = 960;
    private const string Ink = "#16211d", Quiet = "#5a6761", Accent = "#0b6252", Ochre = "#7a4f00", Rule = "#d5ddd7";

    public static string Draw(YearReport report, double jain, double ratio)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} 760\" font-family=\"Inter, Arial, sans-serif\" font-size=\"13\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title>A simulated year of 24 practices</title><rect width=\"{Width}\" height=\"760\" fill=\"#ffffff\"/>");
        Text(svg, 40, 40, "A simulated year of 24 practices at the real desk", Ink, 20);
        var promises = string.Join(", ", report.Promises.Select(p => string.Create(CultureInfo.InvariantCulture, $"{100.0 * p.Kept / p.Of:F1} % of promises {p.Kind} kept")));
        Text(svg, 40, 64, promises, Quiet, 13);
        Waits(svg, report);
        Shares(svg, report, jain);
        Weeks(svg, report, ratio);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Waits(StringBuilder svg, YearReport report)
    {
        Text(svg, 40, 110, "Minutes until somebody took it, by size of the client (bar: median, line: 90 %)", Ink, 14);
        var most = Math.Max(1, report.Waits.Max(w => w.Answer90));
        foreach (var (i, wait) in report.Waits.Index())
        {
            var y = 128 + (i * 28);
            Text(svg, 40, y + 14, $"{wait.Size} ({wait.Count})", Quiet, 13);
            Bar(svg, 180, y, 620 * wait.Answer / most, 18, Accent);
            Line(svg, 180 + (620 * wait.Answer90 / most), y - 2, y + 20, Ochre);
            Text(svg, 812, y + 14, string.Create(CultureInfo.InvariantCulture, $"{wait.Answer:F0} / {wait.Answer90:F0}"), Ink, 13);
        }
    }

    private static void Shares(StringBuilder svg, YearReport report, double jain)
    {
        Text(svg, 40, 280, string.Create(CultureInfo.InvariantCulture, $"Hours of work offered for each available hour, by practice (Jain {jain:F3})"), Ink, 14);
        var most = Math.Max(1e-9, report.Shares.Max(s => s.PerHour));
        var step = 880.0 / report.Shares.Count;
        foreach (var (i, share) in report.Shares.Index())
        {
            var height = 130 * share.PerHour / most;
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{40 + (i * step):F1}\" y=\"{430 - height:F1}\" width=\"{step - 6:F1}\" height=\"{height:F1}\" fill=\"{Accent}\"><title>{SecurityElement.Escape(share.Practice)}: {share.PerHour:F2}</title></rect>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M40 430H920\" stroke=\"{Rule}\"/>");
    }

    private static void Weeks(StringBuilder svg, YearReport report, double ratio)
    {
        Text(svg, 40, 480, string.Create(CultureInfo.InvariantCulture, $"Time from the telling to the work, weighted by urgency, week by week (green), and its lower bound (ochre): {ratio:F2} in all"), Ink, 14);
        var most = Math.Max(1, report.Weeks.Max(w => w.Cost));
        var step = 880.0 / report.Weeks.Count;
        foreach (var (i, week) in report.Weeks.Index())
        {
            var (cost, bound) = (220 * week.Cost / most, 220 * week.Bound / most);
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{40 + (i * step):F1}\" y=\"{720 - cost:F1}\" width=\"{step - 3:F1}\" height=\"{cost:F1}\" fill=\"{Accent}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{40 + (i * step):F1}\" y=\"{720 - bound:F1}\" width=\"{step - 3:F1}\" height=\"{bound:F1}\" fill=\"{Ochre}\"/>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M40 720H920\" stroke=\"{Rule}\"/>");
    }

    private static void Text(StringBuilder svg, int x, int y, string text, string fill, int size) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" fill=\"{fill}\" font-size=\"{size}\">{SecurityElement.Escape(text)}</text>");

    private static void Bar(StringBuilder svg, double x, double y, double width, int height, string fill) =>
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:F1}\" y=\"{y:F1}\" width=\"{width:F1}\" height=\"{height}\" fill=\"{fill}\"/>");

    private static void Line(StringBuilder svg, double x, double from, double to, string stroke) =>
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x:F1} {from:F1}V{to:F1}\" stroke=\"{stroke}\" stroke-width=\"3\"/>");
}
