using Collegium.Desk.Board;
using Collegium.Desk.Requests;
using Collegium.Desk.Views;
using Collegium.Tests.Desk;

namespace Collegium.Tests.Refusals;

/// <summary>At the board and in its rooms.</summary>
internal sealed class BoardScene : Scene
{
    protected override async Task Provoke()
    {
        Hear("search.empty", "looking for nothing", await World.As("steward").Get("/search?q=%20"));
        var request = (await Told.Asked(World, Trouble, Realtor)).Id();
        await No("step.unknown", "a step nobody knows", Steward, (ChosenStep o) => o.Run([1001], "dance", null));
        await No("tag.unreadable", "a tag of signs", Steward, (TagRequest o) => o.Run(request, "|||"));
        await No("steward.unknown", "giving it to nobody known", Steward, (MindRequest o) => o.Run(request, "Nobody Known"));
        for (var i = 0; i < 12; i++)
        {
            await Yes(Steward, (TagRequest o) => o.Run(request, $"tag {i}"));
        }

        await No("tag.too-many", "a thirteenth tag", Steward, (TagRequest o) => o.Run(request, "one more"));
        await Views();
    }

    private async Task Views()
    {
        var (one, other) = (await Person("steward"), await Person("treasurer"));
        await No("view.no-name", "a view without a name", one, (KeepView o) => o.Run(new ViewInput(" ", "impact=stopped")));
        await No("view.empty", "a view of nothing", one, (KeepView o) => o.Run(new ViewInput("All", "page=2")));
        await No("view.missing", "a view that isn’t there", one, (CopyView o) => o.Run(Guid.Empty, null));
        var kept = await Yes(one, (KeepView o) => o.Run(new ViewInput("Stopped", "impact=stopped", Shared: true)));
        await No("view.not-yours", "removing somebody else’s view", other, (RemoveView o) => o.Run(kept.Id));
        for (var i = 1; i < 50; i++)
        {
            await Yes(one, (KeepView o) => o.Run(new ViewInput($"View {i}", "impact=stopped")));
        }

        await No("view.too-many", "a fifty-first view", one, (KeepView o) => o.Run(new ViewInput("One more", "impact=stopped")));
    }
}
