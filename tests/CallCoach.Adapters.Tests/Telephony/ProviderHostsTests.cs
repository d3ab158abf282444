using System.Net;
using CallCoach.Adapters.Telephony;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class ProviderHostsTests
{
    [Theory]
    [InlineData("recordings.example")]
    [InlineData("Recordings.Example:8443")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("[::1]:8080")]
    [InlineData("b\u00fccher.example")]
    public void A_host_with_or_without_a_port_can_be_listed(string entry) => _ = new ProviderHosts([entry]);

    [Theory]
    [InlineData("")]
    [InlineData("*.example")]
    [InlineData("https://recordings.example")]
    [InlineData("recordings.example/calls")]
    [InlineData("recordings.example/")]
    [InlineData("olga@recordings.example")]
    [InlineData("recordings.example:port")]
    [InlineData("recordings.example?x=1")]
    [InlineData("recordings.example#x")]
    public void Anything_else_cannot(string entry) => Should.Throw<FormatException>(() => new ProviderHosts([entry]));

    [Theory]
    [InlineData("recordings.example", "https://recordings.example/1.wav")]
    [InlineData("recordings.example", "https://recordings.example:443/1.wav")]
    [InlineData("recordings.example:443", "https://recordings.example/1.wav")]
    [InlineData("recordings.example:8443", "https://recordings.example:8443/1.wav")]
    [InlineData("127.0.0.1:8080", "http://127.0.0.1:8080/1.wav")]
    [InlineData("127.0.0.1:8080", "https://127.0.0.1:8080/1.wav")]
    [InlineData("[::1]:8080", "http://[::1]:8080/1.wav")]
    public void What_is_listed_may_be_fetched_from(string entry, string address) => new ProviderHosts([entry]).Refusal(new(address)).ShouldBeNull();

    [Theory]
    [InlineData("http://localhost:8080/", "http://localhost:8080/1.wav", true)]
    [InlineData("http://127.0.0.1:8080/", "http://127.0.0.1:8080/1.wav", true)]
    [InlineData("https://twilio.internal/", "https://twilio.internal/1.wav", true)]
    [InlineData("https://twilio.internal/", "http://twilio.internal/1.wav", false)]
    [InlineData("https://twilio.internal/", "https://twilio.internal:8443/1.wav", false)]
    public void The_configured_API_is_taken_exactly_as_it_is_configured(string api, string address, bool allowed) =>
        (new ProviderHosts([], new(api)).Refusal(new(address)) is null).ShouldBe(allowed);

    [Theory]
    [InlineData("https://twilio.internal/", "https://twilio.internal/1.wav", "10.0.0.1", true)]
    [InlineData("https://twilio.internal/", "https://twilio.internal/1.wav", "127.0.0.1", true)]
    [InlineData("https://twilio.internal/", "https://recordings.example/1.wav", "10.0.0.1", false)]
    [InlineData("https://twilio.internal/", "https://127.0.0.1/1.wav", "127.0.0.1", true)]
    [InlineData("https://twilio.internal/", "https://127.0.0.1/1.wav", "127.0.0.2", false)]
    [InlineData("https://twilio.internal/", "https://recordings.example/1.wav", "8.8.4.4", true)]
    public void Only_the_configured_API_and_loopback_in_digits_may_lead_inside(string api, string asked, string address, bool allowed) =>
        new ProviderHosts(["recordings.example", "127.0.0.1"], new(api)).MayLeadTo(new(asked), IPAddress.Parse(address)).ShouldBe(allowed);
}
