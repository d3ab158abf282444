using System.Globalization;
using System.Text;
using CallCoach.Adapters.Telephony.Twilio;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class TwilioFormTests
{
    [Theory]
    [InlineData("a=1&b=2", "a:1 b:2")]
    [InlineData("a=1+2%2B3", "a:1 2+3")]
    [InlineData("a=%C5%82%f0%9f%98%80", "a:ł😀")]
    [InlineData("a=b=c&=x", "a:b=c :x")]
    [InlineData("a&b=&&c=1&", "a: b: c:1")]
    [InlineData("a=100%&b=%4&c=%zz", "a:100% b:%4 c:%zz")]
    [InlineData("%61=1&a+b=2", "a:1 a b:2")]
    [InlineData("a=2&a=1&A=3", "a:2 a:1 A:3")]
    [InlineData("", "")]
    public void Fields_are_read_in_their_order(string body, string fields) =>
        string.Join(' ', Of(body).Fields.Select(field => $"{field.Key}:{field.Value}")).ShouldBe(fields);

    [Fact]
    public void Of_a_repeated_field_the_first_counts_and_a_missing_one_is_null()
    {
        var form = Of("a=2&a=1&b=");

        (form["a"], form["b"], form["c"], form["A"]).ShouldBe(("2", "", null, null));
    }

    [Fact]
    public void A_long_value_is_read_whole()
    {
        var value = string.Concat(Enumerable.Range(0, 5000).Select(i => $"+{i}"));

        Of("a=" + Uri.EscapeDataString(value))["a"].ShouldBe(value);
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void A_thousand_fields_are_read_and_not_one_more(int count, bool read)
    {
        var body = Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"f{i}=1"))));

        (TwilioForm.TryOfForm(body) is not null).ShouldBe(read);
    }

    [Fact]
    public void The_properties_of_a_JSON_object_are_fields()
    {
        var form = TwilioForm.Of("""{ "CallSid": "CA1", "Duration": 12, "Last": true, "ParentCallSid": null, "Tags": [1, "a"] }"""u8.ToArray());

        (form["CallSid"], form["Duration"], form["ParentCallSid"], form["Tags"]).ShouldBe(("CA1", "12", null, "[1, \"a\"]"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("CallSid=CA1")]
    [InlineData("")]
    public void Other_JSON_is_malformed(string body) => Should.Throw<FormatException>(() => TwilioForm.OfJson(Encoding.UTF8.GetBytes(body)));

    private static TwilioForm Of(string body) => TwilioForm.Of(Encoding.UTF8.GetBytes(body));
}
