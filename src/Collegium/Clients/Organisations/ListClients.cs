using Collegium.Database;
using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Clients.Organisations;

/// <summary>The clients somebody may see, those we serve first, then prospects, then those who left; by name.</summary>
internal sealed class ListClients(CollegiumDb db)
{
    /// <summary>Reads one more than asked for, so that the caller knows whether there is a next page.</summary>
    public async Task<Result<IReadOnlyList<Client>>> Run(int take, string? after)
    {
        var (rank, key) = (-1, "");
        if (after is not null)
        {
            if (after.Length < 2 || after[0] is < '0' or > '2' || after[1] != ' ')
            {
                return Paging.BadCursor;
            }

            (rank, key) = (after[0] - '0', after[2..]);
        }

        var mine = db.Actor.IsOfficer ? db.Set<Client>() : db.Set<Client>().Where(c => c.Id == db.Actor.Client);
        return await mine.AsNoTracking()
            .Select(c => new { Row = c, Rank = c.State == ClientState.Active ? 0 : c.State == ClientState.Prospect ? 1 : 2 })
            .Where(c => c.Rank > rank || (c.Rank == rank && string.Compare(c.Row.NameKey, key) > 0))
            .OrderBy(c => c.Rank).ThenBy(c => c.Row.NameKey).Select(c => c.Row).Take(take + 1).ToListAsync();
    }

    public static string Cursor(ClientState state, string name) =>
        (state switch { ClientState.Active => "0 ", ClientState.Prospect => "1 ", ClientState.Lost => "2 " }) + Key.Of(name);
}
