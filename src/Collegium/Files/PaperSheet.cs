using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Collegium.Files;

/// <summary>A paper as one page that carries its style and letters in itself, ready for the printer.</summary>
public sealed class PaperSheet(IWebHostEnvironment host, IServiceProvider services, ILoggerFactory logs)
{
    private const string Letters = "/lib/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2";

    public async Task<string> Write<TPaper>(string title, Dictionary<string, object?> shows)
        where TPaper : IComponent
    {
        await using var drawing = new HtmlRenderer(services, logs);
        var paper = await drawing.Dispatcher.InvokeAsync(async () =>
            (await drawing.RenderComponentAsync<TPaper>(ParameterView.FromDictionary(shows))).ToHtmlString());
        var style = (await Text("/collegium.css")).Replace(
            Letters, "data:font/woff2;base64," + Convert.ToBase64String(await Bytes(Letters)), StringComparison.Ordinal);
        return $"""
            <!doctype html><html lang="en"><head>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:">
            <meta charset="utf-8"><title>{title}</title><style>{style}</style></head><body><main>{paper}</main></body></html>
            """;
    }

    private async Task<string> Text(string path) => System.Text.Encoding.UTF8.GetString(await Bytes(path));

    private async Task<byte[]> Bytes(string path)
    {
        await using var from = host.WebRootFileProvider.GetFileInfo(path).CreateReadStream();
        using var bytes = new MemoryStream();
        await from.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
