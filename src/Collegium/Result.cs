namespace Collegium;

/// <summary>What an operation answers: a value, or the refusal that stopped it.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    public bool Refused => Refusal is not null;

    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Code}. {Refusal.Message}");

    public Result<TOther> As<TOther>(Func<T, TOther> other) => Refusal is { } no ? no : other(_value!);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>An answer without a value.</summary>
public readonly record struct Done
{
    public static readonly Done It;
}
