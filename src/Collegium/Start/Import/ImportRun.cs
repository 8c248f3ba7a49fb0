namespace Collegium.Start.Import;

internal sealed class ImportRun
{
    public Task<Result<Done>> Run(ImportRequests import) => throw new NotSupportedException(import.File);
}
