using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Views;

/// <summary>Opens one's board with this view; chosen again, with everything open as before.</summary>
internal sealed class PreferView(CollegiumDb db, OwnViews own)
{
    public async Task<Result<SavedView>> Run(Guid view)
    {
        if (await own.Seen(view) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var me = own.Me;
        var first = await db.Set<FirstView>().SingleOrDefaultAsync(f => f.LoginId == me);
        if (first is null)
        {
            db.Add(new FirstView { LoginId = me, ViewId = view });
        }
        else if (first.ViewId == view)
        {
            db.Remove(first);
        }
        else
        {
            first.ViewId = view;
        }

        own.Tell("view.preferred", found.Value);
        return found.Value;
    }
}
