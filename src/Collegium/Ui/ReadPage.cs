using Microsoft.AspNetCore.Components;

namespace Collegium.Ui;

/// <summary>
/// A page that reads before it is drawn. Plain components are drawn once before their first read has come back, with nothing
/// to show; a database on another machine makes that visible.
/// </summary>
public abstract class ReadPage : ComponentBase
{
    protected abstract Task Read();

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await Read();
        await base.SetParametersAsync(ParameterView.Empty);
    }
}
