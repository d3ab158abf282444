using CallCoach.Outcomes.AgreedTimes;
using CallCoach.Outcomes.Learning;
using CallCoach.Tests.House;
using CallCoach.Tests.Storage;
using Outcome = CallCoach.Outcomes.Outcome;

namespace CallCoach.Tests.Outcomes.AgreedTimes;

/// <summary>The calls from which the outcomes are learned: whoever agrees a call-back or a meeting there nearly always says when.</summary>
public sealed class OutcomeTextTimeTests
{
    [Theory]
    [InlineData("ru")]
    [InlineData("pl")]
    [InlineData("uk")]
    [InlineData("en")]
    public void In_nearly_every_call_with_a_time_the_time_is_read(string language)
    {
        var agreed = DialogueFile.Read(Repository.PathOf($"models/outcomes/{language}.txt"), language)
            .Where(dialogue => dialogue.Outcome is Outcome.CallbackAgreed or Outcome.MeetingAgreed).ToList();

        var read = agreed.Count(dialogue => AgreedTimeReader.Read(
            [.. dialogue.Lines.Select(line => line.Text)], dialogue.Lines.TakeWhile(line => !line.Settles).Count(), language, Heard.CalledAt, Rows.Warsaw.TimeZone) is not null);

        agreed.Count.ShouldBeGreaterThan(90);
        (read / (double)agreed.Count).ShouldBeGreaterThan(0.95);
    }
}
