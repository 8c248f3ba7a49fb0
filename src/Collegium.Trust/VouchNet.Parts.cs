namespace Collegium.Trust;

/// <content>What the net is made of.</content>
internal sealed partial class VouchNet
{
    /// <summary>Somebody: what he is, what he may pass on, what runs through him, what he holds.</summary>
    internal struct Node
    {
        public static readonly Node Blank = new() { FirstIn = -1, LastIn = -1, FirstOut = -1, LastOut = -1 };

        public VouchRole Role;
        public int Allowed;
        public int Used;
        public int Held;
        public int Burnt;
        public int FirstIn;
        public int LastIn;
        public int FirstOut;
        public int LastOut;
    }

    /// <summary>A vouch with the units it carries, threaded into its voucher's and its candidate's list, oldest first.</summary>
    internal struct Arc
    {
        public int From;
        public int To;
        public int Pass;
        public int Stake;
        public int NextIn;
        public int NextOut;
        public int BeforeIn;
        public int BeforeOut;
        public long Serial;
    }
}
