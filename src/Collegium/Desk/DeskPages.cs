using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;

namespace Collegium.Desk;

/// <summary>What the pages of clients and members read.</summary>
internal static class DeskPages
{
    /// <summary>Requests that belong together, macros, stopwatches.</summary>
    public static IServiceCollection AddRooms(this IServiceCollection services) => services
        .AddScoped<Joining.MergeRequest>()
        .AddScoped<Joining.PartRequest>()
        .AddScoped<Joining.AskedAnew>()
        .AddScoped<Joining.TellBeside>()
        .AddScoped<Joining.SplitRequest>()
        .AddScoped<Joining.FollowRequest>()
        .AddScoped<Joining.TieRequests>()
        .AddScoped<Joining.JoinedReads>()
        .AddScoped<Macros.KeepMacro>()
        .AddScoped<Macros.RunMacro>()
        .AddScoped<Watches.StartWatch>()
        .AddScoped<Watches.StopWatch>()
        .AddScoped<Watches.EndWatches>()
        .AddScoped<Watches.WatchReads>()
        .AddScoped<Checks.AddChecks>()
        .AddScoped<Checks.TickCheck>()
        .AddScoped<Recurring.PutRecurrence>()
        .AddScoped<Recurring.EndRecurrence>()
        .AddScoped<Database.ITimerHandler, Recurring.RecurDue>();

    /// <summary>The question after the work.</summary>
    public static IServiceCollection AddSurveys(this IServiceCollection services) => services
        .AddScoped<Facts.IReaction, Surveys.AskLater>()
        .AddScoped<Database.ITimerHandler, Surveys.SurveyDue>()
        .AddScoped<Surveys.AnswerSurvey>()
        .AddScoped<AfterSteps>()
        .AddScoped<Surveys.SurveyReads>();

    public static IServiceCollection AddPages(this IServiceCollection services) => services
        .AddScoped<Story>()
        .AddScoped<FrontFacts>()
        .AddScoped<TellChoices>()
        .AddScoped<ToldReading>()
        .AddScoped<OfferReading>()
        .AddScoped<ClientReading>()
        .AddScoped<WorkReading>();
}
