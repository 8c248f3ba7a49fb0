namespace Collegium.Desk.Views;

/// <summary>Lets the chapter's officers see an own view, or keeps it to oneself again.</summary>
internal sealed class ShareView(OwnViews own)
{
    public async Task<Result<SavedView>> Run(Guid view, bool shared)
    {
        if (await own.Own(view) is var found && found.Refusal is { } no)
        {
            return no;
        }

        found.Value.Shared = shared;
        own.Tell("view.shared", found.Value);
        return found.Value;
    }
}
