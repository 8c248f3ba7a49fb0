namespace Collegium.Desk;

/// <summary>All bills of a request, from whoever makes bills.</summary>
internal sealed class DeskBills(IEnumerable<IBillOfRequest> makers)
{
    public async Task<IReadOnlyList<BillCard>> Of(Guid request, string page)
    {
        var bills = new List<BillCard>();
        foreach (var maker in makers)
        {
            bills.AddRange(await maker.Of(request, page));
        }

        return bills;
    }
}
