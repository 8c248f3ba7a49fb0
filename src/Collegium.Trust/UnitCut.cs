namespace Collegium.Trust;

/// <summary>Takes units out of the net along a whole way, from their source to who holds them, so that the rest stays a flow.</summary>
internal sealed class UnitCut(VouchNet net)
{
    /// <summary>Takes one unit that runs through somebody to others.</summary>
    /// <returns>Who held it.</returns>
    public int Through(int node)
    {
        var holder = Down(node);
        Up(node);
        return holder;
    }

    /// <summary>Takes the unit a vouch carries for its candidate.</summary>
    public void Stake(int arc)
    {
        var (from, to) = (net.Arcs[arc].From, net.Arcs[arc].To);
        net.Stake(arc, -1);
        net.Hold(to, -1);
        Up(from);
    }

    /// <summary>Takes one unit that a vouch carries for others than its candidate.</summary>
    /// <returns>Who held it.</returns>
    public int Passing(int arc)
    {
        var (from, to) = (net.Arcs[arc].From, net.Arcs[arc].To);
        net.Pass(arc, -1);
        net.Use(to, -1);
        var holder = Down(to);
        Up(from);
        return holder;
    }

    /// <summary>
    /// Takes a unit from its source to one of those who pass it on, who then passes on one more than comes in: he must be refilled.
    /// </summary>
    public void Head(Chain chain, int place)
    {
        net.Use(chain.Source, -1);
        for (var at = 1; at <= place; at++)
        {
            net.Pass(net.Find(chain.Nodes[at - 1], chain.Nodes[at]), -1);
            if (at < place)
            {
                net.Use(chain.Nodes[at], -1);
            }
        }
    }

    /// <summary>Takes every unit a member holds himself.</summary>
    public void Own(int node)
    {
        for (var arc = net[node].FirstIn; arc >= 0; arc = net.Arcs[arc].NextIn)
        {
            if (net.Arcs[arc].Stake > 0)
            {
                Stake(arc);
            }
        }
    }

    /// <summary>Ends, at somebody who has just become a source, the units that came to him to be passed on: they start at him now.</summary>
    public void Above(int source)
    {
        for (var arc = net[source].FirstIn; arc >= 0; arc = net.Arcs[arc].NextIn)
        {
            while (net.Arcs[arc].Pass > 0)
            {
                net.Pass(arc, -1);
                Up(net.Arcs[arc].From);
            }
        }
    }

    /// <summary>From who passes a unit on, down to its holder; the newest vouches are cut first.</summary>
    private int Down(int node)
    {
        while (true)
        {
            var arc = net[node].LastOut;
            while (net.Arcs[arc].Stake == 0 && net.Arcs[arc].Pass == 0)
            {
                arc = net.Arcs[arc].BeforeOut;
            }

            node = net.Arcs[arc].To;
            if (net.Arcs[arc].Stake > 0)
            {
                net.Stake(arc, -1);
                net.Hold(node, -1);
                return node;
            }

            net.Pass(arc, -1);
            net.Use(node, -1);
        }
    }

    /// <summary>From who passes a unit on, up to its source.</summary>
    private void Up(int node)
    {
        net.Use(node, -1);
        while (net[node].Role != VouchRole.Source)
        {
            var arc = FirstPassingIn(node);
            net.Pass(arc, -1);
            node = net.Arcs[arc].From;
            net.Use(node, -1);
        }
    }

    private int FirstPassingIn(int node)
    {
        var arc = net[node].FirstIn;
        while (net.Arcs[arc].Pass == 0)
        {
            arc = net.Arcs[arc].NextIn;
        }

        return arc;
    }
}
