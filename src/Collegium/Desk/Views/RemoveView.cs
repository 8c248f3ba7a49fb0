using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Views;

/// <summary>Throws an own view away; boards that opened with it open with everything again.</summary>
internal sealed class RemoveView(CollegiumDb db, OwnViews own)
{
    public async Task<Result<SavedView>> Run(Guid view)
    {
        if (await own.Own(view) is var found && found.Refusal is { } no)
        {
            return no;
        }

        db.RemoveRange(await db.Set<FirstView>().Where(f => f.ViewId == view).ToListAsync());
        db.Remove(found.Value);
        own.Tell("view.removed", found.Value);
        return found.Value;
    }
}
