using Collegium.Clients;
using Collegium.Desk;
using Collegium.Desk.Board;
using Collegium.Desk.ClientRecord;
using Collegium.Desk.Requests;
using Collegium.Governance;
using Collegium.Mail;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Refusals;

/// <summary>Telling a trouble, saying who tells it, and the steward's steps.</summary>
internal sealed class RequestScene : Scene
{
    protected override CharterRules Rules => new() { MostToldAnHour = 3 };

    protected override async Task Provoke()
    {
        await Telling();
        await Teller();
        await Asking();
        await Ending();
        await Reading();
        await OwnPractice();
    }

    private async Task Telling()
    {
        async Task Tell(string code, string how, string text, string impact, string client = Realtor) =>
            Hear(code, how, await World.As("steward").Post("/requests", new { client, text, impact }));

        await Tell("client.missing", "telling for a client nobody knows", Trouble, "stopped", "Nobody & Sons");
        await Tell("request.empty", "telling nothing", " ", "stopped");
        await Tell("request.empty", "telling a full stop", ".", "stopped");
        await Tell("request.too-long", "telling 20,001 characters", new string('x', 20_001), "stopped");
        await Tell("request.unreadable", "telling a file's bytes", new string('\u0001', 200), "stopped");
        await Tell("request.no-impact", "not saying how badly it hurts", Trouble, "a bit");
        Hear("request.missing", "opening a request there isn't", await World.As("steward").Get($"/requests/{Guid.Empty}"));
        await No("actor.not-allowed", "a treasurer telling for a client", As(Roles.Treasurer), (TellRequest o) => o.Run(new Telling(Realtor, Trouble, "stopped")));
        await No("actor.not-allowed", "a practitioner filing past requests", As(Roles.Practitioner), (FileHistory o) => o.Run(World.Clients[Dentist], Trouble, []));
    }

    private async Task Teller()
    {
        var visitor = Actor.Visitor(World.Chapter);
        Task Tell(string code, string how, string name = "Dana Reyes", string reach = "dana@newfirm.example", string? firm = null) =>
            No(code, how, visitor, (TellAsVisitor o) => o.Run(new VisitorTelling(Trouble, "hindered", name, reach, firm)));

        await Tell("teller.no-name", "telling without a name", name: " ");
        await Tell("teller.long-firm", "a firm of 121 characters", firm: new string('f', 121));
        await Tell("teller.no-reach", "a mail address cut short", reach: "dana@");
        var told = await Yes(visitor, (TellAsVisitor o) => o.Run(new VisitorTelling(Trouble, "hindered", "Dana Reyes", "dana@newfirm.example")));
        await No("request.teller-unconfirmed", "asking practices for a stranger", Steward, (AskNext o) => o.Run(told.RequestId));
        await No("link.expired", "confirming by a link nobody sent", visitor, (ConfirmTeller o) => o.Run("no-such-secret"));
        var code = (await World.Look(db => db.Set<MailMessage>().SingleAsync(m => m.Kind == "request-confirm"))).Subject[..6];
        var link = Told.Link(World, told.RequestId);
        foreach (var how in new[] { "a wrong code", "a second wrong code", "a third wrong code", "a fourth wrong code", "a fifth wrong code" })
        {
            await No("code.wrong", how, link, (ConfirmTeller o) => o.RunCode(told.RequestId, code == "000000" ? "000001" : "000000"));
        }

        await No("code.closed", "the right code after five wrong ones", link, (ConfirmTeller o) => o.RunCode(told.RequestId, code));
        await Yes(visitor, (TellAsVisitor o) => o.Run(new VisitorTelling(Trouble, "hindered", "Dana Reyes", "dana@newfirm.example")));
        await Yes(visitor, (TellAsVisitor o) => o.Run(new VisitorTelling(Trouble, "hindered", "Dana Reyes", "dana@newfirm.example")));
        await Tell("request.too-many", "telling a fourth time where three an hour are the rule");
        await No("client.missing", "confirming at a client there isn't", Steward, (ConfirmTellerByPhone o) => o.Run(told.RequestId, Guid.Empty));
        await Yes(Steward, (ConfirmTellerByPhone o) => o.Run(told.RequestId));
        await No("request.teller-known", "confirming by phone twice", Steward, (ConfirmTellerByPhone o) => o.Run(told.RequestId));
    }

    private async Task Asking()
    {
        var request = await Told.Asked(World, Trouble, Realtor);
        var (id, first) = (request.Id(), request["offers"]![0]!["practice"]!.Id());
        await No("need.none", "correcting to no skill", Steward, (CorrectNeeds o) => o.Run(id, []));
        await No("need.unknown", "correcting to a skill there isn't", Steward, (CorrectNeeds o) => o.Run(id, ["fortune-telling"]));
        await No("practice.kept-out", "giving it to a practice there isn't", Steward, (GiveTo o) => o.Run(id, Guid.Empty));
        await No("practice.missing", "a client keeping out a practice it wasn't asked with", Told.Link(World, id), (ExcludePractice o) => o.Run(id, Guid.Empty));
        await Yes(Steward, (KeepOut o) => o.Run(World.Clients[Realtor], first));
        await No("actor.not-allowed", "a practitioner keeping a practice away", As(Roles.Practitioner), (KeepOut o) => o.Run(World.Clients[Realtor], first));
        var second = await Told.Asked(World, Trouble, Realtor);
        await No("practice.kept-out", "giving it to a practice the client won't see", Steward, (GiveTo o) => o.Run(second.Id(), first));
        await Yes(Steward, (AskNext o) => o.Run(second.Id()));
        await No("offer.nobody-left", "asking the next when all were asked", Steward, (AskNext o) => o.Run(second.Id()));
        await No("request.none-chosen", "one step for no requests", Steward, (ChosenStep o) => o.Run([], "ask", null));
        await No("actor.not-allowed", "a practitioner taking a step for several requests", As(Roles.Practitioner), (ChosenStep o) => o.Run([1], "ask", null));

        var taken = (await Told.Accepted(World)).At[^36..];
        await No("request.taken", "asking the next for what somebody has", Steward, (AskNext o) => o.Run(Guid.Parse(taken)));
        await No("request.taken", "refusing what somebody has", Steward, (CloseRefused o) => o.Run(Guid.Parse(taken), "We don't do this."));
        var winner = await World.Look(db => db.Set<Request>().Where(r => r.Id == Guid.Parse(taken)).Select(r => r.PracticeId!.Value).SingleAsync());
        await No("practice.has-it", "a client keeping out the practice that has it", Told.Link(World, Guid.Parse(taken)), (ExcludePractice o) => o.Run(Guid.Parse(taken), winner));

        var pediatrics = await World.Do(async s => (await s.GetRequiredService<ClientsDoor>().Add(
            new NewClient("Larkspur Pediatrics", Trade.Medical, "Phoenix", "9 Elm St", (33.46, -112.05), 4, []))).Value);
        var clinical = await Told.Asked(World, Trouble, "Larkspur Pediatrics");
        await No("request.no-agreement", "asking for a doctor before the agreement is signed", Steward, (AskNext o) => o.Run(clinical.Id()));
        Assert.NotEqual(Guid.Empty, pediatrics);
    }

    private async Task Ending()
    {
        var request = (await Told.Asked(World, Trouble, Realtor)).Id();
        await No("request.no-reason", "refusing a request without a word", Steward, (CloseRefused o) => o.Run(request, " "));
        await No("question.none", "answering when nothing was asked", Steward, (AnswerQuestion o) => o.Run(request, "A printer."));
        await Yes(Steward, (WithdrawRequest o) => o.Run(request, null));
        await No("request.closed", "taking it back twice", Steward, (WithdrawRequest o) => o.Run(request, null));
        var (steward, at) = await Told.Accepted(World);
        await steward.Post($"{at}/time", new { minutes = 30, note = "Changed the cable." });
        await No("request.in-work", "taking back what was worked on", Steward, (WithdrawRequest o) => o.Run(Guid.Parse(at[^36..]), null));
    }

    private async Task Reading()
    {
        var request = (await Told.Asked(World, Trouble, Realtor)).Id();
        await No("question.no-answer", "an empty answer", Steward, (AnswerQuestion o) => o.Run(request, " "));
    }

    private async Task OwnPractice()
    {
        var request = (await Told.Asked(World, Trouble, Realtor)).Id();
        await No("actor.own-practice", "a steward giving work to the own practice", As(Roles.Steward, "Cordova Systems"), (GiveTo o) => o.Run(request, World.Practices["Cordova Systems"]));
        var (_, at) = await Told.Accepted(World);
        var id = Guid.Parse(at[^36..]);
        var winner = await World.Look(db => db.Set<Request>().Where(r => r.Id == id).Select(r => r.PracticeId!.Value).SingleAsync());
        await No("actor.own-practice", "a steward speaking for the client of the own practice", Steward with { Practice = winner }, (WithdrawRequest o) => o.Run(id, null));
    }
}
