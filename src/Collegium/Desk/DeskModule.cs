using Collegium.Database;
using Collegium.Desk.Attachments;
using Collegium.Desk.Board;
using Collegium.Desk.Clocks;
using Collegium.Desk.Covers;
using Collegium.Desk.Inbox;
using Collegium.Desk.Letters;
using Collegium.Desk.Monitoring;
using Collegium.Desk.Offers;
using Collegium.Desk.OnCall;
using Collegium.Desk.Referrals;
using Collegium.Desk.Requests;
using Collegium.Desk.Search;
using Collegium.Desk.Triage;
using Collegium.Desk.Views;
using Collegium.Desk.Work;
using Collegium.Facts;

namespace Collegium.Desk;

internal static class DeskModule
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddScoped<DeskDoor>()
        .AddSingleton<TriageCache>()
        .AddSingleton<IFactFollower>(p => p.GetRequiredService<TriageCache>())
        .AddSingleton<OpenBoard>()
        .AddSingleton<IFactFollower>(p => p.GetRequiredService<OpenBoard>())
        .AddScoped<BoardReads>()
        .AddSingleton<StewardNames>()
        .AddSingleton<BoardMemory>()
        .AddScoped<DeskMoves>()
        .AddScoped<WorkMoves>()
        .AddScoped<ChosenStep>()
        .AddScoped<TagRequest>()
        .AddScoped<MindRequest>()
        .AddScoped<ChangeImpact>()
        .AddScoped<FindRequests>()
        .AddScoped<Record.RecordMoney>()
        .AddScoped<Beside.Lookers>()
        .AddScoped<Beside.Meanwhile>()
        .AddViews()
        .AddRooms()
        .AddScoped<Record.RecordReads>()
        .AddScoped<ClientRecord.ClientReads>()
        .AddScoped<ClientRecord.ClientContext>()
        .AddScoped<ClientRecord.KeepOut>()
        .AddScoped<PromiseTimes>()
        .AddScoped<Promises>()
        .AddScoped<Answering>()
        .AddScoped<PauseClocks>()
        .AddScoped<GiveNoPromise>()
        .AddScoped<ITimerHandler, PauseDue>()
        .AddScoped<ITimerHandler, ClockDue>()
        .AddScoped<ITimerHandler, OffersDue>()
        .AddSingleton<NumbersInHand>()
        .AddScoped<RequestNumbers>()
        .AddScoped<FileRequest>()
        .AddScoped<TellRequest>()
        .AddScoped<ServedClients>()
        .AddScoped<FileHistory>()
        .AddScoped<DeskSteps>()
        .AddScoped<WorkSteps>()
        .AddScoped<StewardSteps>()
        .AddScoped<ReadRequest>()
        .AddScoped<RequestView>()
        .AddPages()
        .AddScoped<Shortlisting>()
        .AddScoped<OfferMaking>()
        .AddScoped<IReaction, PractitionerLeft>()
        .AddScoped<IReaction, RematchWaiting>()
        .AddScoped<RematchOffers>()
        .AddScoped<ITimerHandler, RematchDue>()
        .AddScoped<AskPractices>()
        .AddScoped<OfferAccess>()
        .AddScoped<SeeOffer>()
        .AddScoped<AcceptOffer>()
        .AddScoped<RefuseOffer>()
        .AddSteps()
        .AddLetters()
        .AddOnCall()
        .AddInbox()
        .AddMonitoring()
        .AddWork()
        .AddReferrals()
        .AddCovers();

    public static void MapDesk(this IEndpointRouteBuilder api)
    {
        RequestsApi.Map(api);
        OffersApi.Map(api);
        WorkApi.Map(api);
        Surveys.SurveysApi.Map(api);
        ReferralsApi.Map(api);
        CoversApi.Map(api);
        ClocksApi.Map(api);
        SearchApi.Map(api);
        OnCallSetup.Map(api);
        BoardApi.Map(api);
        ViewsApi.Map(api);
        InboxApi.Map(api);
        FilesApi.Map(api);
        MonitoringApi.Map(api);
        Joining.JoiningApi.Map(api);
        Macros.MacrosApi.Map(api);
        Watches.WatchesApi.Map(api);
        Checks.ChecksApi.Map(api);
        Recurring.RecurringApi.Map(api);
    }

    /// <summary>Lists as files.</summary>
    public static void MapDeskFiles(this IEndpointRouteBuilder app)
    {
        BoardFiles.Map(app);
        OnCallFiles.Map(app);
        Beside.LookersRoutes.Map(app);
        FilesApi.MapFiles(app);
        Feeds.FeedsApi.MapFiles(app);
        ClientRecord.ClientFiles.Map(app);
    }

    private static IServiceCollection AddViews(this IServiceCollection services) => services
        .AddSingleton<ViewsInMemory>()
        .AddSingleton<IFactFollower>(p => p.GetRequiredService<ViewsInMemory>())
        .AddScoped<OwnViews>()
        .AddScoped<KeepView>()
        .AddScoped<CopyView>()
        .AddScoped<ShareView>()
        .AddScoped<PreferView>()
        .AddScoped<RemoveView>()
        .AddScoped<ApiViews>();

    private static IServiceCollection AddLetters(this IServiceCollection services)
    {
        foreach (var kind in ClientLetterKinds.All.Concat(MemberLetterKinds.All))
        {
            services.AddSingleton(kind);
        }

        return services
            .AddScoped<IReaction, DeskLetters>()
            .AddScoped<DeskPaper>()
            .AddScoped<ClientLetters>()
            .AddScoped<ClientLetterRows>()
            .AddScoped<MemberLetters>()
            .AddScoped<StewardLetters>();
    }

    private static IServiceCollection AddSteps(this IServiceCollection services) => services
        .AddScoped<RequestParties>()
        .AddScoped<AgreementGate>()
        .AddScoped<IReaction, AgreementRecorded>()
        .AddScoped<LessonBook>()
        .AddScoped<StewardAsks>()
        .AddScoped<TellingLimit>()
        .AddScoped<TellersPage>()
        .AddScoped<TellAsVisitor>()
        .AddScoped<StrangersRequest>()
        .AddScoped<ConfirmationMail>()
        .AddScoped<KnowTeller>()
        .AddScoped<ConfirmTeller>()
        .AddScoped<ConfirmTellerByPhone>()
        .AddScoped<ITimerHandler, TellerSilent>()
        .AddScoped<AnswerQuestion>()
        .AddScoped<CorrectNeeds>()
        .AddScoped<AskNext>()
        .AddScoped<GiveTo>()
        .AddScoped<RequestEnd>()
        .AddScoped<WithdrawRequest>()
        .AddScoped<CloseRefused>()
        .AddScoped<ExcludePractice>();

    private static IServiceCollection AddWork(this IServiceCollection services) => services
        .AddScoped<WorkNotes>()
        .AddScoped<Billing>()
        .AddScoped<Confirmed>()
        .AddScoped<SendEstimate>()
        .AddScoped<ApproveEstimate>()
        .AddScoped<RecordTime>()
        .AddScoped<StepFacts>()
        .AddScoped<CorrectTime>()
        .AddScoped<AddNote>()
        .AddScoped<ConfirmWait>()
        .AddScoped<CompleteRequest>()
        .AddScoped<ConfirmRequest>()
        .AddScoped<ReopenRequest>()
        .AddScoped<Members.IOpenWork, OpenWorkOfPractice>()
        .AddScoped<Members.ISkillUse, SkillUse>()
        .AddScoped<IReaction, MovedNeeds>()
        .AddScoped<Members.IJobs, JobsDone>()
        .AddScoped<ITimerHandler, ConfirmDue>()
        .AddSurveys();
}
