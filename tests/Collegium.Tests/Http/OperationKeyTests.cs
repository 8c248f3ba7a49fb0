using System.Security.Cryptography;
using Collegium.Http;

namespace Collegium.Tests.Http;

/// <summary>A stored answer opens for whoever sent the operation, as it was answered, and for nobody else.</summary>
public sealed class OperationKeyTests
{
    private readonly OperationKey _key = new("ann", "op-1", "sent"u8);

    public static TheoryData<string> Answers => ["", "{}", "Zoë’s 歯科 🦷", new string('a', 200_000), Convert.ToBase64String(RandomNumberGenerator.GetBytes(1 << 20))];

    [Theory, MemberData(nameof(Answers))]
    public void What_was_sealed_opens_as_it_was(string answer) => Assert.Equal(answer, _key.Open(_key.Seal(answer)));

    [Fact]
    public void An_answer_of_many_words_is_kept_small() => Assert.InRange(_key.Seal(string.Concat(Enumerable.Repeat("the printer is out of paper ", 200))).Length, 1, 400);

    [Fact]
    public void Another_s_id_opens_nothing_and_neither_does_a_seal_somebody_changed()
    {
        var seal = _key.Seal("{\"link\":\"secret\"}");
        Assert.ThrowsAny<CryptographicException>(() => new OperationKey("ann", "op-2", "sent"u8).Open(seal));
        var changed = Convert.FromBase64String(seal);
        changed[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => _key.Open(Convert.ToBase64String(changed)));
    }
}
