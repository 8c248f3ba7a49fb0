using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Collegium.Database;

/// <summary>How values lie in both databases: instants in UTC to the microsecond, enums as words, names in snake case.</summary>
internal static class Conversions
{
    private sealed class Utc() : ValueConverter<DateTime, DateTime>(
        at => at.Kind == DateTimeKind.Utc ? at : DateTime.SpecifyKind(at, DateTimeKind.Utc),
        at => DateTime.SpecifyKind(at, DateTimeKind.Utc));

    public static void Configure(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTime>().HaveConversion<Utc>();
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    public static void NameColumns(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes().Where(e => !e.IsMappedToJson()))
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
            }
        }
    }

    internal static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1]))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
