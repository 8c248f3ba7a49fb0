using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk;
using Collegium.Http;
using Collegium.Members;

namespace Collegium.Start.Import;

/// <summary>
/// Sends each row of a file through the operation of the public page, under an operation id made of the file and the row:
/// stopped anywhere and started again, it goes on without doubling.
/// </summary>
internal sealed class ImportRun(IServiceScopeFactory scopes, Here here, TextWriter console)
{
    public static Refusal NoClient(string name) => CommandLine.Wrong($"There is no client called “{name}” here. Write the name exactly as in the list of clients.");

    public static Refusal NoColumn(string column, IEnumerable<string> known) =>
        CommandLine.Wrong($"The file has no column “{column}”. It has: {string.Join(", ", known)}.");

    public async Task<Result<Done>> Run(ImportRequests import)
    {
        using var file = new ImportFile(import.File);
        if (new[] { import.Text, import.Label }.FirstOrDefault(c => c is not null && !file.Columns.Contains(c)) is { } missing)
        {
            return NoColumn(missing, file.Columns);
        }

        if (await Client(import) is var client && client.Refusal is { } no)
        {
            return no;
        }

        var (hash, labels) = (ImportFile.HashOf(import.File), await Labels(import));
        using var report = new ImportReport(console, Path.Combine(import.Reports, $"import-{hash[..8]}.csv"));
        var stopped = false;
        ConsoleCancelEventHandler stop = (_, pressed) => (pressed.Cancel, stopped) = (true, true);
        Console.CancelKeyPress += stop;
        var watch = Stopwatch.StartNew();
        foreach (var (row, fields) in file.Rows([import.Text, .. labels.Column is { } label ? [label] : Array.Empty<string>()]).Take(import.Limit))
        {
            var known = fields.Length > 1 ? labels.Of(fields[1]) : [];
            var (outcome, before) = await Row(import, client.Value, $"{hash}-{row}", fields[0], known);
            report.Add(row, outcome, before, watch.Elapsed);
            labels.Count(outcome.Learned && !before);
            if (stopped)
            {
                break;
            }
        }

        Console.CancelKeyPress -= stop;
        report.Sum(watch.Elapsed, stopped, import.Live ? [] : labels.Said());
        return Done.It;
    }

    /// <summary>Rows of nobody we know are kept under a prospect named like the file.</summary>
    private async Task<Result<ClientCard>> Client(ImportRequests import)
    {
        await using var scope = Scope();
        var clients = scope.ServiceProvider.GetRequiredService<ClientsDoor>();
        if (import.Client is { } name)
        {
            return await clients.Find(name) is { } found ? found : NoClient(name);
        }

        return await scope.ServiceProvider.GetRequiredService<Writing>().Run<ClientCard>(async () =>
            await clients.AddProspect($"Import of {Path.GetFileName(import.File)}", Trade.Other, "", "", null));
    }

    private async Task<ImportLabels> Labels(ImportRequests import)
    {
        await using var scope = Scope();
        return ImportLabels.Find(import, (await scope.ServiceProvider.GetRequiredService<MembersDoor>().Roster()).Offered.ToDictionary(s => s.Code));
    }

    private async Task<(ImportOutcome Outcome, bool Before)> Row(
        ImportRequests import, ClientCard client, string operation, string text, IReadOnlyList<string> known)
    {
        await using var scope = Scope();
        var desk = scope.ServiceProvider.GetRequiredService<DeskSteps>();
        var before = true;
        var key = new OperationKey("import", operation, Encoding.UTF8.GetBytes($"{import.Live} {client.Id}"));
        var result = await scope.ServiceProvider.GetRequiredService<Answers>().Run<Guid>(
            key,
            async () =>
            {
                before = false;
                return import.Live ? await desk.Tell(client.Id, text, "can-wait", "import") : await desk.File(client.Id, text, known);
            },
            async id => new Answer(StatusCodes.Status201Created, JsonSerializer.Serialize(await Outcome(scope.ServiceProvider, await desk.Look(id), known))));
        return result.Refusal is { } no
            ? (new ImportOutcome("refused", $"{no.Code}: {no.Message}"), false)
            : (JsonSerializer.Deserialize<ImportOutcome>(result.Value.Body)!, before);
    }

    private static async Task<ImportOutcome> Outcome(IServiceProvider services, RequestStep step, IReadOnlyList<string> known)
    {
        var roster = await services.GetRequiredService<MembersDoor>().Roster();
        var need = step.NeedCode ?? "nothing clear";
        return step.State switch
        {
            RequestState.Asked => new("offered", string.Create(
                CultureInfo.InvariantCulture, $"read as {need}; to {string.Join(", ", step.Offers.Select(o => roster.People[o.Practitioner].Name))}")),
            RequestState.ClientsTurn => new("asked the client", $"perhaps {need}, not sure enough to ask members"),
            RequestState.Confirmed when known.Count > 0 => new("filed", $"learned as {string.Join(", ", known)}", Learned: true),
            RequestState.Confirmed => new("filed", $"read as {need}"),
            RequestState.NobodyYet => new("with the steward", $"read as {need}; no member passed the gates"),
            _ => new("with the steward", step.StewardBecause ?? "unclear"),
        };
    }

    private AsyncServiceScope Scope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(here.Actor);
        return scope;
    }
}
