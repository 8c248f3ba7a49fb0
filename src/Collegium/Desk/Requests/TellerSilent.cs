using Collegium.Database;
using Collegium.Desk.Inbox;

namespace Collegium.Desk.Requests;

/// <summary>Nobody confirmed the address in a day: the request is closed nobody was troubled, and the words are erased.</summary>
internal sealed class TellerSilent(CollegiumDb db, RequestEnd end, ThrowAway away) : ITimerHandler
{
    public const string TimerKind = "desk.teller";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Locked<Request>(timer.About) is { ClientId: null, StewardBecause: StrangersRequest.Because } request)
        {
            await end.Close(request, "request.lapsed", StrangersRequest.Because, "", actedFor: null);
            await away.Told(request);
        }
    }
}
