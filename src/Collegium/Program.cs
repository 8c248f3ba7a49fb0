using Collegium;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Http;

var builder = WebApplication.CreateBuilder(args);
builder.AddCollegium();
var app = builder.Build();
await DatabaseSetup.Prepare(app.Services);
app.UseCollegium();
await app.RunAsync();
