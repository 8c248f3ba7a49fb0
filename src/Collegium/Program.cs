using Collegium;
using Collegium.Start;

if (CommandLine.Read(args) is var read && read.Refusal is { } wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return CommandLine.Exit(wrong);
}

var command = read.Value;
// Settings and static files lie beside the program, wherever it is called from; the data lies where it is called from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
if (command.Urls is { } urls)
{
    builder.WebHost.UseUrls(urls);
}

builder.Logging.AddFilter(level => level >= (command is Serve { Demo: false } ? LogLevel.Information : LogLevel.Warning));
builder.WebHost.UseStaticWebAssets();
if (command is Serve { Demo: true })
{
    // Nobody in a demo is real; its letters stay in the house.
    builder.Configuration["Mail:Host"] = null;
}

builder.AddCollegium();
await using var app = builder.Build();
return await Commands.Run(app, command, app.UseCollegium);
