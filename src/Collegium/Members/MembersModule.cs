using Collegium.Facts;
using Collegium.Members.Conduct;

namespace Collegium.Members;

internal static class MembersModule
{
    public static IServiceCollection AddMembers(this IServiceCollection services) => services
        .AddSingleton<RosterCache>()
        .AddSingleton<IFactFollower>(p => p.GetRequiredService<RosterCache>())
        .AddSingleton<Regard.RegardCache>()
        .AddSingleton<IFactFollower>(p => p.GetRequiredService<Regard.RegardCache>())
        .AddRemembered<Ties>(f => f.Kind == "practice.tie-declared" ? f.ClientId : null)
        .AddScoped<MembersDoor>()
        .AddScoped<AdmissionSteps>()
        .AddScoped<ConductSteps>()
        .AddScoped<Calendar.BookAbsence>()
        .AddConduct()
        .AddScoped<Competing.Competitors>()
        .AddScoped<Competing.ServedTrades>()
        .AddScoped<Practices.MembersReads>()
        .AddScoped<Practices.RecordInsurance>()
        .AddScoped<Practices.PutPractitioner>()
        .AddScoped<Practices.LeavePractice>()
        .AddScoped<Skills.ClaimSkill>()
        .AddCatalogue()
        .AddScoped<Standings.StandingBook>()
        .AddScoped<Standings.GiveBack>()
        .AddScoped<Standings.ChangeStanding>()
        .AddScoped<Dues.RecordDues>()
        .AddScoped<Dues.DuesLetter>()
        .AddScoped<Database.ITimerHandler, Dues.DuesOver>()
        .AddScoped<Standings.ExpelPractice>()
        .AddScoped<Standings.StandingSteps>()
        .AddScoped<Database.ITimerHandler, Standings.SuspensionOver>()
        .AddScoped<IReaction, Standings.SuspensionLetters>()
        .AddScoped<IReaction, Standings.HandOverLetters>()
        .AddScoped<IReaction, Certificates.CertificateLetters>()
        .AddScoped<Standings.FoundingPeriod>()
        .AddScoped<Standings.ProposePractice>()
        .AddScoped<Standings.GiveVoice>()
        .AddScoped<Database.ITimerHandler, Standings.InsuranceDue>()
        .AddScoped<Governance.IRollNames, Letters.RollNames>()
        .AddScoped<IReaction, Letters.BallotLetters>()
        .AddVouching()
        .AddScoped<Risk.FindingRecord>()
        .AddScoped<Risk.RiskReading>()
        .AddScoped<Database.ITimerHandler, Standings.InsuranceReminder>()
        .AddScoped<Standings.ResignPractice>()
        .AddScoped<Skills.AttestSkill>()
        .AddScoped<FirstJobs.DrawReviewer>()
        .AddScoped<IReaction, FirstJobs.AskReview>()
        .AddScoped<IReaction, FirstJobs.FirstJobLetters>()
        .AddClocks()
        .AddScoped<FirstJobs.ReviewJob>()
        .AddScoped<Directory.WriteToMember>()
        .AddScoped<Directory.DirectoryReading>()
        .AddScoped<Directory.MessageReading>()
        .AddScoped<Directory.ReportMessage>()
        .AddScoped<IReaction, Directory.SolicitationAlarm>()
        .AddApplications();

    private static IServiceCollection AddCatalogue(this IServiceCollection services) => services
        .AddScoped<Skills.CatalogueRules>()
        .AddScoped<Skills.CatalogueReads>()
        .AddScoped<Skills.AddSkill>()
        .AddScoped<Skills.RewordSkill>()
        .AddScoped<Skills.ChangeSynonyms>()
        .AddScoped<Skills.RetireSkill>()
        .AddScoped<Skills.MergeSkills>()
        .AddScoped<IReaction, Skills.SkillLetters>();

    private static IServiceCollection AddVouching(this IServiceCollection services) => services
        .AddSingleton<Vouching.NetCache>()
        .AddSingleton<IFactFollower>(p => p.GetRequiredService<Vouching.NetCache>())
        .AddScoped<Vouching.NetChange>()
        .AddScoped<Vouching.VouchBook>()
        .AddScoped<Vouching.BurntUnits>()
        .AddScoped<Vouching.SameHouse>()
        .AddScoped<Vouching.GiveVouch>()
        .AddScoped<Vouching.WithdrawVouch>()
        .AddScoped<Vouching.VouchReading>()
        .AddScoped<Practices.MemberTies>()
        .AddScoped<Database.ITimerHandler, Vouching.VouchExpiry>()
        .AddScoped<Database.ITimerHandler, Vouching.VouchReminder>()
        .AddScoped<Database.ITimerHandler, Vouching.NetReview>()
        .AddScoped<IReaction, Vouching.VouchReactions>()
        .AddScoped<IReaction, Vouching.VouchLetters>()
        .AddScoped<Interests.DeclaredInterests>()
        .AddScoped<Interests.PutInterest>();

    /// <summary>Nobody holds things up by not answering.</summary>
    private static IServiceCollection AddClocks(this IServiceCollection services) => services
        .AddScoped<IReaction, Clocks.JudgeClocks>()
        .AddScoped<Database.ITimerHandler, Clocks.JudgeLetter>()
        .AddScoped<Database.ITimerHandler, Clocks.JudgeReminder>()
        .AddScoped<Database.ITimerHandler, Clocks.JudgeOver>()
        .AddScoped<Clocks.ToSecretary>()
        .AddScoped<IReaction, Clocks.OutsideClocks>()
        .AddScoped<Database.ITimerHandler, Clocks.OutsideReminder>()
        .AddScoped<Database.ITimerHandler, Clocks.OutsideOver>()
        .AddScoped<IReaction, Clocks.ReferenceClocks>()
        .AddScoped<Database.ITimerHandler, Clocks.ReferenceReminder>()
        .AddScoped<Database.ITimerHandler, Clocks.ReferenceSilent>()
        .AddScoped<IReaction, Clocks.FirstJobClocks>()
        .AddScoped<Database.ITimerHandler, Clocks.FirstJobOver>()
        .AddScoped<IReaction, Clocks.ReviewerLost>();

    private static IServiceCollection AddApplications(this IServiceCollection services) => services
        .AddScoped<Applications.OwnApplication>()
        .AddScoped<Applications.WayBack>()
        .AddScoped<Applications.StartApplication>()
        .AddScoped<Applications.SaveApplication>()
        .AddScoped<Applications.SendApplication>()
        .AddScoped<Applications.Review>()
        .AddScoped<Applications.ReviewSteps>()
        .AddScoped<Applications.WithdrawApplication>()
        .AddScoped<Applications.EraseApplication>()
        .AddScoped<Applications.Likeness>()
        .AddScoped<Applications.Behind>()
        .AddScoped<IReaction, Applications.ApplicationLetters>()
        .AddScoped<Applications.ApplicationReading>()
        .AddScoped<Applications.ApplicationList>()
        .AddScoped<Applications.OwnShown>()
        .AddScoped<Certificates.UploadCertificate>()
        .AddScoped<Applications.ApplicantReading>()
        .AddScoped<Applications.ApplicationPdf>()
        .AddScoped<Applications.OpenAdmissionBallot>()
        .AddScoped<Applications.Outcomes>()
        .AddScoped<Applications.Welcome>()
        .AddScoped<IReaction, Applications.AdmitByBallot>()
        .AddScoped<References.AskReferences>()
        .AddScoped<References.AnswerReference>()
        .AddScoped<References.TakeAnswer>()
        .AddScoped<References.RecordCall>()
        .AddScoped<Samples.Judges>()
        .AddScoped<Samples.GiveSamples>()
        .AddScoped<Samples.JudgeSample>()
        .AddScoped<Samples.AskOutside>()
        .AddScoped<Screens.ReviewerAccess>()
        .AddScoped<Screens.DeclareTies>()
        .AddScoped<Screens.SignFinding>()
        .AddScoped<Screens.Outcome>()
        .AddScoped<Screens.OutsideLetter>()
        .AddScoped<Screens.NameOutsideReviewer>()
        .AddScoped<Screens.SignOutside>()
        .AddScoped<Screens.DeclareOutside>()
        .AddScoped<Screens.AppealDecision>();

    public static void MapMembers(this IEndpointRouteBuilder api)
    {
        Practices.PracticesApi.Map(api);
        Standings.StandingsApi.Map(api);
        Dues.DuesApi.Map(api);
        Skills.SkillsApi.Map(api);
        Skills.CatalogueApi.Map(api);
        Directory.DirectoryApi.Map(api);
        Applications.ApplicationsApi.Map(api);
        Applications.ApplyApi.Map(api);
        Certificates.CertificateFiles.MapApi(api);
        References.ReferenceApi.Map(api);
        Samples.SamplesApi.Map(api);
        Screens.OutsideReviewApi.Map(api);
        FirstJobs.FirstJobsApi.Map(api);
        Risk.RiskApi.Map(api);
        ConductApi.Map(api);
        Vouching.VouchesApi.Map(api);
    }

    /// <summary>Lists as files.</summary>
    public static void MapMembersFiles(this IEndpointRouteBuilder app)
    {
        Practices.MemberFiles.Map(app);
        Skills.CatalogueApi.MapFiles(app);
        CasePdf.Map(app);
        Vouching.MapFile.Map(app);
        Applications.ApplicationPdf.Map(app);
        Applications.ApplicationFiles.Map(app);
        Certificates.CertificateFiles.Map(app);
        Vouching.VouchFiles.Map(app);
    }
}
