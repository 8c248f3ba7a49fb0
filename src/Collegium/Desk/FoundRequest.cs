namespace Collegium.Desk;

/// <summary>A stretch of a text; marked where it is what was looked for.</summary>
public sealed record FoundPiece(string Text, bool Marked);

/// <summary>A request found by its words, and where they stand in it.</summary>
public sealed record FoundRequest(Guid Id, int Number, string Headline, string? Client, RequestState State, DateTime ToldAt, IReadOnlyList<FoundPiece> Excerpt);
