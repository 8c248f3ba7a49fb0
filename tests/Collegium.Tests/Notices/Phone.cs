using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Collegium.Tests.Notices;

/// <summary>Whatever stands at the other end of a way: a real server on a real port that keeps what it is sent.</summary>
internal sealed class Phone : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Phone(WebApplication app) => _app = app;

    public sealed record Rung(string Path, IReadOnlyDictionary<string, string> Headers, string Body, byte[] Bytes);

    public ConcurrentQueue<Rung> Heard { get; } = new();

    /// <summary>What it answers.</summary>
    public int Status { get; set; } = 200;

    public string Url { get; private set; } = "";

    public static async Task<Phone> Start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var phone = new Phone(builder.Build());
        phone._app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            phone.Heard.Enqueue(new Rung(
                http.Request.Path + http.Request.QueryString, http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                System.Text.Encoding.UTF8.GetString(body.ToArray()), body.ToArray()));
            http.Response.StatusCode = phone.Status;
        });
        await phone._app.StartAsync();
        phone.Url = phone._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return phone;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
