using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Requests;

/// <summary>
/// Numbers to call a request by. They may skip: on PostgreSQL they come from a sequence, so that tellings need not wait for one
/// another; SQLite has one writer anyway.
/// </summary>
internal static class RequestNumbers
{
    public const string Sequence = "desk_request_numbers";

    public static async Task<int> Next(CollegiumDb db) => db.IsPostgres
        ? (int)(await db.Database.SqlQueryRaw<long>($"SELECT nextval('{Sequence}') AS \"Value\"").ToListAsync()).Single()
        : (int)await db.NextNumber(Sequence, 1001);
}
