using Collegium.Desk.Alerts;
using Collegium.Desk.OnCall;

namespace Collegium.Desk;

/// <summary>Sets up who is on call and who is called, for the demo's season. The caller opens the write.</summary>
internal sealed class OnCallSteps(PutRotation rotations, PutPolicy policy, PutOverride overrides, SwapShifts swaps)
{
    /// <summary>Turns of a week, changing at eight in the morning.</summary>
    public Task<Result<Guid>> Weekly(string name, string zone, DateOnly first, IReadOnlyList<Guid> people) =>
        rotations.Run(null, new RotationDraft(name, zone, false, [new LayerDraft(first, 480, 7, null, null, LayerDays.EveryDay, people)]));

    /// <summary>First whoever is on, then the stewards.</summary>
    public async Task<Result<Done>> Call(Guid rotation) =>
        (await policy.Run(new PolicyDraft([new PolicyLevel(LevelKind.Rotation, rotation), new PolicyLevel(LevelKind.Steward, null)], null, null, null, null))).As(_ => Done.It);

    public Task<Result<Guid>> Put(Guid rotation, Guid person, DateTime from, DateTime to) => overrides.Run(rotation, person, from, to);

    public Task<Result<Guid>> Ask(Guid rotation, DateTime from, DateTime to, Guid with) => swaps.Offer(rotation, from, to, with, null);
}
