using System.Xml.Linq;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.People;

namespace CallCoach.Adapters.Tests.Telephony;

public sealed class VoiceAnswerTests
{
    private static readonly TwilioSettings Settings = new("AC1", ["token"], new("https://api.example/"), new("https://coach.example/"), "+48221112233");

    private readonly VoiceAnswer _answer = new(Settings);

    [Fact]
    public void A_dialled_number_is_recorded_in_two_untrimmed_channels_from_the_answer()
    {
        var dial = Dial(_answer.DialNumber("+48600100200"));

        (Value(dial, "record"), Value(dial, "trim"), Value(dial, "answerOnBridge")).ShouldBe(("record-from-answer-dual", "do-not-trim", "true"));
        Value(dial, "recordingStatusCallbackEvent").ShouldBe("in-progress completed absent");
        Value(dial, "callerId").ShouldBe("+48221112233");
        dial.Elements().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            number => number.Name.LocalName.ShouldBe("Number"), number => number.Value.ShouldBe("+48600100200"));
    }

    [Fact]
    public void Callbacks_go_to_the_public_address_and_ask_Twilio_to_repeat_them_on_any_failure()
    {
        var dial = Dial(_answer.DialNumber("+48600100200"));
        var number = dial.Element("Number")!;

        Value(dial, "recordingStatusCallback").ShouldBe("https://coach.example/webhooks/twilio/recording#rc=5&rp=all");
        Value(number, "statusCallback").ShouldBe("https://coach.example/webhooks/twilio/status#rc=5&rp=all");
        Value(number, "statusCallbackEvent").ShouldBe("initiated ringing answered completed");
    }

    [Fact]
    public void Without_a_caller_id_Twilio_chooses_one() =>
        Value(Dial(new VoiceAnswer(Settings with { CallerId = null }).DialNumber("+48600100200")), "callerId").ShouldBeNull();

    [Fact]
    public void A_clients_call_rings_every_device_of_the_manager_and_shows_the_clients_number()
    {
        var dial = Dial(_answer.DialDevices(["client:olga", "sip:olga@office.example"]));

        dial.Elements().Select(device => (device.Name.LocalName, device.Value)).ShouldBe([("Client", "olga"), ("Sip", "sip:olga@office.example")]);
        dial.Elements().ShouldAllBe(device => device.Attribute("statusCallback") != null);
        Value(dial, "callerId").ShouldBeNull();
    }

    [Fact]
    public void Both_sides_are_streamed_before_anybody_is_dialled_to_whoever_shows_the_token()
    {
        foreach (var answer in new[] { _answer.DialNumber("+48600100200", "a&b"), _answer.DialDevices(["client:olga"], "a&b") })
        {
            var response = XElement.Parse(answer);
            response.Elements().Select(verb => verb.Name.LocalName).ShouldBe(["Start", "Dial"]);
            var stream = response.Element("Start")!.Elements().ShouldHaveSingleItem();
            (stream.Name.LocalName, Value(stream, "url"), Value(stream, "track")).ShouldBe(("Stream", "wss://coach.example/webhooks/twilio/media", "both_tracks"));
            var parameter = stream.Elements().ShouldHaveSingleItem();
            (parameter.Name.LocalName, Value(parameter, "name"), Value(parameter, "value")).ShouldBe(("Parameter", "token", "a&b"));
        }
    }

    [Fact]
    public void Without_a_token_nothing_is_streamed() =>
        XElement.Parse(_answer.DialNumber("+48600100200")).Elements().ShouldHaveSingleItem().Name.LocalName.ShouldBe("Dial");

    [Fact]
    public void A_number_cannot_break_out_of_the_answer()
    {
        var number = Dial(_answer.DialNumber("<Sip>&\"")).Elements().ShouldHaveSingleItem();

        (number.Name.LocalName, number.Value).ShouldBe(("Number", "<Sip>&\""));
    }

    [Fact]
    public void A_line_of_nobody_is_rejected() => VoiceAnswer.Reject().ShouldBe("<Response><Reject /></Response>");

    [Theory]
    [InlineData("ru", "ru-RU", "стоп-листе")]
    [InlineData("pl", "pl-PL", "nie dzwonić")]
    [InlineData("uk", "uk-UA", "стоп-листі")]
    [InlineData("en", "en-GB", "stop list")]
    public void A_number_on_the_stop_list_is_not_dialled_and_the_manager_is_told_so_in_the_departments_language(string language, string locale, string words)
    {
        var response = XDocument.Parse(VoiceAnswer.Stopped(language)).Root!;

        response.Elements().Select(verb => verb.Name.LocalName).ShouldBe(["Say", "Hangup"]);
        var say = response.Element("Say")!;
        Value(say, "language").ShouldBe(locale);
        Value(say, "voice").ShouldNotBeNullOrEmpty();
        say.Value.ShouldContain(words);
    }

    [Fact]
    public void Every_language_of_a_department_has_its_refusal() =>
        Department.Languages.ShouldAllBe(language => VoiceAnswer.Stopped(language).Contains("<Say"));

    private static XElement Dial(string twiml)
    {
        var response = XDocument.Parse(twiml).Root!;
        response.Name.LocalName.ShouldBe("Response");
        var verb = response.Elements().ShouldHaveSingleItem();
        verb.Name.LocalName.ShouldBe("Dial");
        return verb;
    }

    private static string? Value(XElement element, string attribute) => element.Attribute(attribute)?.Value;
}
