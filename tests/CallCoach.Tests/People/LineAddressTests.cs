using CallCoach.People;

namespace CallCoach.Tests.People;

public sealed class LineAddressTests
{
    [Theory]
    [InlineData("+48 600-100-200", "+48600100200")]
    [InlineData(" +1 (415) 867.5309 ", "+14158675309")]
    [InlineData("+48\u00a0600\u00a0100\u00a0200", "+48600100200")]
    [InlineData("SIP:Olga@Office.Example:5060;transport=tcp", "sip:olga@office.example")]
    [InlineData("sips:olga@office.example?subject=x", "sip:olga@office.example")]
    [InlineData("sip:olga@[2001:db8::1]:5060", "sip:olga@[2001:db8::1]")]
    [InlineData("sip:olga@[2001:db8::1]", "sip:olga@[2001:db8::1]")]
    [InlineData("sip:office.example:5060", "sip:office.example")]
    [InlineData("CLIENT:Olga", "client:Olga")]
    [InlineData(" anonymous ", "anonymous")]
    [InlineData("600 100 200", "600 100 200")]
    [InlineData("", "")]
    public void Spellings_of_one_address_become_one(string written, string address) => LineAddress.Normalise(written).ShouldBe(address);

    [Theory]
    [InlineData("+4860010", true)]
    [InlineData("+486001002003004", true)]
    [InlineData("+486001", false)]
    [InlineData("+4860010020030045", false)]
    [InlineData("+0600100200", false)]
    [InlineData("48600100200", false)]
    [InlineData("+48600100x00", false)]
    [InlineData("+48\u0666\u0660\u0660100200", false)]
    [InlineData("", false)]
    public void A_telephone_number_is_a_plus_and_7_to_15_digits(string address, bool isNumber) => LineAddress.IsE164(address).ShouldBe(isNumber);

    [Theory]
    [InlineData("client:olga", true)]
    [InlineData("sip:olga@office.example", true)]
    [InlineData("+48600100200", false)]
    [InlineData("anonymous", false)]
    public void Only_softphones_and_desk_phones_are_own_devices(string address, bool own) => LineAddress.IsOwnDevice(address).ShouldBe(own);

    [Theory]
    [InlineData("+48600100200", "+48 *** *** 200")]
    [InlineData("sip:client@home.example", "***")]
    [InlineData("", "")]
    public void A_shown_number_keeps_its_country_and_last_three_digits(string address, string shown) => LineAddress.Mask(address).ShouldBe(shown);

    [Theory]
    [InlineData("+48 601 234 567", "+48601234567")]
    [InlineData("sip:+48601234567@sales.sip.twilio.com;transport=tls", "+48601234567")]
    [InlineData("sip:reception@sales.sip.twilio.com", null)]
    [InlineData("112", null)]
    public void The_number_dialled_is_taken_from_a_number_or_a_SIP_address(string address, string? number) =>
        LineAddress.Dialled(address).ShouldBe(number);
}
