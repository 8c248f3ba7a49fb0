using Collegium.Treasury;

namespace Collegium.Start.Demo;

/// <summary>Clients pay in good time, late, in parts, too much, or without saying for what; the one that left owes its last bill.</summary>
internal sealed class DemoPayers(DemoTime time)
{
    private DemoStage _stage = null!;
    private int _bills;

    public void Enter(DemoStage stage)
    {
        _stage = stage;

        // One payment nobody can place yet waits for the treasurer.
        time.At(stage.During(stage.To.AddDays(-5)), () => Record(new NewPayment(null, null, 18_750, "USD", Today, "transfer", "thank you for Friday")));
    }

    public void Expect(Guid client, Guid invoice)
    {
        var index = _stage.Cast.Clients.FindIndex(c => c.Client.Id == client);
        if (_stage.Cast.Clients[index].Client.Name == DemoCalendar.Lost && time.Now > _stage.From.AddDays(270))
        {
            return;
        }

        var late = index % 9 == 4;
        var days = late ? _stage.Chance.Next(20, 62) : _stage.Chance.Next(1, 15);
        var when = _stage.During(time.Now.AddDays(days));
        switch (_bills++ % 40)
        {
            case 11:
                time.At(when, () => Pay(client, invoice, open => open / 2));
                time.At(_stage.During(when.AddDays(12)), () => Pay(client, invoice, open => open));
                break;
            case 23:
                time.At(when, () => Pay(client, invoice, open => open + 2_500));
                break;
            case 31:
                time.At(when, () => PayUnsaid(client, invoice));
                break;
            default:
                time.At(when, () => Pay(client, invoice, open => open));
                break;
        }
    }

    private async Task Pay(Guid client, Guid invoice, Func<long, long> amount)
    {
        if (await Open(invoice) is { OpenMinor: > 0 } bill)
        {
            var means = bill.OpenMinor < 12_000 ? "card" : _stage.Happens(25) ? "check" : "transfer";
            await Record(new NewPayment(client, invoice, amount(bill.OpenMinor), bill.Currency, Today, means, bill.Number));
        }
    }

    /// <summary>Money without a name on it: found out after some days, or not yet.</summary>
    private async Task PayUnsaid(Guid client, Guid invoice)
    {
        if (await Open(invoice) is not { OpenMinor: > 0 } bill)
        {
            return;
        }

        var paid = await Record(new NewPayment(null, null, bill.OpenMinor, bill.Currency, Today, "transfer", "thank you"));
        if (!paid.Refused)
        {
            time.At(_stage.During(time.Now.AddDays(9)), () =>
                time.Do(_stage.Cast.TreasurerActor, s => s.GetRequiredService<TreasuryWork>().Identify(paid.Value, client, invoice)));
        }
    }

    private DateOnly Today => _stage.Hours.Day(time.Now);

    private Task<InvoiceCard?> Open(Guid invoice) =>
        time.Look(_stage.Cast.TreasurerActor, s => s.GetRequiredService<TreasuryDoor>().Invoice(invoice));

    private Task<Result<Guid>> Record(NewPayment payment) =>
        time.Do(_stage.Cast.TreasurerActor, s => s.GetRequiredService<TreasuryWork>().Record(payment));
}
