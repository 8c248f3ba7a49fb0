namespace Collegium.Members.Conduct;

/// <summary>
/// Which papers each part may read. The panel reads all, whoever runs the case all but what the panel says among itself; the practice what it was notified of, what it
/// wrote and what was decided; who complained reads the own words, and the reasons only where the complaint was dismissed.
/// </summary>
internal static class CaseSight
{
    public static bool May(Part part, ConductCase held, ConductPaper paper) =>
        paper.Kind is PaperKind.Dissent ? part.HasFlag(Part.Panel) : paper.Kind is not PaperKind.Decision && (
            (part & (Part.Keeper | Part.Panel)) != 0
            || (part.HasFlag(Part.Respondent) && paper.Kind is PaperKind.Notice or PaperKind.Interim or PaperKind.Reply or PaperKind.Minutes or PaperKind.Appeal)
            || (part.HasFlag(Part.Complainant) && (paper.Kind is PaperKind.Complaint or PaperKind.SetAside or PaperKind.LookAgain || (paper.Kind is PaperKind.Appeal && !held.AppealByRespondent))));

    public static bool MayReasons(Part part, PanelDecision decision) =>
        part.HasFlag(Part.Panel) || (decision.CarriedAt is not null && ((part & (Part.Keeper | Part.Respondent)) != 0 || decision.Sanction is Sanction.Dismissed));
}
