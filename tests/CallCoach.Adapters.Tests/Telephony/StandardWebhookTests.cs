using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CallCoach.Adapters.Telephony.Generic;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class StandardWebhookTests
{
    /// <summary>The example that the reference libraries of Standard Webhooks are tested with.</summary>
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Timestamp = "1614265330";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly byte[] Secret = StandardWebhook.ParseSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static readonly byte[] Other = Enumerable.Repeat((byte)7, 32).ToArray();
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Fact]
    public void The_reference_example_is_valid() => IsValid().ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1PE=")]
    [InlineData("v1,h0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1,g0hM9SsE")]
    [InlineData("v1,")]
    [InlineData("v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    public void A_wrong_signature_is_refused(string? signatures) => IsValid(signatures: signatures).ShouldBeFalse();

    [Fact]
    public void Of_several_signatures_one_right_one_is_enough()
    {
        IsValid(signatures: $"v1a,unknown {Sign(Other)} {Signature}").ShouldBeTrue();
        IsValid(signatures: $"{Sign(Other)} v1,bm9uc2Vuc2U=").ShouldBeFalse();
    }

    [Fact]
    public void The_previous_secret_is_as_good_as_the_present_one_and_a_foreign_one_is_not()
    {
        IsValid(secrets: [Other, Secret]).ShouldBeTrue();
        IsValid(secrets: [Other]).ShouldBeFalse();
        IsValid(secrets: []).ShouldBeFalse();
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void A_timestamp_may_differ_by_five_minutes(int seconds, bool valid) => IsValid(now: Now.AddSeconds(seconds)).ShouldBe(valid);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("+1614265330")]
    [InlineData(" 1614265330")]
    [InlineData("1614265330.5")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    public void A_timestamp_that_is_no_number_of_seconds_near_now_is_refused(string? timestamp) => IsValid(timestamp: timestamp).ShouldBeFalse();

    [Fact]
    public void Neither_id_nor_timestamp_nor_body_can_be_changed()
    {
        IsValid(id: "msg_other").ShouldBeFalse();
        IsValid(id: "").ShouldBeFalse();
        IsValid(id: null).ShouldBeFalse();
        IsValid(timestamp: "1614265331").ShouldBeFalse();
        IsValid(body: [.. Body, 32]).ShouldBeFalse();
    }

    [Fact]
    public void An_id_is_at_most_256_characters_long()
    {
        var (longest, longer) = (new string('i', 256), new string('i', 257));

        IsValid(id: longest, signatures: Sign(Secret, longest)).ShouldBeTrue();
        IsValid(id: longer, signatures: Sign(Secret, longer)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void A_secret_is_configured_with_or_without_its_prefix(string secret) => StandardWebhook.ParseSecret(secret).ShouldBe(Secret);

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("not base64!")]
    [InlineData("whsec_dG9vIHNob3J0")]
    public void A_secret_that_is_short_or_no_base64_is_refused(string secret) => Should.Throw<FormatException>(() => StandardWebhook.ParseSecret(secret));

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_secret_has_24_to_64_bytes(int length, bool accepted)
    {
        var secret = Convert.ToBase64String(new byte[length]);

        if (accepted)
            StandardWebhook.ParseSecret(secret).Length.ShouldBe(length);
        else
            Should.Throw<FormatException>(() => StandardWebhook.ParseSecret(secret));
    }

    private static bool IsValid(
        byte[][]? secrets = null, string? id = Id, string? timestamp = Timestamp, string? signatures = Signature, byte[]? body = null, DateTimeOffset? now = null) =>
        StandardWebhook.IsValid(secrets ?? [Secret], id, timestamp, signatures, body ?? Body, now ?? Now);

    private static string Sign(byte[] secret, string id = Id) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(
        secret, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{Timestamp}.{Encoding.UTF8.GetString(Body)}"))));
}
