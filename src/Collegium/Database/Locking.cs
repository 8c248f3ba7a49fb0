using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Database;

public static class Locking
{
    /// <summary>
    /// Loads one row and holds it until the transaction ends, so that two steps on the same thing follow one another.
    /// PostgreSQL locks the row; on SQLite the transaction already is the only writer.
    /// </summary>
    public static async Task<T?> Locked<T>(this CollegiumDb db, Guid id)
        where T : Chaptered
    {
        if (!db.IsPostgres)
        {
            return await db.Set<T>().SingleOrDefaultAsync(row => EF.Property<Guid>(row, "Id") == id);
        }

        var hold = "SELECT * FROM " + db.Model.FindEntityType(typeof(T))!.GetTableName() + " WHERE id = {0} FOR UPDATE";
        return await db.Set<T>().FromSqlRaw(hold, id).SingleOrDefaultAsync();
    }
}
