using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Letters;

/// <summary>Calls the stewards when the rule can't go on by itself, and when a promise was broken.</summary>
internal sealed class StewardLetters(CollegiumDb db, DeskPaper paper, ClientsDoor clients)
{
    public async Task Write(Fact fact, Request request)
    {
        if (Why(fact, request) is not { } why)
        {
            return;
        }

        var client = request.ClientId is { } id && await clients.Find(id) is { } card ? card.Name : request.TellerFirm ?? request.TellerName;
        var stewards = await db.Set<Login>().AsNoTracking()
            .Where(l => l.ChapterId == fact.ChapterId && (l.Roles & Roles.Steward) != 0 && l.Email != null).ToListAsync();
        foreach (var steward in stewards)
        {
            await paper.Put(
                fact, steward.Email!, steward.DisplayName, $"Request {request.Number}, {client}: {why.Short}",
                $"{why.Sentence}\n\n  {request.Headline}\n\n{paper.DeskPageOf(request)}");
        }
    }

    private static (string Short, string Sentence)? Why(Fact fact, Request request) => fact.Kind switch
    {
        "request.nobody-yet" => ("nobody left to ask", "Everybody who fits was asked, and nobody took it. Call around, or correct what it takes."),
        "promise.broken" => ("a promise is broken", "We gave our word for a time and it has passed. Call the client and say why."),
        "request.steward-called" => request.StewardBecause switch
        {
            StrangersRequest.Because => ("ring back", $"A stranger left the number {request.TellerPhone}. Ring back and confirm them, then practices are asked."),
            KnowTeller.FirmKnown => ("who is this?", "The teller names a firm we serve, from an address we don't know. Call the firm before anybody is asked."),
            AgreementGate.Because => ("agreement missing", "Patients' data may be touched and no business associate agreement is on record. Record the signed one, and it goes on."),
            _ => ("read it", "From the words alone we can't tell who fits. Read it and say what it takes."),
        },
        _ => null,
    };
}
