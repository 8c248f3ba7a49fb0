namespace Collegium.Contracts;

/// <summary>Which plan lets work go on beyond its hours, for the pages that tell what it will cost.</summary>
public static class GoesOn
{
    /// <summary>As the hours themselves are billed: the oldest running plan that says so and that this person may use; plans come newest first.</summary>
    public static PlanShown? For(IEnumerable<PlanShown> plans, Guid? contact) => plans.LastOrDefault(p =>
        p is { State: PlanState.Running, Beyond: BeyondHours.Bill } && (p.Contacts.Count == 0 || (contact is { } who && p.Contacts.Contains(who))));
}
