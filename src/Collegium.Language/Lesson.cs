namespace Collegium.Language;

/// <summary>A text whose topics are known, because a person said so or because the work showed it.</summary>
/// <param name="Text">The client's words.</param>
/// <param name="Codes">The codes of its topics; at least one.</param>
/// <param name="Fields">
/// What else was known, each as one word of the caller's ("trade=dental", "told by phone"); null for nothing. The same word
/// always means the same.
/// </param>
public sealed record Lesson(string Text, IReadOnlyList<string> Codes, IReadOnlyList<string>? Fields = null);
