namespace Collegium.Language.Tests;

public class NameTests
{
    private static readonly NameBook Book = new(
    [
        new("SharePoint"), new("Microsoft", Vendor: true), new("Microsoft Word"), new("Office", NameDoubt.Word), new("Access", NameDoubt.Word),
        new("IBM", NameDoubt.Short, Vendor: true), new("PM", NameDoubt.Short), new("System Center", NameDoubt.Phrase), new("Node.js"), new(".NET", NameDoubt.Word),
        new("Citrix Virtual Apps and Desktops"), new("Box", NameDoubt.Word),
    ]);

    [Theory]
    [InlineData("We keep our files in SharePoint.", "SharePoint")]
    [InlineData("It was written in Microsoft Word, then moved to SharePoint's library.", "Microsoft Word|SharePoint")]
    [InlineData("The office is closed and nobody has access.", "")]
    [InlineData("The Cabinet Office gives Access to the public.", "")]
    [InlineData("We moved from Access to SharePoint last year.", "Access|SharePoint")]
    [InlineData("They still run Office 2019 on two machines.", "Office")]
    [InlineData("Office provides a suite of tools for writing.", "Office")]
    [InlineData("The call is at 3 PM, the server comes from IBM.", "IBM")]
    [InlineData("We manage it with System Center.", "System Center")]
    [InlineData("Every system center of the city was closed.", "")]
    [InlineData("It runs on Node.js behind the gate.", "Node.js")]
    [InlineData("Citrix Virtual Apps and Desktops (CVAD) gives access from anywhere.", "Citrix Virtual Apps and Desktops|CVAD")]
    public void The_dictionary_is_found_and_everyday_words_are_left_alone(string text, string names) => Assert.Equal(names, Named(text));

    [Theory]
    [InlineData("Their notes lie in NetDocuments and on macOS.", "NetDocuments|macOS")]
    [InlineData("The PA-2050 and the DS1821 hum.", "PA-2050|DS1821")]
    [InlineData("Formance Ledger is a programmable financial core ledger.", "Formance Ledger")]
    [InlineData("Radware Alteon provides a sophisticated ADC platform. We rebooted the Alteon twice.", "Radware Alteon|Alteon")]
    [InlineData("We put it behind the Alteon firewall.", "Alteon")]
    [InlineData("ISO27001, COVID-19, FY2024, our PCs, IPv6 and VoIP", "")]
    [InlineData("Dr. McDonald and Mrs. DeWitt called from the DevOps team.", "")]
    [InlineData("The platform is a tool. It provides a service. Training is a solution. This is a platform.", "")]
    public void Unknown_names_are_known_by_their_form_or_by_what_is_said_of_them(string text, string names) => Assert.Equal(names, Named(text));

    [Fact]
    public void A_name_says_where_it_stands()
    {
        const string text = "Since Monday\u2019s update SharePoint\u2019s search is empty.";
        var name = Assert.Single(Book.Find(text));
        Assert.Equal(("SharePoint", "SharePoint"), (name.Name, text.Substring(name.Start, name.Length)));
        Assert.Equal("SharePoint", name.Known?.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("'s 's \u2019s")]
    [InlineData("\ud800 \0 \u202e ((((")]
    [InlineData("A")]
    [InlineData("Is a Is a is a")]
    public void Any_text_will_do(string text) => Assert.Empty(Book.Find(text));

    [Fact]
    public void A_long_text_takes_time_in_proportion()
    {
        var names = Book.Find(string.Concat(Enumerable.Repeat("We moved from Access to SharePoint last year and it is a platform. ", 4_000)));
        Assert.Equal(8_000, names.Count);
    }

    private static string Named(string text) => string.Join('|', Book.Find(text).Select(n => n.Name));
}
