using Microsoft.EntityFrameworkCore;

namespace Collegium.Database;

public static class Parts
{
    private const string Name = "part";

    /// <summary>A part of the write under way that is undone alone when it refuses; what was done before it stays.</summary>
    public static async Task<Result<T>> Apart<T>(this CollegiumDb db, Func<Task<Result<T>>> work)
    {
        await db.SaveChangesAsync();
        var whole = db.Database.CurrentTransaction ?? throw new InvalidOperationException("A part needs a write it is part of.");
        await whole.CreateSavepointAsync(Name);
        var result = await work();
        if (result.Refused)
        {
            await whole.RollbackToSavepointAsync(Name);
            db.Forget();
        }
        else
        {
            await db.SaveChangesAsync();
        }

        await whole.ReleaseSavepointAsync(Name);
        return result;
    }
}
