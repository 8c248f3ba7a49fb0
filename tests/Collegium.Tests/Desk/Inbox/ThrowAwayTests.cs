using Collegium.Desk;
using Collegium.Desk.Attachments;
using Collegium.Desk.Requests;
using Collegium.Files;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk.Inbox;

/// <summary>What nobody stands for is thrown away, as our letter says.</summary>
public sealed class ThrowAwayTests
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 1, 2, 3];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_strangers_words_and_files_are_erased_when_nobody_confirms(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        var told = await postman.Bring(Postman.Letter("Our oven burns bread.", "ana@bakery.example", proof: "").With("Screen.png", Png));
        Assert.Equal((1, 1), await Files(world));

        await world.Pass(TimeSpan.FromHours(25));
        await world.Settle();

        var row = await postman.Row(told);
        Assert.Equal(("", "", "", ""), (row.Subject, row.Text, row.Said, row.FromName));
        var request = await world.Look(db => db.Set<Request>().SingleAsync());
        Assert.Equal(RequestState.Refused, request.State);
        Assert.DoesNotContain("bread", $"{request.Text} {request.Masked} {request.Headline}");
        Assert.Equal((0, 0), await Files(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_mail_set_aside_is_erased_with_its_files(string engine)
    {
        await using var world = await World.Start(engine);
        var postman = await Postman.Of(world);
        var held = await postman.Bring(Postman.Letter("Our oven burns bread.", "ana@bakery.example", proof: "fail").With("Screen.png", Png));
        Assert.Equal((1, 1), await Files(world));

        Assert.Equal(200, (await world.As("steward").Post($"/mail/received/{held["id"]}/setting-aside")).Status);

        var row = await postman.Row(held);
        Assert.Equal(("", "", "", "ana@bakery.example"), (row.Subject, row.Text, row.Said, row.FromAddress));
        Assert.Equal((0, 0), await Files(world));
    }

    private static async Task<(int, int)> Files(World world) =>
        (await world.Look(db => db.Set<Attachment>().CountAsync()), await world.Look(db => db.Set<KeptFile>().CountAsync()));
}
