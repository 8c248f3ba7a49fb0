using Collegium.Clients;
using Collegium.Http;

namespace Collegium.Desk.ClientRecord;

internal static class ClientWords
{
    public static readonly IReadOnlyList<(string, string)> Options = [.. Enum.GetValues<Trade>().Select(t => (t.ToString().ToLowerInvariant(), t.Words()))];

    public static string Words(this Trade trade) => trade switch
    {
        Trade.Dental => "Dentists",
        Trade.Medical => "Doctors",
        Trade.Law => "Lawyers",
        Trade.Realty => "Realtors",
        Trade.Building => "Builders",
        Trade.Other => "Something else",
    };

    public static ClientInput Read(IFormCollection f) => new(f.Word("name"), f.Word("trade"), f.Word("city"), f.Word("address"), f.Word("people") is null ? 0 : f.Whole("people") ?? -1) { ClosedOn = f.ContainsKey("closedOn") ? f["closedOn"].ToString() : null };
}
