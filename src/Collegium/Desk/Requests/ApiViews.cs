using Collegium.Database;
using Collegium.Desk.Board;
using Collegium.Desk.Views;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Requests;

/// <summary>The rows a kept view asks for, for programs; all of them where none is named, none where it isn't theirs to see.</summary>
internal sealed class ApiViews(CollegiumDb db, ViewsInMemory views, BoardReads board)
{
    public async Task<IQueryable<Request>?> Rows(Guid? saved) =>
        saved is null ? db.Set<Request>().AsNoTracking()
        : db.Actor.IsOfficer && (await views.Seen(db)).FirstOrDefault(v => v.Id == saved) is { } view
            ? BoardFilter.Apply(db, KeepView.Read(view.Query), await board.Now()) : null;
}
