using System.Net;
using System.Net.Sockets;

namespace Collegium.Notices;

/// <summary>
/// Calls addresses that members typed. The network address is looked up and judged at the moment of the call, so that no name can point
/// inside afterwards; nothing is redirected, and only the answer's head is read.
/// </summary>
public sealed class OutsideCalls : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _guarded;
    private readonly HttpClient _trusted;

    public OutsideCalls(NoticeSettings settings)
    {
        _guarded = Client(address => settings.AllowPrivate || IsPublic(address));
        _trusted = Client(_ => true);
    }

    /// <summary>Null when it was taken, else what went wrong. An address the operator configured may lie inside.</summary>
    public async Task<string?> Send(HttpRequestMessage message, bool configured = false)
    {
        try
        {
            using var answer = await (configured ? _trusted : _guarded).SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
            return answer.IsSuccessStatusCode ? null : $"answered {(int)answer.StatusCode}";
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException or IOException)
        {
            return problem.InnerException is InsideAddress ? "lies within a private network" : problem is OperationCanceledException ? "didn't answer in time" : "can't be reached";
        }
    }

    public void Dispose()
    {
        _guarded.Dispose();
        _trusted.Dispose();
    }

    /// <summary>False for loopback, private, link-local, shared, multicast and reserved networks, also where they hide in IPv6.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return IsPublic(address.MapToIPv4());
        }

        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // Only 2000::/3 is given out; of it not the ranges for documentation, tunnels and translation, which can carry any inner address.
            return (bytes[0] & 0xE0) == 0x20 && !(bytes[0] == 0x20 && bytes[1] == 0x02) && !(bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] < 2 || (bytes[2] == 0x0D && bytes[3] == 0xB8)));
        }

        return (bytes[0], bytes[1]) switch
        {
            (0 or 10 or 127 or >= 224, _) => false,
            (100, >= 64 and < 128) => false,
            (169, 254) or (192, 168) or (198, 18 or 19) => false,
            (172, >= 16 and < 32) => false,
            (192, 0) => bytes[2] is not (0 or 2),
            (198, 51) => bytes[2] != 100,
            (203, 0) => bytes[2] != 113,
            _ => true,
        };
    }

    private static HttpClient Client(Func<IPAddress, bool> may) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectTimeout = Patience,
        ConnectCallback = async (context, cancel) =>
        {
            var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
            var address = found.Length > 0 && found.All(may) ? found[0] : throw new InsideAddress();
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(address, context.DnsEndPoint.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    { Timeout = Patience };

    private sealed class InsideAddress() : IOException("The address lies within a private network.");
}
