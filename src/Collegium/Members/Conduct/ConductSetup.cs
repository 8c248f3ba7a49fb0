using Collegium.Database;
using Collegium.Facts;

namespace Collegium.Members.Conduct;

internal static class ConductSetup
{
    public static IServiceCollection AddConduct(this IServiceCollection services) => services
        .AddScoped<CaseAccess>()
        .AddScoped<CaseReads>()
        .AddScoped<CasePdf>()
        .AddScoped<ConductPapers>()
        .AddScoped<Panel>()
        .AddScoped<PanelClock>()
        .AddScoped<ReplaceSilent>()
        .AddScoped<SetAsideComplaint>()
        .AddScoped<LookAgain>()
        .AddScoped<ITimerHandler, PanelReminder>()
        .AddScoped<ITimerHandler, PanelOver>()
        .AddScoped<ITimerHandler, PanelShort>()
        .AddScoped<ITimerHandler, ComplaintWaits>()
        .AddScoped<ITimerHandler, PanelSplit>()
        .AddScoped<PanelVoices>()
        .AddScoped<Sanctions>()
        .AddScoped<FileComplaint>()
        .AddScoped<SendNotice>()
        .AddScoped<ReplyToNotice>()
        .AddScoped<DeclareInterest>()
        .AddScoped<NamePanelist>()
        .AddScoped<RecordHearing>()
        .AddScoped<ProposeDecision>()
        .AddScoped<AgreeDecision>()
        .AddScoped<DisagreeDecision>()
        .AddScoped<FileAppeal>()
        .AddScoped<SuspendMeanwhile>()
        .AddScoped<EraseCase>()
        .AddScoped<IReaction, ConductLetters>()
        .AddScoped<ITimerHandler, ReplyDue>()
        .AddScoped<ITimerHandler, DeclarationDue>()
        .AddScoped<ITimerHandler, HoldOver>()
        .AddScoped<ITimerHandler, AppealOver>();
}
