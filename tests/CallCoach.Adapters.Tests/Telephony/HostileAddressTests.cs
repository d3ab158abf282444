using CallCoach.Adapters.Telephony;
using CallCoach.Adapters.Telephony.Generic;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Ingest;
using CallCoach.Jobs;

namespace CallCoach.Adapters.Tests.Telephony;

/// <summary>Addresses that a webhook or a redirect may name to make the server talk to somebody else.</summary>
public sealed class HostileAddressTests
{
    private const string Token = "token-of-the-account";

    /// <summary>Names that an administrator listed, and where they lead since.</summary>
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["pbx.example"] = ["8.8.4.4"],
        ["xn--bcher-kva.example"] = ["2600::1"],
        ["this.example"] = ["0.0.0.0"],
        ["ten.example"] = ["10.0.0.7"],
        ["cgnat.example"] = ["100.64.0.1"],
        ["loop.example"] = ["127.0.0.1"],
        ["metadata.example"] = ["169.254.169.254"],
        ["twelve.example"] = ["172.31.255.255"],
        ["protocol.example"] = ["192.0.0.8"],
        ["home.example"] = ["192.168.1.1"],
        ["benchmark.example"] = ["198.19.0.1"],
        ["documentation.example"] = ["203.0.113.9"],
        ["multicast.example"] = ["239.255.255.250"],
        ["reserved.example"] = ["250.1.2.3"],
        ["broadcast.example"] = ["255.255.255.255"],
        ["unspecified6.example"] = ["::"],
        ["loop6.example"] = ["::1"],
        ["mapped.example"] = ["::ffff:10.0.0.7"],
        ["mapped-public.example"] = ["::ffff:8.8.4.4"],
        ["compatible.example"] = ["::10.0.0.7"],
        ["nat64.example"] = ["64:ff9b::a00:7"],
        ["teredo.example"] = ["2001:0:808:404::1"],
        ["documentation6.example"] = ["2001:db8::1"],
        ["sixtofour.example"] = ["2002:a00:7::1"],
        ["unique.example"] = ["fd00::7"],
        ["link6.example"] = ["fe80::7"],
        ["site6.example"] = ["fec0::7"],
        ["multicast6.example"] = ["ff02::1"],
        ["mixed.example"] = ["8.8.4.4", "127.0.0.1"],
    };

    private static readonly string[] Listed =
    [
        .. Names.Keys, "files.example:8443", "localhost", "10.0.0.5", "169.254.169.254", "[fd00::5]", "[::ffff:127.0.0.1]", "[fe80::1]",
    ];

    public static TheoryData<string> OffTheList =>
    [
        "https://evil.example/1.wav",
        "https://pbx.example@evil.example/1.wav",
        "https://olga:secret@pbx.example/1.wav",
        "https://olga@pbx.example/1.wav",
        "https://pbx.example:secret@evil.example/1.wav",
        "https://evil.example#@pbx.example/1.wav",
        "https://evil.example?@pbx.example/1.wav",
        "https://evil.example/pbx.example/1.wav",
        "https://pbx.example.evil.example/1.wav",
        "https://evilpbx.example/1.wav",
        "https://sub.pbx.example/1.wav",
        "https://pbx.example./1.wav",
        "https://PBX.EXAMPLE./1.wav",
        "https://pbx.example:8443/1.wav",
        "https://PBX.example:80/1.wav",
        "https://files.example/1.wav",
        "https://files.example:443/1.wav",
        "http://pbx.example/1.wav",
        "HTTP://PBX.EXAMPLE/1.wav",
        "http://pbx.example:443/1.wav",
        "http://10.0.0.5/1.wav",
        "https://pb\u0445.example/1.wav", // a Cyrillic letter
        "https://b\u00fccher.example:8443/1.wav",
        "https://127.0.0.1/1.wav",
        "https://127.1/1.wav",
        "https://2130706433/1.wav",
        "https://0x7f000001/1.wav",
        "https://0177.0.0.1/1.wav",
        "https://0x7f.0.0.1/1.wav",
        "http://127.0.0.1/1.wav",
        "http://2130706433/1.wav",
        "http://[::1]/1.wav",
        "https://[::1]/1.wav",
        "https://[0:0:0:0:0:0:0:1]/1.wav",
        "http://[::ffff:127.0.0.1]/1.wav",
        "https://[::ffff:a00:7]/1.wav",
        "http://localhost/1.wav",
        "https://localhost./1.wav",
        "https://[fd00::5]:8080/1.wav",
        "file:///etc/passwd",
        "file://pbx.example/etc/passwd",
        "ftp://pbx.example/1.wav",
        "gopher://pbx.example/1",
        "ws://pbx.example/1.wav",
        "wss://pbx.example/1.wav",
        "ldap://pbx.example/1",
        "data:audio/wav;base64,UklGRg==",
        "mailto:olga@pbx.example",
    ];

    public static TheoryData<string> LeadsAstray =>
    [
        .. Names.Keys.Where(name => name is not ("pbx.example" or "xn--bcher-kva.example")).Select(name => $"https://{name}/1.wav"),
        "https://TEN.EXAMPLE/1.wav",
        "https://10.0.0.5/1.wav",
        "https://167772165/1.wav",
        "https://0xa.0.0.5/1.wav",
        "https://169.254.169.254/latest/meta-data",
        "https://0251.0376.0251.0376/latest/meta-data",
        "https://[fd00::5]/1.wav",
        "https://[FD00:0:0::5]/1.wav",
        "https://[::ffff:127.0.0.1]/1.wav",
        "https://[::ffff:7f00:1]/1.wav",
        "https://[fe80::1]/1.wav",
    ];

    [Theory]
    [MemberData(nameof(OffTheList))]
    public async Task What_the_list_does_not_name_is_not_even_looked_up(string address)
    {
        var wire = new CountedWire(Names);
        var failure = await IsRefusedAsync(wire, address);

        wire.Resolved.ShouldBeEmpty();
        failure.Message.ShouldNotContain("secret");
    }

    [Theory]
    [MemberData(nameof(LeadsAstray))]
    public async Task A_listed_host_that_leads_to_no_public_address_is_not_connected_to(string address)
    {
        var failure = await IsRefusedAsync(new CountedWire(Names), address);

        failure.Message.ShouldContain("no public address");
    }

    [Theory]
    [InlineData("https://pbx.example/1.wav", "8.8.4.4 443")]
    [InlineData("https://PBX.EXAMPLE:443/1.wav", "8.8.4.4 443")]
    [InlineData("https://b\u00fccher.example/1.wav", "2600::1 443")]
    [InlineData("https://pbx\u3002example/1.wav", "8.8.4.4 443")]
    public async Task The_same_net_lets_an_honest_address_through(string address, string attempt)
    {
        var wire = new CountedWire(Names);

        (await Should.ThrowAsync<RecordingUnavailableException>(() => FetchAsync(wire, address))).Kind.ShouldBe(FailureKind.ProviderDown);
        wire.Attempts.ShouldBe([attempt]);
    }

    [Theory]
    [MemberData(nameof(OffTheList))]
    [MemberData(nameof(LeadsAstray))]
    public async Task A_redirect_to_it_is_not_followed_and_no_credentials_go_there(string address)
    {
        await using var twilio = new LoopbackHttp(_ => new Answer(302, []) { Headers = $"Location: {Ascii(address)}\r\n" });
        var wire = new CountedWire(Names, twilio);
        using var http = ProviderHttp.ClientFor(new(Listed, twilio.Address), wire: wire.Wire);
        var provider = new TwilioProvider(new("AC1", [Token], twilio.Address, new("https://coach.example/"), null), new(http));

        var failure = await Should.ThrowAsync<RecordingUnavailableException>(
            () => provider.FetchRecordingAsync("RE1", null, new MemoryStream(), 1000, CancellationToken.None));

        failure.Kind.ShouldBe(FailureKind.NotAllowed);
        failure.Message.ShouldNotContain("secret");
        wire.Attempts.ShouldHaveSingleItem().ShouldEndWith($" {twilio.Address.Port}");
        twilio.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void There_are_at_least_forty_of_them() => (OffTheList.Count + LeadsAstray.Count).ShouldBeGreaterThanOrEqualTo(40);

    private static async Task<RecordingUnavailableException> IsRefusedAsync(CountedWire wire, string address)
    {
        var failure = await Should.ThrowAsync<RecordingUnavailableException>(() => FetchAsync(wire, address));

        failure.Kind.ShouldBe(FailureKind.NotAllowed);
        wire.Attempts.ShouldBeEmpty();
        return failure;
    }

    private static async Task FetchAsync(CountedWire wire, string address)
    {
        using var http = ProviderHttp.ClientFor(new(Listed), wire: wire.Wire);
        await new GenericProvider(new(http)).FetchRecordingAsync("id", new(address), new MemoryStream(), 1000, CancellationToken.None);
    }

    /// <summary>A header's bytes are ASCII; what is not is written as a browser would.</summary>
    private static string Ascii(string address) => address.All(char.IsAscii) ? address : new Uri(address).AbsoluteUri;
}
