using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace Collegium.Ui;

/// <summary>Addresses of our own files, with their content's hash: they may be cached for ever and are never stale.</summary>
public sealed class Served(IWebHostEnvironment host)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset Changed, string Address)> known = new(StringComparer.Ordinal);

    public string At(string path)
    {
        // A shipped file stays as it is while the process runs.
        if (host.IsProduction() && known.TryGetValue(path, out var shipped)) return shipped.Address;
        var file = host.WebRootFileProvider.GetFileInfo(path);
        if (!file.Exists) return path;
        if (known.TryGetValue(path, out var seen) && seen.Changed == file.LastModified) return seen.Address;
        using var content = file.CreateReadStream();
        var address = $"{path}?v={Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6))}";
        known[path] = (file.LastModified, address);
        return address;
    }
}
