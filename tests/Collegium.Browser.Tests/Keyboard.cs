using Microsoft.Playwright;

namespace Collegium.Browser.Tests;

/// <summary>Somebody without a mouse: presses keys, and reaches what they need by Tab alone.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int Patience = 120;

    public IPage Page => page;

    public async Task Press(params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
        }
    }

    public Task Type(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Walks by Tab until the focus stands on what is meant.</summary>
    public async Task To(string selector)
    {
        for (var press = 0; press < Patience; press++)
        {
            if (await page.EvaluateAsync<bool>("s => document.activeElement?.matches(s) ?? false", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{page.Url}: {selector} is not reached by Tab; the focus stands on {await page.EvaluateAsync<string>("document.activeElement?.outerHTML.slice(0, 200)")}");
    }

    public async Task Fill(string selector, string text)
    {
        await To(selector);
        await Type(text);
    }

    /// <summary>Presses keys that lead to another page, and waits for it.</summary>
    public async Task Go(params string[] keys)
    {
        await page.EvaluateAsync("document.documentElement.dataset.before = 'yes'");
        await Press(keys);
        await page.Locator("html:not([data-before])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.WaitForLoadStateAsync();
    }

    public async Task<string> Heading() => (await page.InnerTextAsync("h1")).Trim();

    public Task<string> Main() => page.InnerTextAsync("main");
}
