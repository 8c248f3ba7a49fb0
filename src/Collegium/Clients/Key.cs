using System.Text;

namespace Collegium.Clients;

/// <summary>Names, addresses and numbers as they are looked up.</summary>
internal static class Key
{
    /// <summary>Folded case, single spaces.</summary>
    public static string Of(string name) =>
        string.Join(' ', name.Normalize(NormalizationForm.FormC).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    public static string? OfMail(string? mail) => string.IsNullOrWhiteSpace(mail) ? null : mail.Trim().ToLowerInvariant();

    /// <summary>Digits only, without the leading 1 of North America; null under seven digits.</summary>
    public static string? OfPhone(string? phone)
    {
        var digits = new string([.. (phone ?? "").Where(char.IsAsciiDigit)]);
        return digits.Length < 7 ? null : digits.Length == 11 && digits[0] == '1' ? digits[1..] : digits;
    }
}
