namespace Collegium.Ui;

/// <summary>Words of the style sheet.</summary>
public static class Sheet
{
    public static string Classes(params ReadOnlySpan<string?> names) => string.Join(' ', names.ToArray().Where(n => !string.IsNullOrEmpty(n)));

    /// <summary>The id of a field: <c>Form.Minutes</c> is <c>form-minutes</c>.</summary>
    public static string Id(string name) => name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal).ToLowerInvariant();
}
