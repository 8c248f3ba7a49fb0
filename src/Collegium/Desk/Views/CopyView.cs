namespace Collegium.Desk.Views;

/// <summary>Takes a view of somebody else, or an own one, as a new one of one's own.</summary>
internal sealed class CopyView(OwnViews own, KeepView keep)
{
    public async Task<Result<SavedView>> Run(Guid view, string? name) =>
        await own.Seen(view) is var seen && seen.Refusal is { } no ? no
            : await keep.Run(new ViewInput(name?.Trim() is { Length: > 0 } given ? given : await Copy(seen.Value.Name), seen.Value.Query));

    /// <summary>“Late, copy”, then “Late, copy 2”.</summary>
    private async Task<string> Copy(string name)
    {
        var named = (name.Length > 30 ? name[..30] : name) + ", copy";
        var free = named;
        for (var number = 2; await own.Keeps(free); number++)
        {
            free = FormattableString.Invariant($"{named} {number}");
        }

        return free;
    }
}
