namespace Collegium.Tests.Refusals;

/// <summary>At the board and in its rooms.</summary>
internal sealed class BoardScene : Scene
{
    protected override async Task Provoke() =>
        Hear("search.empty", "looking for nothing", await World.As("steward").Get("/search?q=%20"));
}
