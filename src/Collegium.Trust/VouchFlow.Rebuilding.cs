namespace Collegium.Trust;

/// <content>Building a net from what was recorded.</content>
public sealed partial class VouchFlow
{
    /// <summary>Builds a net from what was recorded: everybody in, with as many units as he held.</summary>
    /// <param name="terms">The chapter's terms, those of the record or later ones.</param>
    /// <param name="record">What <see cref="Record"/> gave, or what was kept by other means.</param>
    /// <returns>
    /// The net. With the terms and vouches of the record nobody holds less than recorded; with others, those who came in first are
    /// served first and <see cref="Short"/> lists the rest.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A term or a handle is out of its range.</exception>
    /// <exception cref="ArgumentException">A vouch stands twice or is for the voucher himself, or somebody is in twice.</exception>
    public static VouchFlow Rebuild(VouchTerms terms, VouchRecord record)
    {
        var flow = new VouchFlow(terms);
        foreach (var (voucher, candidate) in record.Vouches)
        {
            if (!flow.Vouch(voucher, candidate))
            {
                throw new ArgumentException($"The record has {voucher} vouching twice for {candidate}.", nameof(record));
            }
        }

        foreach (var (member, units) in record.Burnt)
        {
            flow.Touch(member);
            flow._net[member].Burnt = units;
        }

        foreach (var source in record.Sources)
        {
            flow.EnterRecorded(source, VouchRole.Source);
        }

        foreach (var admission in record.Admissions)
        {
            flow.EnterRecorded(admission.Member, VouchRole.Member);
            flow._admitted.Add(admission.Member, admission.Sources);
        }

        flow._net.Begin();
        foreach (var admission in record.Admissions)
        {
            flow.SendRecorded(admission);
        }

        flow._circles.TakeOut(flow._net.Raised());
        flow._net.TakeBackUnless(keep: true);
        return flow;
    }

    private void EnterRecorded(int handle, VouchRole role)
    {
        Touch(handle);
        if (IsIn(handle))
        {
            throw new ArgumentException($"The record has {handle} in twice.", nameof(handle));
        }

        Enter(handle, role);
    }

    private void SendRecorded(Admission admission)
    {
        while (_net[admission.Member].Held < Math.Min(admission.Held, Terms.Quorum) && _search.Send(admission.Member))
        {
        }
    }
}
