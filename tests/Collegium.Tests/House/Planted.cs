#pragma warning disable RS0030, CA1823, CA1852
namespace Collegium.Members.Planted
{
    internal static class InfersUpwards
    {
        public static int Count(IServiceProvider services)
        {
            var view = services.GetService(typeof(object)) as Collegium.Desk.Requests.RequestView;
            return view is null ? 0 : 1;
        }
    }

    internal sealed class KnowsTheEntrance
    {
        public static int Steps => Modules.Staircase.Count;
    }
}

namespace Collegium.Desk.Planted
{
    internal sealed class OpensAPrivateRoom
    {
        public Collegium.Members.Practices.Practice? Neighbour { get; init; }
    }
}

namespace Collegium.Database.Planted
{
    internal sealed class GroundKnowsAModule
    {
        public Collegium.Governance.CharterRules? Rules { get; init; }
    }
}

namespace Collegium.Planted.Refusals
{
    internal static class Refuses
    {
        public static Refusal Eaten(string code) => new(code, "It is eaten.");
    }
}

namespace Collegium.Planted.Rooms
{
    internal sealed class Long;
}

namespace Collegium.Planted.Long
{
    [Microsoft.EntityFrameworkCore.Index("Id")]
    internal sealed class Table : Collegium.Database.Chaptered
    {
        public Guid Id { get; init; }
    }

    internal sealed class Wide(int a, int b, int c, int d, int e, int f, int g)
    {
        public int Sum => a + b + c + d + e + f + g;
    }

    internal static class Tall
    {
        public static DateTime Tell()
        {
            var now = DateTime.UtcNow;



































































            now = now.AddDays(1);
            return now;
        }
    }
}
