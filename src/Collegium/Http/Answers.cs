using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Http;

/// <summary>Runs a write under an operation id: the same id and input answers what was answered before; other input is refused.</summary>
public sealed class Answers(CollegiumDb db, Writing writing, TimeProvider clock)
{
    public static readonly Refusal Reused = new(
        "operation.reused",
        "This operation id was used before with other contents. Send a new Idempotency-Key with the changed request.",
        RefusalKind.Conflict);

    public static readonly Refusal OtherKey = new(
        "operation.reused",
        "This operation id was used before with another API key of yours, and what was answered opens only to that key. Nothing was done a second time. "
        + "Ask with the key it was first sent with, or look at what is on record; send a new Idempotency-Key only if it shall be done once more.",
        RefusalKind.Conflict);

    public async Task<Result<Answer>> Run<T>(OperationKey key, Func<Task<Result<T>>> work, Func<T, Task<Answer>> tell)
    {
        return await writing.Run<Answer>(async () =>
        {
            if (await Stored(key) is { } before)
            {
                return Again(key, before);
            }

            var result = await work();
            if (result.Refusal is { } no)
            {
                return no;
            }

            await db.SaveChangesAsync();
            var answer = await tell(result.Value);
            return Add(key, answer);
        });
    }

    /// <summary>
    /// The same for work that only reads and adds: all of it, and the telling, is done before the write begins. An id used
    /// before is rare, so it is not looked for: the table's key finds it, and then it is done again. What would be refused
    /// is looked for first: the same call may have been answered when it was not.
    /// </summary>
    public async Task<Result<Answer>> RunAhead<T>(OperationKey key, Func<Task<Result<T>>> work, Func<T, Task<Answer>> tell)
    {
        var tried = false;
        return await writing.Add<Answer>(async () =>
        {
            var result = tried ? (Result<T>?)null : await work();
            tried = true;
            if (result is { Refused: false } done)
            {
                return Add(key, await tell(done.Value));
            }

            if (await Stored(key) is { } before)
            {
                db.Forget();
                return Again(key, before);
            }

            result ??= await work();
            return result.Value.Refusal is { } no ? no : Add(key, await tell(result.Value.Value));
        });
    }

    /// <summary>Keeps a refusal, so that the same id and input is answered alike.</summary>
    public async Task<Result<Answer>> Keep(OperationKey key, Answer answer) =>
        await writing.Run<Answer>(async () =>
            await Stored(key) is { } before ? Again(key, before) : Add(key, answer));

    private Task<StoredAnswer?> Stored(OperationKey key) =>
        db.Set<StoredAnswer>().AsNoTracking().SingleOrDefaultAsync(a => a.Who == key.Who && a.Key == key.Key);

    private static Result<Answer> Again(OperationKey key, StoredAnswer before) => !key.IsSealedFor(before.RequestHash) ? OtherKey
        : before.RequestHash != key.RequestHash ? Reused
        : new Answer(before.Status, key.Open(before.Body), before.Location is { } location ? key.Open(location) : null);

    private Answer Add(OperationKey key, Answer answer)
    {
        db.Append(new StoredAnswer
        {
            Who = key.Who,
            Key = key.Key,
            RequestHash = key.RequestHash,
            Status = answer.Status,
            Body = key.Seal(answer.Body),
            Location = answer.Location is { } location ? key.Seal(location) : null,
            At = clock.Now(),
        });
        return answer;
    }
}

/// <summary>An answer as it goes over the wire; for a form, the address it leads to or the words it shows.</summary>
public sealed record Answer(int Status, string Body, string? Location = null);
