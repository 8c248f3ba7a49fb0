namespace Collegium.Language;

/// <summary>One skill of a chapter's catalogue, with the everyday words a client uses for it.</summary>
/// <param name="Code">The skill's code, unique in a catalogue.</param>
/// <param name="Words">
/// Words and phrases of up to four words, in any case and number ("shared folder" also reads "Shared Folders" and
/// "shared-folder"). A word that ends in <c>~</c> is a hint: alone it raises a question, it never decides ("slow~").
/// A word that ends in <c>&lt;</c> gives way to the words of other topics ("computer&lt;": people name it whatever is wrong).
/// May be empty: such a topic is known from learning only.
/// </param>
public sealed record Topic(string Code, IReadOnlyList<string> Words);
