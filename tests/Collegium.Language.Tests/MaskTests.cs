namespace Collegium.Language.Tests;

public class MaskTests
{
    [Theory]
    [InlineData("write to jane.doe+x@bright-smile.example.com.", "write to [mail].")]
    [InlineData("<jane@x.org>, bob@localhost", "<[mail]>, [mail]")]
    [InlineData("meet @ 5", "meet @ 5")]
    [InlineData("call (555) 123-4567 or 555.123.4567", "call [phone] or [phone]")]
    [InlineData("+1 555 123 4567, +49 30 901820, 1-800-555-0199", "[phone], [phone], [phone]")]
    [InlineData("555-1234 and 030 1234567", "[phone] and [phone]")]
    [InlineData("SSN 123-45-6789", "SSN [number]")]
    [InlineData("card 4111 1111 1111 1111 exp", "card [number] exp")]
    [InlineData("4111111111111111", "[number]")]
    [InlineData("account no. 99871 and acct 12345678", "account no. [number] and acct [number]")]
    [InlineData("MRN 48213, policy AB-77123", "MRN [number], policy [number]")]
    [InlineData("iban DE89 3704 0044 0532 0130 00 ok", "iban [number] ok")]
    [InlineData("server at 203.0.113.7", "server at [number]")]
    [InlineData("born 4 May 1970, dob: 04/05/1970", "born [born], dob: [born]")]
    public void Numbers_and_addresses_on_the_net(string text, string masked) => Assert.Equal(masked, Mask.Hide(text));

    [Theory]
    [InlineData("Printer 7 on the second floor prints blank pages since Tuesday.")]
    [InlineData("3 computers on the shared drive fail since 2026-05-04, error 0x80070005")]
    [InlineData("version 10.0.19045.3803 from 04/05/2026, costs $1,250.00 or 1 000")]
    [InlineData("ticket 123456, room 12, 2 people on the road, model HP4050dn, years 2024-2025")]
    [InlineData("my password is wrong; password reset please; the pin is not accepted")]
    [InlineData("Since this morning the x-ray machine no longer sends its pictures to our computers, patients are waiting.")]
    [InlineData("This is urgent! This is the Printer. Call when Outlook is back. Patients cannot sign in.")]
    [InlineData("I am away on Monday. Thanks for your help with the Printer!")]
    [InlineData("the user cannot log in, the account is locked; login is not possible")]
    [InlineData("[name] can't be reached under [phone]")]
    public void What_says_nothing_about_a_person_stays(string text) => Assert.Equal(text, Mask.Hide(text));

    [Theory]
    [InlineData("we are at 12 Main Street, Suite 200, Springfield, IL 62704-1234.", "we are at [address].")]
    [InlineData("4 Elm Dr is ours", "[address] is ours")]
    [InlineData("221b Baker Street, London", "[address], London")]
    [InlineData("1600 N. Pennsylvania Ave please", "[address] please")]
    [InlineData("in Suite 12 the wifi is weak", "in [address] the wifi is weak")]
    [InlineData("P.O. Box 77, TX 75001", "[address], [address]")]
    [InlineData("zip 62704 / SW1A 1AA / K1A 0B1", "[address] / [address] / [address]")]
    public void Places(string text, string masked) => Assert.Equal(masked, Mask.Hide(text));

    [Theory]
    [InlineData("password is Sunshine", "password is [password]")]
    [InlineData("my password is sunshine and", "my password is [password] and")]
    [InlineData("Password: hunter2!", "Password: [password]")]
    [InlineData("pw=abc, pwd : \"my dog rex\" ok", "pw=[password], pwd : [password] ok")]
    [InlineData("pin 1234", "pin [password]")]
    [InlineData("the door code is 8841#", "the door code is [password]")]
    [InlineData("password was changed to Tulip", "password was changed to [password]")]
    [InlineData("passphrase: correct horse battery staple", "passphrase: [password]")]
    [InlineData("password hunter2", "password [password]")]
    [InlineData("username: jdoe password: x", "username: [name] password: [password]")]
    [InlineData("see https://bob:pw@host.example/x now", "see [link] now")]
    [InlineData("https://x.example/reset?token=abc123.", "[link].")]
    [InlineData("https://x.example/help?page=2", "https://x.example/help?page=2")]
    public void Secrets_of_the_office(string text, string masked) => Assert.Equal(masked, Mask.Hide(text));

    [Theory]
    [InlineData("patient Jane Doe waits", "patient [name] waits")]
    [InlineData("Patient: Jane Doe", "Patient: [name]")]
    [InlineData("Dr. Miller and Mrs O'Brien's screen", "Dr. [name] and Mrs [name]'s screen")]
    [InlineData("my name is jane Doe and the printer", "my name is [name] and the printer")]
    [InlineData("This is Tom Becker from the front desk", "This is [name] from the front desk")]
    [InlineData("I'm Søren, call Zoë", "I'm [name], call [name]")]
    [InlineData("ask for Mary J. Blige today", "ask for [name] today")]
    [InlineData("It smokes.\nKind regards,\nJane Doe", "It smokes.\nKind regards,\n[name]")]
    [InlineData("It smokes. Thanks, Jane", "It smokes. Thanks, [name]")]
    [InlineData("It smokes\n– Jane", "It smokes\n– [name]")]
    [InlineData("Hello Tom", "Hello Tom")]
    public void Names_that_a_word_announces(string text, string masked) => Assert.Equal(masked, Mask.Hide(text));

    [Theory]
    [InlineData("tell JANE or doe's office", "tell [name] or [name]'s office")]
    [InlineData("Jane Doe", "[name]")]
    [InlineData("the Bright Smile front desk", "the [name] front desk")]
    [InlineData("Doe-Smith", "[name]-[name]")]
    [InlineData("janet and doer", "janet and doer")]
    [InlineData("jane@smile.example", "[mail]")]
    public void Names_that_are_given(string text, string masked) =>
        Assert.Equal(masked, Mask.Hide(text, ["Jane Doe", "The Bright-Smile of Smith, LLC"]));

    [Fact]
    public void Little_words_in_a_firms_name_are_no_names() =>
        Assert.Equal("It was ours, says [name], so call us", Mask.Hide("It was ours, says Ostrander, so call us", ["Ostrander IT", "All of Us"]));

    [Fact]
    public void Findings_tell_kind_and_place()
    {
        const string text = "patient Jane Doe, 555-123-4567";
        var found = Mask.Find(text);
        Assert.Equal([FoundKind.Name, FoundKind.Phone], found.Select(f => f.Kind));
        Assert.Equal(["Jane Doe", "555-123-4567"], found.Select(f => text.Substring(f.Start, f.Length)));
    }
}
