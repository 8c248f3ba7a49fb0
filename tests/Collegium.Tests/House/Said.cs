using System.Reflection;

namespace Collegium.Tests.House;

/// <summary>Every refusal the code can say: its fields, and its makers asked with sample values.</summary>
internal static class Said
{
    public static IReadOnlyList<Refusal> All()
    {
        const BindingFlags statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var types = typeof(Actor).Assembly.GetTypes().Where(t => !t.ContainsGenericParameters && !t.Name.Contains('<')).ToList();
        var fields = types.SelectMany(t => t.GetFields(statics)).Where(f => f.FieldType == typeof(Refusal)).Select(f => (Refusal?)f.GetValue(null));
        var makers = types.SelectMany(t => t.GetMethods(statics)).Where(m => m.ReturnType == typeof(Refusal) && !m.Name.Contains('<') && m.DeclaringType != typeof(Refusal)).Select(Make);
        return [.. fields.Concat(makers).OfType<Refusal>().DistinctBy(r => (r.Code, r.Message)).OrderBy(r => r.Code, StringComparer.Ordinal).ThenBy(r => r.Message, StringComparer.Ordinal)];
    }

    private static Refusal? Make(MethodInfo maker)
    {
        var samples = maker.GetParameters().Select(p => Sample(p.ParameterType)).ToArray();
        return samples.Contains(null) ? null : (Refusal?)maker.Invoke(null, samples);
    }

    private static object? Sample(Type type) =>
        type == typeof(string) ? "X"
        : type == typeof(int) || type == typeof(int?) ? 7
        : type == typeof(long) || type == typeof(long?) ? 7L
        : type == typeof(DateOnly) || type == typeof(DateOnly?) ? new DateOnly(2026, 11, 17)
        : type == typeof(DateTime) || type == typeof(DateTime?) ? World.Morning
        : type == typeof(TimeSpan) ? TimeSpan.FromMinutes(7)
        : type.IsEnum ? Enum.GetValues(type).GetValue(0)
        : null;
}
