using Collegium.Database;
using Collegium.Desk.Board;
using Collegium.Facts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Views;

internal sealed record ViewInput(string? Name, string? Query, bool Shared = false);

/// <summary>Keeps what the board's address asks under a name, for oneself or for the chapter.</summary>
internal sealed class KeepView(CollegiumDb db, OwnViews own, TimeProvider clock)
{
    private static readonly string[] Known = ["q", "view", "state", "open", "impact", "need", "with", "client", "tag", "steward", "sort", "show", "cols", "span"];

    public async Task<Result<SavedView>> Run(ViewInput input)
    {
        if (!db.Actor.Is(Actor.Officers))
        {
            return Refusal.Missing("view");
        }

        if (input.Name?.Trim() is not { Length: > 0 and <= ViewRefusals.LongestName } name)
        {
            return ViewRefusals.NoName;
        }

        if (Clean(input.Query) is not { Length: > 0 and <= 1000 } query)
        {
            return ViewRefusals.Empty(input.Query ?? "");
        }

        var me = own.Me;
        if (await db.Set<SavedView>().CountAsync(v => v.ByLogin == me) >= ViewRefusals.MostOwn)
        {
            return ViewRefusals.TooMany;
        }

        if (await own.Keeps(name))
        {
            return ViewRefusals.Taken;
        }

        var view = new SavedView { Id = clock.NewId(), Name = name, Query = query, ByLogin = me, ByName = db.Actor.Name, Shared = input.Shared, At = clock.Now() };
        db.Add(view);
        own.Tell("view.kept", view);
        await db.SaveChangesAsync();
        return view;
    }

    /// <summary>What the board reads of an address, and nothing else; a page's number and a calendar's day are of the moment.</summary>
    public static string Clean(string? query) => string.Join('&', QueryHelpers.ParseQuery(query ?? "")
        .Where(p => Known.Contains(p.Key) && p.Value.ToString().Trim().Length > 0)
        .OrderBy(p => Array.IndexOf(Known, p.Key))
        .Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value.ToString().Trim())}"));

    public static BoardQuery Read(string query) => BoardQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(query)), openOnly: true, sort: "clock");
}
