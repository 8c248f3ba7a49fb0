using System.Text.Json.Nodes;
using Collegium.Contracts;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk;

/// <summary>What the client and the steward may do with a request besides waiting.</summary>
public sealed class StepTests
{
    private const string Vague = "The screen in the front office looks odd since the last update, could be the cable.";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task One_question_stops_the_clock_and_its_answer_lets_it_run(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world, Vague);
        Assert.Equal("clients-turn", (string?)request["state"]);
        Assert.Equal("paused", (string?)request["clocks"]![0]!["state"]);
        await world.Pass(TimeSpan.FromHours(3));

        Assert.Equal("question.no-answer", (await Answer(world, request.Id(), " ")).Refusal!.Code);
        Assert.False((await Answer(world, request.Id(), "It is the x-ray machine, the imaging software shows no pictures.")).Refused);
        var after = (await world.As("steward").Get($"/requests/{request["id"]}")).Body!;
        Assert.Equal(("asked", "running"), ((string?)after["state"], (string?)after["clocks"]![0]!["state"]));
        Assert.Equal("2026-11-17T19:42:00Z", (string?)after["respondBy"]);
        Assert.Equal("question.none", (await Answer(world, request.Id(), "again")).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_the_steward_corrects_is_asked_anew_and_learned(string engine)
    {
        await using var world = await World.Start(engine);
        const string text = "The flurbinator on the counter makes its noise again and nothing comes out.";
        var request = await Told.Asked(world, text);
        Assert.Equal("unclear", (string?)request["stewardBecause"]);

        Assert.Equal("need.none", (await Correct(world, request.Id())).Refusal!.Code);
        Assert.Equal("need.unknown", (await Correct(world, request.Id(), "flurb")).Refusal!.Code);
        Assert.False((await Correct(world, request.Id(), "printing")).Refused);
        var after = (await world.As("steward").Get($"/requests/{request["id"]}")).Body!;
        Assert.Equal(("asked", "printing"), ((string?)after["state"], (string?)after["needs"]![0]!["skill"]));

        Assert.False((await Correct(world, request.Id(), "mail")).Refused);
        after = (await world.As("steward").Get($"/requests/{request["id"]}")).Body!;
        Assert.Equal(3, after.States().Count(s => s == "open"));
        var again = await Told.Asked(world, text);
        Assert.Contains(again["needs"]!.AsArray(), n => (string?)n!["skill"] is "printing" or "mail");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_steward_asks_the_next_until_nobody_is_left(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        Assert.False((await Next(world, request.Id())).Refused);
        Assert.Equal(5, (await world.As("steward").Get($"/requests/{request["id"]}")).Body!.States().Count(s => s == "open"));
        Assert.Equal("offer.nobody-left", (await Next(world, request.Id())).Refusal!.Code);
        Assert.Equal("request.missing", (await Told.Run<AskNext, Request>(world, Told.Link(world, request.Id()), o => o.Run(request.Id()))).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_practice_that_said_yes_on_the_phone_is_given_the_request(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        var asked = request["offers"]!.AsArray().Select(o => o!["practice"]!.Id()).ToHashSet();
        var other = world.Practices.Values.First(p => !asked.Contains(p));

        var own = Told.Steward(world) with { Practice = other };
        Assert.Equal("actor.own-practice", (await Told.Run<GiveTo, Request>(world, own, o => o.Run(request.Id(), other))).Refusal!.Code);
        Assert.Equal("practice.kept-out", (await Told.Run<GiveTo, Request>(world, Told.Steward(world), o => o.Run(request.Id(), Guid.CreateVersion7()))).Refusal!.Code);
        Assert.False((await Told.Run<GiveTo, Request>(world, Told.Steward(world), o => o.Run(request.Id(), other))).Refused);
        var after = (await world.As("steward").Get($"/requests/{request["id"]}")).Body!;
        Assert.Equal(("accepted", other), ((string?)after["state"], after["practice"]!.Id()));
        Assert.Equal(["accepted", "taken", "taken", "taken"], after.States().Order());
        Assert.Equal("request.taken", (await Next(world, request.Id())).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_works_again_takes_everything_back(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        var taken = await Told.Run<WithdrawRequest, Request>(world, Told.Link(world, request.Id()), o => o.Run(request.Id(), "It works again."));
        Assert.False(taken.Refused);
        var after = (await world.As("steward").Get($"/requests/{request["id"]}")).Body!;
        Assert.Equal(("refused", "withdrawn", "stopped"), ((string?)after["state"], (string?)after["stewardBecause"], (string?)after["clocks"]![0]!["state"]));
        Assert.All(after.States(), s => Assert.Equal("withdrawn", s));
        Assert.Equal("offer.withdrawn", (string?)(await world.As("steward").Post($"/offers/{request["offers"]![0]!["id"]}/acceptance")).Body!["code"]);
        Assert.Equal("request.closed", (await Told.Run<WithdrawRequest, Request>(world, Told.Link(world, request.Id()), o => o.Run(request.Id(), null))).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Work_that_began_is_not_taken_back_and_can_be_opened_again(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        var id = Guid.Parse(at.Split('/')[^1]);
        await steward.Post($"{at}/time", new { minutes = 5, note = "Called." });
        Assert.Equal("request.in-work", (await Told.Run<WithdrawRequest, Request>(world, Told.Link(world, id), o => o.Run(id, null))).Refusal!.Code);

        await steward.Post($"{at}/completion");
        await world.As("client").Post($"{at}/confirmation", new { rating = 4 });
        Assert.Equal("request.no-reason", (await Reopen(world, id, "")).Refusal!.Code);
        Assert.False((await Reopen(world, id, "The pictures are gone again.")).Refused);
        var open = (await steward.Get(at)).Body!;
        Assert.Equal(("accepted", "running"), ((string?)open["state"], (string?)open["clocks"]!.AsArray().Single(c => (string?)c!["kind"] == "at-work")!["state"]));

        await steward.Post($"{at}/completion");
        await steward.Post($"{at}/confirmation");
        await world.Pass(TimeSpan.FromDays(15));
        Assert.Equal("request.too-late", (await Reopen(world, id, "Again.")).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_steward_refuses_with_a_reason_and_a_client_can_refuse_a_practice(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        var unwanted = request["offers"]![1]!["practice"]!.Id();
        var excluded = await Told.Run<ExcludePractice, Request>(world, Told.Link(world, request.Id()), o => o.Run(request.Id(), unwanted));
        Assert.False(excluded.Refused);
        var after = (await world.As("steward").Get($"/requests/{request["id"]}")).Body!;
        Assert.Equal(3, after.States().Count(s => s == "open"));
        var next = await Told.Asked(world, "The x-ray sensor in room 3 sends no pictures either.");
        Assert.DoesNotContain(next["offers"]!.AsArray(), o => o!["practice"]!.Id() == unwanted);

        var steward = Told.Steward(world);
        Assert.Equal("request.no-reason", (await Told.Run<CloseRefused, Request>(world, steward, o => o.Run(request.Id(), ""))).Refusal!.Code);
        Assert.False((await Told.Run<CloseRefused, Request>(world, steward, o => o.Run(request.Id(), "We don't repair the machine itself."))).Refused);
        Assert.Equal("refused", (string?)(await world.As("steward").Get($"/requests/{request["id"]}")).Body!["state"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Patients_data_waits_for_the_agreement_and_goes_on_when_it_is_recorded(string engine)
    {
        await using var world = await World.Start(engine);
        var dentist = await world.Do(async s => (await s.GetRequiredService<Clients.ClientsDoor>().Add(new Clients.NewClient(
            "Larkspur Dental", Clients.Trade.Dental, "Phoenix", "1 Larkspur Way", (33.46, -112.05), 4, [("Ilse Hartnagel", "ilse@larkspur.example", null)]))).Value);
        var request = await Told.Asked(world, client: "Larkspur Dental");
        Assert.Equal(("new", AgreementGate.Because), ((string?)request["state"], (string?)request["stewardBecause"]));
        Assert.Equal("request.no-agreement", (await Next(world, request.Id())).Refusal!.Code);

        await world.Do(s =>
        {
            s.GetRequiredService<ContractsDoor>().RecordBusinessAssociate(dentist, new DateOnly(2026, 11, 17));
            return Task.FromResult(Done.It);
        });
        await world.Settle();
        Assert.Equal("asked", (string?)(await world.As("steward").Get($"/requests/{request["id"]}")).Body!["state"]);
    }

    private static Task<Result<Request>> Answer(World world, Guid id, string answer) =>
        Told.Run<AnswerQuestion, Request>(world, Told.Link(world, id), o => o.Run(id, answer));

    private static Task<Result<Request>> Correct(World world, Guid id, params string[] codes) =>
        Told.Run<CorrectNeeds, Request>(world, Told.Steward(world), o => o.Run(id, codes));

    private static Task<Result<Request>> Next(World world, Guid id) =>
        Told.Run<AskNext, Request>(world, Told.Steward(world), o => o.Run(id));

    private static Task<Result<Request>> Reopen(World world, Guid id, string why) =>
        Told.Run<ReopenRequest, Request>(world, Told.Link(world, id), o => o.Run(id, why));
}
