using System.Net;
using CallCoach.Adapters.Speech.Whisper;
using CallCoach.Adapters.Tests.Telephony;
using CallCoach.Jobs;
using CallCoach.Transcription;

namespace CallCoach.Adapters.Tests.Speech.Whisper;

/// <summary>Recordings stay in the house: where a Whisper server may be.</summary>
public sealed class HouseNetworkTests
{
    private static readonly string[] OfTheHouse =
    [
        "127.0.0.1", "127.255.255.254", "::1", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.254",
        "169.254.0.1", "169.254.255.254", "fe80::1", "febf::1", "fc00::1", "fd12:3456::1", "::ffff:192.168.1.5", "::ffff:127.0.0.1",
    ];

    private static readonly string[] Elsewhere =
    [
        "8.8.8.8", "1.1.1.1", "9.255.255.255", "11.0.0.0", "126.255.255.255", "128.0.0.1", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0",
        "169.253.255.255", "169.255.0.0", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "203.0.113.9", "::", "2600::1", "2001:db8::1", "fec0::1",
        "fbff::1", "fe00::1", "ff02::1", "::ffff:8.8.8.8", "::8.8.8.8", "64:ff9b::a00:7", "2002:a00:7::1",
    ];

    public static TheoryData<string> House => [.. OfTheHouse];

    public static TheoryData<string> Public => [.. Elsewhere];

    [Theory]
    [MemberData(nameof(House))]
    public void Loopback_private_and_link_local_addresses_are_of_the_house(string address)
    {
        HouseNetwork.Has(IPAddress.Parse(address)).ShouldBeTrue();
        HouseNetwork.Refusal(ServerAt(address)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Public))]
    public void Any_other_is_refused_with_the_reason_and_the_setting_that_allows_it(string address)
    {
        HouseNetwork.Has(IPAddress.Parse(address)).ShouldBeFalse();
        var reason = HouseNetwork.Refusal(ServerAt(address)).ShouldNotBeNull();
        reason.ShouldContain("recordings stay in the house");
        reason.ShouldContain("CallCoach:Speech:AllowPublicServer=true");
    }

    [Theory]
    [MemberData(nameof(Public))]
    public async Task A_name_that_leads_to_one_is_not_connected_to_and_the_call_is_given_up(string address)
    {
        var wire = new CountedWire(Leading("127.0.0.1", address));
        var failure = await FailAsync(wire);

        (failure.Kind, failure.IsFinal).ShouldBe((FailureKind.NotAllowed, true));
        failure.Message.ShouldContain("recordings stay in the house");
        wire.Attempts.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(House))]
    public async Task A_name_that_leads_into_the_house_is_connected_to(string address)
    {
        var wire = new CountedWire(Leading(address));
        var failure = await FailAsync(wire);

        (failure.Kind, failure.IsFinal).ShouldBe((FailureKind.SpeechEngine, false));
        wire.Attempts.ShouldHaveSingleItem().ShouldEndWith(" 8080");
    }

    [Fact]
    public async Task A_digital_public_address_is_refused_at_the_connection_too()
    {
        var wire = new CountedWire(Leading());
        (await FailAsync(wire, "http://8.8.8.8:8080/")).IsFinal.ShouldBeTrue();
        wire.Attempts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_it_is_allowed_in_so_many_words_a_public_one_is_connected_to()
    {
        var wire = new CountedWire(Leading("8.8.4.4"));
        (await FailAsync(wire, allowPublic: true)).IsFinal.ShouldBeFalse();
        wire.Attempts.ShouldBe(["8.8.4.4 8080"]);
    }

    [Fact]
    public async Task A_name_is_judged_at_the_start_by_where_it_leads_then()
    {
        (await HouseNetwork.RefusalAsync(new("http://whisper.example/"), new CountedWire(Leading("8.8.4.4")).Wire, default)).ShouldNotBeNull().ShouldContain("8.8.4.4");
        (await HouseNetwork.RefusalAsync(new("http://whisper.example/"), new CountedWire(Leading("10.0.0.7")).Wire, default)).ShouldBeNull();
        (await HouseNetwork.RefusalAsync(new("http://asleep.example/"), new CountedWire(Leading("8.8.4.4")).Wire, default)).ShouldBeNull();
    }

    private static Uri ServerAt(string address) => new(address.Contains(':', StringComparison.Ordinal) ? $"http://[{address}]:8080/" : $"http://{address}:8080/");

    private static Dictionary<string, string[]> Leading(params string[] addresses) => new(StringComparer.Ordinal) { ["whisper.example"] = addresses };

    private static async Task<SpeechEngineException> FailAsync(CountedWire wire, string server = "http://whisper.example:8080/", bool allowPublic = false)
    {
        using var client = new WhisperClient(new WhisperSettings(new(server)) { AllowPublic = allowPublic }, wire.Wire);
        return await Should.ThrowAsync<SpeechEngineException>(client.AskAsync(new short[16_000], "en", default));
    }
}
