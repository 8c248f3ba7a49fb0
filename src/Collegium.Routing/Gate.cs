namespace Collegium.Routing;

/// <summary>
/// What stops a practitioner, as a ladder: gates are tried in this order, and the first that stops him is the one told.
/// What concerns the person as such comes first, what concerns only this job last.
/// </summary>
public enum Gate
{
    /// <summary>The practice is not in good standing.</summary>
    Standing,

    /// <summary>The insurance ended before the day of the query.</summary>
    Insurance,

    /// <summary>What is said of the practice's work lies below the floor.</summary>
    Goodness,

    /// <summary>The practice has a conflict of interest.</summary>
    Conflict,

    /// <summary>The client does not want this practice.</summary>
    ClientExclusion,

    /// <summary>Stood in for another practice here, and agreed not to take the client over.</summary>
    NonSolicit,

    /// <summary>Away at the instant of the query.</summary>
    Absence,

    /// <summary>Holds as much open work as he takes, or more.</summary>
    Capacity,

    /// <summary>The job is clinical and no agreement covers him.</summary>
    ClinicalAgreement,

    /// <summary>The client is farther than he travels and the job cannot be done remotely.</summary>
    Distance,

    /// <summary>The practice was already asked about this job.</summary>
    AlreadyAsked,

    /// <summary>Holds none of the needed skills.</summary>
    Skill,
}
