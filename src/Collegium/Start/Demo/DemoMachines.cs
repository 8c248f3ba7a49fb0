using Collegium.Desk;

namespace Collegium.Start.Demo;

/// <summary>A clinic's monitor reports, and clients write mails: one becomes a request, one waits for the steward.</summary>
internal sealed class DemoMachines(DemoTime time)
{
    private const string Clinic = "Larkspur Pediatrics";
    private const string Checker = "mx.sonoran-it.example";

    public void Plan(DemoStage stage)
    {
        var cast = stage.Cast;
        time.At(stage.During(stage.To.AddDays(-9)), async () =>
        {
            await time.Do(cast.StewardActor, s => s.GetRequiredService<MachineSteps>().ConnectMailbox("Letterbox", "requests@sonoran-it.example", Checker));
            var monitor = (await time.Do(cast.StewardActor, s => s.GetRequiredService<MachineSteps>().ConnectMonitor("Larkspur’s server room", Clinic))).Value;
            Report(stage, monitor, stage.To.AddDays(-6), "backup", "The nightly backup of the patient files did not finish.", heals: true);
            Report(stage, monitor, stage.To.AddHours(-25), "disk", "The disk of the server in the back office is 92 % full.", heals: false);
        });
        Mail(stage, stage.To.AddHours(-30), ("marisol@ocotillobenddental.example", "Marisol Reyna"), "Label printer", "The label printer at the front desk prints every label twice since this morning.\n\nMarisol", proved: true);
        Mail(stage, stage.To.AddHours(-4), ("dana@whitlockobi.example", "Dana Whitlock"), "Part for the scanner", "The part for the scanner at Mesa came. I can fit it on Tuesday.\n\nDana", proved: false);
    }

    private void Report(DemoStage stage, Guid monitor, DateTime at, string trouble, string text, bool heals)
    {
        foreach (var minutes in new[] { 0, 15, 30 })
        {
            Tell(at.AddMinutes(minutes), healed: false);
        }

        if (heals)
        {
            Tell(at.AddMinutes(40), healed: true);
        }

        void Tell(DateTime when, bool healed) => time.At(
            when, () => time.Do(stage.Cast.HouseActor, s => s.GetRequiredService<MachineSteps>().Report(monitor, "server-1", trouble, healed, text)));
    }

    private void Mail(DemoStage stage, DateTime at, (string Address, string Name) from, string subject, string text, bool proved)
    {
        var check = proved ? $"{Checker}; dkim=pass header.d={from.Address.Split('@')[1]}" : null;
        time.At(at, () => time.Do(stage.Cast.HouseActor, s => s.GetRequiredService<MachineSteps>().Mail(from.Address, from.Name, subject, text, check)));
    }
}
