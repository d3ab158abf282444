using System.Text.Json;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.Demo;

/// <summary>The receiver's own signature code, by which the stand-in is measured, against the cases of Twilio's SDK.</summary>
public sealed class SignatureVectorTests
{
    [Fact]
    public void The_receiver_judges_form_posts_as_Twilios_SDK_does()
    {
        var file = SharedFixtures.Find("twilio/signature_vectors.json");
        Assert.SkipWhen(file is null, "shared/fixtures with Twilio's signature cases is not beside this repository");
        using var cases = JsonDocument.Parse(File.ReadAllText(file!));
        foreach (var given in cases.RootElement.EnumerateArray().Where(IsOrdinaryForm))
        {
            var form = given.GetProperty("formParams").EnumerateObject().Select(field => KeyValuePair.Create(field.Name, field.Value.GetString()!));
            var signature = WebhookReceiver.Signature(given.GetProperty("authToken").GetString()!, given.GetProperty("url").GetString()!, form);
            (signature == given.GetProperty("signature").GetString()).ShouldBe(given.GetProperty("valid").GetBoolean(), given.GetProperty("name").GetString());
        }
    }

    /// <summary>Not JSON, and not one of the cases where a port is added or removed on the way, which happens to nobody here.</summary>
    private static bool IsOrdinaryForm(JsonElement given)
    {
        var name = given.GetProperty("name").GetString()!;
        return given.TryGetProperty("formParams", out _)
            && !name.Contains("port removed", StringComparison.Ordinal) && !name.Contains("default port", StringComparison.Ordinal);
    }
}
