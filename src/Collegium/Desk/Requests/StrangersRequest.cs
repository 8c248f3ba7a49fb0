using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Language;

namespace Collegium.Desk.Requests;

/// <summary>Files what a stranger told. Nobody is asked before the stranger is known.</summary>
internal sealed class StrangersRequest(CollegiumDb db, GovernanceDoor governance, Promises promises, FactLog facts, ConfirmationMail mail, TimeProvider clock)
{
    public const string Because = "teller-unconfirmed";

    public async Task<Request> File(Teller teller, string text, Impact impact, string source = TellAsVisitor.Source)
    {
        var (now, zone) = (clock.Now(), (await governance.Chapter()).Zone);
        var due = await promises.AnswerDue(impact, zone, now);
        var masked = Mask.Hide(text, teller.Firm is { } firm ? [teller.Name, firm] : [teller.Name]);
        var request = new Request
        {
            Id = clock.NewId(),
            Number = await RequestNumbers.Next(db),
            Text = text,
            Headline = RequestText.Title(masked),
            Masked = masked,
            Impact = impact,
            ToldAt = now,
            Source = source,
            RespondBy = due,
            NextDue = RequestTables.Never,
            TextHash = RequestText.Hash(text),
            StewardBecause = Because,
            TellerName = teller.Name,
            TellerFirm = teller.Firm,
            TellerMail = teller.Mail,
            TellerPhone = teller.Phone,
        };
        db.Add(request);
        facts.Append("request.told", TellRequest.About(request), Sight.Client, new { request.Number, impact, source = request.Source });
        if (teller.Mail is not null)
        {
            await mail.Ask(request);
        }
        else
        {
            // The call back is the first answer, so its promise runs from now.
            await promises.Start(request, ClockKind.Answer, now, due, await promises.AtRisk(now, due, zone));
            facts.Append("request.steward-called", TellRequest.About(request), Sight.Client, new { because = Because });
        }

        return request;
    }
}

/// <summary>Asks a stranger by mail whether the address is theirs: one click, or a code to type.</summary>
internal sealed class ConfirmationMail(CollegiumDb db, Links links, Letterhead letters, TimeProvider clock)
{
    public const string Kind = "request-confirm";

    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    public async Task Ask(Request request)
    {
        var code = Secret.NewCode();
        var secret = links.Hand(LinkKind.Confirm, request.Id, null, Lasts, code);
        db.SetTimer(clock, TellerSilent.TimerKind, request.Id, clock.Now() + Lasts);
        await letters.Put(
            request.Id, Kind, (request.TellerMail!, request.TellerName!), $"{code} confirms request {request.Number}",
            $"""
            We have your request {request.Number}. Before we ask anybody, tell us that this address is yours:

            {letters.Site}/confirm/{secret}

            Or type this code on the page where you told us: {code}

            Both work for 24 hours. If it wasn't you, do nothing, and it is thrown away.
            """,
            request.Id);
    }
}
