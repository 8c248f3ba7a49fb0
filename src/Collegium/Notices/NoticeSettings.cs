namespace Collegium.Notices;

/// <summary>
/// From configuration section <c>Notices</c>. The text message gateway is any that takes an HTTP call: <c>{to}</c>, <c>{text}</c> and
/// <c>{link}</c> are filled into its address and body, written as the body's type asks.
/// </summary>
public sealed class NoticeSettings
{
    /// <summary>Addresses within private networks may be called. Only for tests, and for a chapter whose members' programs stand in its own network.</summary>
    public bool AllowPrivate { get; set; }

    public string? SmsUrl { get; set; }

    public Dictionary<string, string> SmsHeaders { get; init; } = [];

    public string SmsBody { get; set; } = "{\"to\":\"{to}\",\"text\":\"{text} {link}\"}";

    public string SmsType { get; set; } = "application/json";
}
