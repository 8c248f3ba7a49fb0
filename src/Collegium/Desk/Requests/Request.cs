using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Requests;

/// <summary>A client's trouble in the client's words, from the telling to the confirmation.</summary>
internal sealed class Request : Versioned
{
    public required Guid Id { get; init; }

    public required int Number { get; init; }

    /// <summary>Empty until a stranger is confirmed.</summary>
    public Guid? ClientId { get; set; }

    public Guid? ContactId { get; set; }

    public RequestState State
    {
        get;
        set => (field, Turn) = (value, TurnIn(value));
    } = RequestState.New;

    /// <summary>Whose turn it is in this state: the board's order where no promise runs, and what is open at all.</summary>
    public Turn Turn { get; private set; }

    public required string Text { get; set; }

    public required string Headline { get; set; }

    /// <summary>The words with names, numbers, addresses and passwords masked: all a practice sees before it accepts.</summary>
    public required string Masked { get; set; }

    public required Impact Impact { get; set; }

    public required DateTime ToldAt { get; init; }

    /// <summary>How it reached us: page, phone, api, import.</summary>
    public required string Source { get; init; }

    /// <summary>JSON: <see cref="Need"/>s, best first.</summary>
    public string Needs { get; set; } = "[]";

    /// <summary>JSON: <see cref="Need"/>s it hardly takes; their holders are asked where too few hold the others.</summary>
    public string RunnersUp { get; set; } = "[]";

    /// <summary>The main need's code, for lists.</summary>
    public string? NeedCode { get; set; }

    public bool Clinical { get; set; }

    /// <summary>What we asked the client to understand it better.</summary>
    public string? Question { get; set; }

    public string? QuestionAnswer { get; set; }

    /// <summary>Why it waits for the steward, as a code; empty when it doesn't.</summary>
    public string? StewardBecause { get; set; }

    /// <summary>By when the client hears from somebody.</summary>
    public required DateTime RespondBy { get; set; }

    /// <summary>The next promise that runs, for the board's order; far away when none does.</summary>
    public DateTime NextDue { get; set; }

    /// <summary>Since when it is the client's turn and no promise runs.</summary>
    public DateTime? PausedAt { get; set; }

    /// <summary>Why no time is promised here, in the steward's words; empty where it is.</summary>
    public string? NoPromise { get; set; }

    public Guid? PracticeId { get; set; }

    public Guid? PractitionerId { get; set; }

    public DateTime? AcceptedAt { get; set; }

    /// <summary>How often it was moved from one practice to another before anybody had opened it.</summary>
    public int Moves { get; set; }

    public DateTime? DoneAt { get; set; }

    public DateTime? ConfirmedAt { get; set; }

    /// <summary>1 to 5.</summary>
    public int? Rating { get; set; }

    public string? RatingWords { get; set; }

    /// <summary>Only a rating the client gave counts; one entered by an officer on the phone is shown and not counted.</summary>
    public bool RatingCounts { get; set; }

    /// <summary>An earlier open request of the same client with the same words; flagged, never merged.</summary>
    public Guid? SameAs { get; set; }

    /// <summary>A request that was closed when its client wrote again: this one goes on from there.</summary>
    public Guid? Follows { get; set; }

    public required string TextHash { get; init; }

    /// <summary>The request it was put together with: the same trouble, told twice. Nothing of it moves; that one shows both.</summary>
    public Guid? MergedInto { get; set; }

    public DateTime? MergedAt { get; set; }

    /// <summary>The steward who keeps an eye on it.</summary>
    public Guid? StewardLogin { get; set; }

    /// <summary>Tags of the desk, each between bars: <c>|backup|move|</c>.</summary>
    public string Tags { get; set; } = "";

    /// <summary>Name and reach of a teller we do not know yet.</summary>
    public string? TellerName { get; set; }

    public string? TellerFirm { get; set; }

    public string? TellerMail { get; set; }

    public string? TellerPhone { get; set; }

    private static Turn TurnIn(RequestState state) => state switch
    {
        RequestState.ClientsTurn => Turn.Client,
        RequestState.Done => Turn.ToConfirm,
        RequestState.Confirmed or RequestState.Refused => Turn.Over,
        _ => Turn.Ours,
    };
}

internal enum Turn
{
    Ours,
    Client,
    ToConfirm,
    Over,
}

internal sealed class RequestTables : IEntityTypeConfiguration<Request>
{
    public static readonly DateTime Never = new(9999, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public void Configure(EntityTypeBuilder<Request> table)
    {
        table.ToTable("desk_requests");
        table.HasKey(r => r.Id);
        table.HasIndex(r => new { r.ChapterId, r.Number }).IsUnique();
        table.HasIndex(r => new { r.ChapterId, r.State, r.NextDue });
        table.Property(r => r.Turn).HasConversion<int>();
        table.HasIndex(r => new { r.ChapterId, r.NextDue, r.Turn, r.Number, r.State }).HasFilter("turn < 3").HasDatabaseName("ix_board");
        table.HasIndex(r => new { r.ClientId, r.TextHash });
        table.HasIndex(r => r.PracticeId);
        table.HasIndex(r => r.MergedInto);
        table.Property(r => r.TextHash).HasMaxLength(64);
        table.Property(r => r.NeedCode).HasMaxLength(48);
        table.Property(r => r.Tags).HasMaxLength(400).HasDefaultValue("");
    }
}
