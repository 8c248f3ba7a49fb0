using Collegium.Facts;

namespace Collegium.Members;

internal static class MembersModule
{
    public static IServiceCollection AddMembers(this IServiceCollection services) => services
        .AddSingleton<RosterCache>()
        .AddSingleton<IFactFollower>(p => p.GetRequiredService<RosterCache>())
        .AddScoped<MembersDoor>()
        .AddScoped<Calendar.BookAbsence>()
        .AddScoped<Competing.Competitors>()
        .AddScoped<Competing.ServedTrades>()
        .AddScoped<Practices.MembersReads>()
        .AddScoped<Practices.RecordInsurance>()
        .AddScoped<Practices.PutPractitioner>()
        .AddScoped<Practices.LeavePractice>()
        .AddScoped<Skills.ClaimSkill>()
        .AddScoped<Standings.StandingBook>()
        .AddScoped<Standings.ChangeStanding>()
        .AddScoped<Standings.FoundingPeriod>()
        .AddScoped<Standings.ProposePractice>()
        .AddScoped<Standings.GiveVoice>()
        .AddScoped<Database.ITimerHandler, Standings.InsuranceDue>();

    public static void MapMembers(this IEndpointRouteBuilder api) => Practices.PracticesApi.Map(api);

    /// <summary>Lists as files.</summary>
    public static void MapMembersFiles(this IEndpointRouteBuilder app) => Practices.MemberFiles.Map(app);
}
