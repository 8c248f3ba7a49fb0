using AngleSharp;
using AngleSharp.Dom;
using Collegium.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Collegium.Tests.Ui;

/// <summary>One part drawn alone, as the browser would read it.</summary>
internal static class Drawn
{
    public static async Task<IElement> Draw<T>(Dictionary<string, object?> parameters, string address = "http://localhost/desk") where T : IComponent
    {
        var services = new ServiceCollection().AddSingleton<NavigationManager>(new At(address)).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        var cell = html.TrimStart().StartsWith("<th", StringComparison.Ordinal);
        var document = await BrowsingContext.New().OpenAsync(r => r.Content(cell ? $"<table><tr>{html}</tr></table>" : html));
        return cell ? document.QuerySelector("tr")! : document.Body!;
    }

    public static RenderFragment Text(string words) => builder => builder.AddContent(0, words);

    private sealed class At : NavigationManager
    {
        public At(string address) => Initialize("http://localhost/", address);

        protected override void NavigateToCore(string uri, NavigationOptions options) => throw new NotSupportedException();
    }
}
