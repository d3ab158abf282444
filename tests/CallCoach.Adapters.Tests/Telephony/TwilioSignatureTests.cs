using System.Diagnostics.CodeAnalysis;
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
    public void The_documented_example_is_valid() => TwilioSignature.IsValidForm([Token], Url, Form, Documented).ShouldBeTrue();

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

    [Fact]
    public void Whatever_Twilios_own_library_signed_for_this_address_and_body_is_valid_and_nothing_else()
    {
        var cases = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Telephony", "signed-by-twilio.jsonl"))
            .Select(line => JsonSerializer.Deserialize<SignedCase>(line, JsonSerializerOptions.Web)!).ToList();

        cases.Count(c => c.Valid).ShouldBeGreaterThan(60);
        cases.Count(c => !c.Valid).ShouldBeGreaterThan(60);
        foreach (var given in cases)
            given.IsAccepted().ShouldBe(given.Valid, given.ToString());
    }

    [Theory]
    [InlineData("https://olga:secret@coach.example/webhooks", "https://coach.example/webhooks")]
    [InlineData("HTTPS://coach.example/webhooks", "https://coach.example/webhooks")]
    public void The_address_without_its_credentials_or_with_a_small_scheme_is_the_same(string called, string spelling)
    {
        var signature = Sign(spelling, Form);

        TwilioSignature.IsValidForm([Token], called, Form, signature).ShouldBeTrue();
        TwilioSignature.IsValidForm([Token], called.Replace("coach", "evil", StringComparison.Ordinal), Form, signature).ShouldBeFalse();
    }

    [Fact]
    public void A_JSON_body_counts_only_with_its_hash_in_the_signed_address()
    {
        var body = Encoding.UTF8.GetBytes("""{"property": "value"}""");
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));

        IsValidJson($"https://mycompany.com/app?bodySHA256={hash}&x=1", body).ShouldBeTrue();
        IsValidJson($"https://mycompany.com/app?bodySHA256={hash}&x=1", [.. body, 32]).ShouldBeFalse();
        IsValidJson($"https://mycompany.com/app?bodySHA256={new string('0', 64)}&bodySHA256={hash}", body).ShouldBeFalse();
        IsValidJson($"https://mycompany.com/app?notbodySHA256={hash}", body).ShouldBeFalse();
        IsValidJson($"https://mycompany.com/bodySHA256={hash}", body).ShouldBeFalse();
        IsValidJson("https://mycompany.com/app", body).ShouldBeFalse();
    }

    private static bool IsValidJson(string url, byte[] body) => TwilioSignature.IsValidJson([Token], url, body, Sign(url, []));

    /// <summary>As Twilio documents it; every parameter but once.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "Twilio signs with HMAC-SHA1.")]
    private static string Sign(string url, Dictionary<string, string> form) => Convert.ToBase64String(HMACSHA1.HashData(
        Encoding.UTF8.GetBytes(Token), Encoding.UTF8.GetBytes(url + string.Concat(form.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + f.Value)))));

    /// <summary>A request, and whether our library must take it, with the tokens there are.</summary>
    private sealed record SignedCase(string Url, string Kind, string Body, string Signature, bool Valid)
    {
        private static readonly string[] Tokens = ["present-token", "previous-token"];

        public bool IsAccepted() => Kind switch
        {
            "form" => TwilioSignature.IsValidForm(Tokens, Url, TwilioForm.TryOfForm(Encoding.UTF8.GetBytes(Body))!.Fields, Signature),
            "json" => TwilioSignature.IsValidJson(Tokens, Url, Encoding.UTF8.GetBytes(Body), Signature),
            "socket" => TwilioSignature.IsValidWebSocket(Tokens, Url, Signature),
            _ => throw new FormatException($"There is no kind {Kind}."),
        };
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
