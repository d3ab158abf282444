using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CallCoach.Adapters.Telephony.Twilio;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class TwilioSignatureTests
{
    private const string Url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private const string Token = "12345";

    /// <summary>The signature of <see cref="Form"/> that Twilio's documentation of webhook security gives.</summary>
    private const string Documented = "0/KCTR6DLpKmkAf8muzZqo1nDgQ=";

    private static readonly Dictionary<string, string> Form = new()
    {
        ["Digits"] = "1234",
        ["To"] = "+18005551212",
        ["From"] = "+12349013030",
        ["Caller"] = "+12349013030",
        ["CallSid"] = "CA1234567890ABCDE",
    };

    [Fact]
    public void The_documented_example_is_valid_and_signed_alike()
    {
        TwilioSignature.IsValidForm([Token], Url, Form, Documented).ShouldBeTrue();
        TwilioSignature.Sign(Token, Url, Form).ShouldBe(Documented);
    }

    [Fact]
    public void Every_case_of_Twilios_own_SDK_is_judged_as_there()
    {
        var file = Fixture("twilio/signature_vectors.json");
        Assert.SkipWhen(file is null, "shared/fixtures with Twilio's signature cases is not beside this repository");
        using var cases = JsonDocument.Parse(File.ReadAllText(file!));

        cases.RootElement.GetArrayLength().ShouldBe(19);
        foreach (var given in cases.RootElement.EnumerateArray())
            Judge(given).ShouldBe(given.GetProperty("valid").GetBoolean(), given.GetProperty("name").GetString());
    }

    [Fact]
    public void The_previous_token_is_as_good_as_the_present_one_and_a_foreign_one_is_not()
    {
        TwilioSignature.IsValidForm(["new", Token], Url, Form, Documented).ShouldBeTrue();
        TwilioSignature.IsValidForm(["new", "newer"], Url, Form, Documented).ShouldBeFalse();
        TwilioSignature.IsValidForm([], Url, Form, Documented).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("0/KCTR6DLpKmkAf8muzZqo1n")]
    [InlineData("0/KCTR6DLpKmkAf8muzZqo1nDgQA")]
    [InlineData("0/KCTR6DLpKmkAf8muzZqo1nDgU=")]
    public void Another_or_no_signature_is_refused(string? signature) =>
        TwilioSignature.IsValidForm([Token], Url, Form, signature).ShouldBeFalse();

    [Fact]
    public void A_changed_added_or_missing_parameter_is_refused()
    {
        TwilioSignature.IsValidForm([Token], Url, new Dictionary<string, string>(Form) { ["Digits"] = "1235" }, Documented).ShouldBeFalse();
        TwilioSignature.IsValidForm([Token], Url, Form.Append(new("Extra", "1")), Documented).ShouldBeFalse();
        TwilioSignature.IsValidForm([Token], Url, Form.Skip(1), Documented).ShouldBeFalse();
    }

    [Fact]
    public void Neither_the_order_of_parameters_nor_the_repetition_of_one_matters()
    {
        TwilioSignature.IsValidForm([Token], Url, Form.Reverse().Concat(Form), Documented).ShouldBeTrue();
    }

    [Theory]
    [InlineData("https://coach.example/webhooks", "https://coach.example:443/webhooks")]
    [InlineData("http://coach.example/webhooks", "http://coach.example:80/webhooks")]
    [InlineData("https://coach.example:8443/webhooks", "https://coach.example/webhooks")]
    [InlineData("https://olga:secret@coach.example/webhooks", "https://coach.example/webhooks")]
    [InlineData("https://coach.example?x=1", "https://coach.example:443?x=1")]
    public void An_address_signed_in_another_of_Twilios_spellings_is_valid(string called, string spelling)
    {
        TwilioSignature.IsValidForm([Token], called, Form, TwilioSignature.Sign(Token, spelling, Form)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("https://coach.example/webhooks", "http://coach.example/webhooks")]
    [InlineData("https://coach.example/webhooks", "https://coach.example/Webhooks")]
    [InlineData("https://coach.example/webhooks", "https://coach.example:8443/webhooks")]
    [InlineData("https://coach.example/webhooks?x=1", "https://coach.example/webhooks")]
    [InlineData("https://coach.example/webhooks", "https://evil.example/webhooks")]
    public void An_address_that_is_another_one_is_refused(string called, string spelling)
    {
        TwilioSignature.IsValidForm([Token], called, Form, TwilioSignature.Sign(Token, spelling, Form)).ShouldBeFalse();
    }

    [Fact]
    public void A_JSON_body_counts_only_with_its_hash_in_the_signed_address()
    {
        var body = Encoding.UTF8.GetBytes("""{"property": "value"}""");
        var url = $"https://mycompany.com/app?bodySHA256={Convert.ToHexStringLower(SHA256.HashData(body))}&x=1";
        var signature = TwilioSignature.Sign(Token, url, []);

        TwilioSignature.IsValidJson([Token], url, body, signature).ShouldBeTrue();
        TwilioSignature.IsValidJson([Token], url, [.. body, 32], signature).ShouldBeFalse();
        TwilioSignature.IsValidJson([Token], "https://mycompany.com/app", body, TwilioSignature.Sign(Token, "https://mycompany.com/app", [])).ShouldBeFalse();
    }

    private static bool Judge(JsonElement given)
    {
        string Text(string name) => given.GetProperty(name).GetString()!;
        if (!given.TryGetProperty("formParams", out var form))
            return TwilioSignature.IsValidJson([Text("authToken")], Text("url"), Encoding.UTF8.GetBytes(Text("body")), Text("signature"));
        var fields = form.EnumerateObject().Select(field => KeyValuePair.Create(field.Name, field.Value.GetString()!));
        return TwilioSignature.IsValidForm([Text("authToken")], Text("url"), fields, Text("signature"));
    }

    private static string? Fixture(string name, [CallerFilePath] string thisFile = "")
    {
        foreach (var start in new[] { Path.GetDirectoryName(thisFile)!, AppContext.BaseDirectory })
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var file = Path.Combine(folder.FullName, "shared", "fixtures", name);
                if (File.Exists(file))
                    return file;
            }
        return null;
    }
}
