using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Triage;
using Collegium.Facts;
using Collegium.Language;

namespace Collegium.Desk.Requests;

/// <summary>Files a request that was told and settled elsewhere: it is read, unless it is known what it took, and kept; it starts no promise, and nobody is asked or mailed.</summary>
internal sealed class FileHistory(CollegiumDb db, ClientsDoor clients, TriageCache triage, RequestNumbers numbers, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("file requests of the past", "The steward can, or an import.");

    public async Task<Result<Request>> Run(Guid of, string? words, IReadOnlyList<string> known)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.House))
        {
            return NotYours;
        }

        if (RequestText.Read(words, "can-wait") is var read && read.Refusal is { } no)
        {
            return no;
        }

        if (await clients.Find(of) is not { } client)
        {
            return TellRequest.NoClient;
        }

        var (now, text) = (clock.Now(), read.Value.Text);
        var masked = Mask.Hide(text, RequestText.Names(client, null));
        var needs = known.Count > 0 ? [.. known.Select(k => new Need(k, 1, []))] : (await triage.Read(db, text)).Needs;
        var request = new Request
        {
            Id = clock.NewId(),
            Number = await numbers.Next(),
            ClientId = client.Id,
            State = RequestState.Confirmed,
            Text = text,
            Headline = RequestText.Title(masked),
            Masked = masked,
            Impact = Impact.CanWait,
            ToldAt = now,
            Source = "history",
            RespondBy = now,
            NextDue = RequestTables.Never,
            ConfirmedAt = now,
            Clinical = client.Trade.IsClinical(),
            Needs = Need.Write(needs),
            NeedCode = needs.Count > 0 ? needs[0].Skill : null,
            TextHash = RequestText.Hash(text),
        };
        db.Add(request);
        facts.Append("request.filed", TellRequest.About(request), Sight.Officers, new { request.Number, request.NeedCode });
        return request;
    }
}
