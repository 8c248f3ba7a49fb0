namespace Collegium.Desk.Inbox;

/// <summary>What became of a mail, in words.</summary>
internal static class InboxWords
{
    public static string Of(ReceivedMail mail) => mail.Outcome switch
    {
        MailOutcome.Told => "A new request",
        MailOutcome.TellerAsked => "A new request; the sender is asked whether the address is theirs",
        MailOutcome.Noted => "A note on its request",
        MailOutcome.Answered => "The answer to our question",
        MailOutcome.Reopened => "Its request is open again",
        MailOutcome.ToldAnew => "A new request; the one it answers is closed",
        MailOutcome.Quiet => Quiet(mail.Because),
        MailOutcome.Empty => "Empty; the sender is asked to write again",
        MailOutcome.Held => "Waits for the steward",
        MailOutcome.SetAside => "Set aside",
        MailOutcome.Returned => "A letter of ours came back",
    };

    private static string Quiet(string? because) => because switch
    {
        "own" or "loop" => "Our own letter, come round; kept quiet",
        MailRouting.Spam => "Found to be spam; kept quiet",
        "away" => "An out-of-office note; kept quiet",
        "bulk" => "Sent to many; kept quiet",
        "automatic" or "no-sender" => "Written by a machine; kept quiet",
        _ => "Empty; kept quiet",
    };
}
