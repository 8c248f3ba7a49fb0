namespace Collegium.Desk.Views;

/// <summary>Takes a view of somebody else, or an own one, as a new one of one's own.</summary>
internal sealed class CopyView(OwnViews own, KeepView keep)
{
    public async Task<Result<SavedView>> Run(Guid view, string? name) =>
        await own.Seen(view) is var seen && seen.Refusal is { } no ? no
            : await keep.Run(new ViewInput(name?.Trim() is { Length: > 0 } given ? given : Copy(seen.Value.Name), seen.Value.Query));

    private static string Copy(string name) => (name.Length > 33 ? name[..33] : name) + ", copy";
}
