namespace Collegium.Routing;

/// <summary>The gates, in the order of <see cref="Gate"/>. One method, so that the ranking and its explanation cannot disagree.</summary>
internal static class Ladder
{
    public static Gate? FirstStop(PreparedQuery prepared, in Row row)
    {
        var query = prepared.Query;
        var marked = prepared.MayBeMarked(row.Practice);
        if (!row.InGoodStanding)
        {
            return Gate.Standing;
        }

        if (row.InsuredDay < prepared.Today)
        {
            return Gate.Insurance;
        }

        if (marked && query.Conflicted.Contains(row.Practice))
        {
            return Gate.Conflict;
        }

        if (marked && query.Excluded.Contains(row.Practice))
        {
            return Gate.ClientExclusion;
        }

        if (row.Absences.Length > 0 && row.AwayAt(query.NowUtc))
        {
            return Gate.Absence;
        }

        if (!row.HasRoom)
        {
            return Gate.Capacity;
        }

        if (query.Clinical && !row.HasClinicalAgreement)
        {
            return Gate.ClinicalAgreement;
        }

        if (!prepared.InReach(row))
        {
            return Gate.Distance;
        }

        if (marked && query.AlreadyAsked.Contains(row.Practice))
        {
            return Gate.AlreadyAsked;
        }

        return prepared.KnowsNeeds && prepared.Level(row) == 0 ? Gate.Skill : null;
    }
}
