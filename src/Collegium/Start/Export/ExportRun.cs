namespace Collegium.Start.Export;

internal sealed class ExportRun
{
    public Task<Result<Done>> Run(string folder) => throw new NotSupportedException(folder);
}
