using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Collegium.Tests;

/// <summary>Walks pages over real HTTP as a browser without script would: follows redirects, keeps cookies, fills in forms.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClient _http;

    public Browser(Uri url) => _http = new HttpClient(new HttpClientHandler { UseCookies = true, AllowAutoRedirect = true }) { BaseAddress = url };

    public int Status { get; private set; }

    public string Address { get; private set; } = "/";

    public IHtmlDocument Page { get; private set; } = null!;

    public string Text => Page.Body!.TextContent;

    public async Task<IHtmlDocument> Open(string path) => await Read(await _http.GetAsync(path));

    /// <summary>Sends the form that a selector finds, with its hidden fields and what is typed.</summary>
    public Task<IHtmlDocument> Send(string form, params (string Name, string Value)[] typed) => SendTo(form, null, typed);

    /// <summary>The same to another address, as a page of before would.</summary>
    public async Task<IHtmlDocument> SendTo(string form, string? to, params (string Name, string Value)[] typed)
    {
        var found = (IHtmlFormElement)(Page.QuerySelector(form) ?? throw new InvalidOperationException($"No form {form} on {Address}:\n{Text}"));
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var input in found.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Where(i => i.Name is not null))
        {
            fields.Add(new(input.Name!, input.Value));
        }

        fields.RemoveAll(f => typed.Any(t => t.Name == f.Key));
        fields.AddRange(typed.Select(t => new KeyValuePair<string, string>(t.Name, t.Value)));
        var action = to ?? (string.IsNullOrEmpty(found.GetAttribute("action")) ? Address : found.GetAttribute("action")!);
        return await Read(await _http.PostAsync(action, new FormUrlEncodedContent(fields)));
    }

    /// <summary>Sends the form that a selector finds with one file, as a browser does.</summary>
    public async Task<IHtmlDocument> Upload(string form, string field, string name, byte[]? bytes)
    {
        var found = (IHtmlFormElement)(Page.QuerySelector(form) ?? throw new InvalidOperationException($"No form {form} on {Address}:\n{Text}"));
        using var fields = new MultipartFormDataContent();
        foreach (var input in found.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Where(i => i.Name is not null))
        {
            fields.Add(new StringContent(input.Value), input.Name!);
        }

        if (bytes is not null)
        {
            fields.Add(new ByteArrayContent(bytes), field, name);
        }

        return await Read(await _http.PostAsync(Address, fields));
    }

    /// <summary>What an address gives to be saved: how it answered, of what kind it is, and the bytes.</summary>
    public async Task<(int Status, string? Kind, byte[] Bytes)> Save(string path)
    {
        using var answer = await _http.GetAsync(path);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsByteArrayAsync());
    }

    public void Dispose() => _http.Dispose();

    private async Task<IHtmlDocument> Read(HttpResponseMessage answer)
    {
        Status = (int)answer.StatusCode;
        Address = answer.RequestMessage!.RequestUri!.PathAndQuery;
        return Page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
