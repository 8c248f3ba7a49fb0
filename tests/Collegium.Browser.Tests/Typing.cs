using Collegium.Members.Applications;
using Microsoft.Playwright;

namespace Collegium.Browser.Tests;

/// <summary>Answers a form as a person does: types, ticks, chooses.</summary>
internal static class Typing
{
    public static async Task Answer(this IPage page, IReadOnlyDictionary<string, string> answers)
    {
        foreach (var (field, text) in answers)
        {
            switch (ApplicationForm.Fields[field].Kind)
            {
                case FieldKind.Trades or FieldKind.Skills or FieldKind.YesNo:
                    foreach (var value in text.Split(' '))
                    {
                        await page.Choose(field, value);
                    }

                    break;
                case FieldKind.Skill or FieldKind.Tie:
                    await page.SelectOptionAsync($"[name='{field}']", text);
                    break;
                default:
                    await page.FillAsync($"[name='{field}']", text);
                    break;
            }
        }
    }

    /// <summary>Presses the row of one answer of several.</summary>
    public static Task Choose(this IPage page, string field, string value) =>
        page.CheckAsync($"[name='{field}'][value='{value}']", new() { Force = true });

    /// <summary>Opens a step of a record where it is closed, and waits for its form.</summary>
    public static async Task<ILocator> OpenStep(this IPage page, string name)
    {
        var step = page.Locator($"#{name}");
        if (await step.GetAttributeAsync("open") is null)
        {
            await step.Locator("summary").ClickAsync();
        }

        return step;
    }

    /// <summary>Presses the button, and waits for the page that follows.</summary>
    public static async Task Send(this IPage page, string button)
    {
        await page.EvaluateAsync("document.documentElement.dataset.sent = 'yes'");
        await page.ClickAsync(button);
        await page.Locator("html:not([data-sent])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.WaitForLoadStateAsync();
    }
}
