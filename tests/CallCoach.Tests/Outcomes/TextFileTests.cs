using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.Outcomes;
using CallCoach.Outcomes.Learning;

namespace CallCoach.Tests.Outcomes;

public sealed class TextFileTests : IDisposable
{
    private const string AnswerHeading = "labels\tobjection\ttrade\tstyle\ttext\n";
    private const string WishHeading = "labels\ttrade\tstyle\ttext\n";

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void An_answer_is_read_with_its_labels_and_the_objection_it_answers()
    {
        var answer = Answers(AnswerHeading + "value_argument+guarantee\tdistrust\ttyres\tplain\tThey last, and we take them back.\n").ShouldHaveSingleItem();

        answer.Labels.ShouldBe([AnswerLabel.ValueArgument, AnswerLabel.Guarantee]);
        (answer.Objection, answer.Trade, answer.Text).ShouldBe((ObjectionLabel.Distrust, "tyres", "They last, and we take them back."));
    }

    [Theory]
    [InlineData("none\t-\ttyres\tplain\n", "line 2")]
    [InlineData("none\t-\ttyres\tplain\thello\tthere\n", "line 2")]
    [InlineData("none\t-\ttyres\t \thello\n", "line 2")]
    [InlineData("none\t-\ttyres\tplain\thello\nrebate\tdistrust\ttyres\tplain\tless\n", "line 3: 'rebate' is no answer")]
    [InlineData("guarantee+guarantee\tdistrust\ttyres\tplain\tsure\n", "line 2: 'guarantee' is there twice")]
    [InlineData("guarantee\tfear\ttyres\tplain\tsure\n", "line 2: 'fear' is no objection")]
    [InlineData("guarantee\t-\ttyres\tplain\tsure\n", "line 2: an answer names the objection")]
    [InlineData("none\tdistrust\ttyres\tplain\thello\n", "line 2: an answer names the objection")]
    [InlineData("none\t-\ttyres\tplain\tHello, there!\nnone\t-\tmetal\tplain\thello there\n", "line 3: the text is the same as on line 2")]
    public void An_answer_that_breaks_a_rule_is_refused_and_its_line_named(string lines, string named) =>
        ShouldNameTheFile(() => Answers(AnswerHeading + lines), named);

    [Theory]
    [InlineData("")]
    [InlineData("none\t-\ttyres\tplain\thello\n")]
    public void Answers_without_their_heading_are_refused(string content) => ShouldNameTheFile(() => Answers(content), "line 1: the heading");

    [Fact]
    public void A_wish_not_to_be_called_is_read_and_what_only_sounds_like_it()
    {
        File.WriteAllText(_path, WishHeading + "do_not_call\ttyres\tplain\tnever ring again\nnone\ttyres\tplain\tring me later\n");

        DoNotCallFile.Read(_path, "en").Select(wish => (wish.Asks, wish.Text)).ShouldBe([(true, "never ring again"), (false, "ring me later")]);
    }

    [Fact]
    public void A_wish_with_another_label_is_refused()
    {
        File.WriteAllText(_path, WishHeading + "refused\ttyres\tplain\tno thanks\n");

        ShouldNameTheFile(() => DoNotCallFile.Read(_path, "en"), "line 2: 'refused' is neither");
    }

    [Fact]
    public void A_dialogue_is_read_with_its_outcome_and_the_line_that_settles_it()
    {
        var calls = Dialogues("# meeting_agreed|tyres\nM|when may I come\n*C|on thursday at ten\n\n\n# no_outcome|metal\nM|hello\nC|wrong number\n");

        calls.Select(call => (call.Outcome, call.Trade, call.Lines.Count)).ShouldBe([(Outcome.MeetingAgreed, "tyres", 2), (Outcome.NoOutcome, "metal", 2)]);
        calls[0].Lines.ShouldBe([new(Speaker.Manager, "when may I come", Settles: false), new(Speaker.Client, "on thursday at ten", Settles: true)]);
    }

    [Theory]
    [InlineData("", "line 1: there is no call in it")]
    [InlineData("M|hello\n", "line 1: a call begins with")]
    [InlineData("# sold|tyres\nM|hello\n*C|yes\n", "line 1: 'sold' is no outcome")]
    [InlineData("# refused\nM|hello\n*C|no\n", "line 1: a call begins with")]
    [InlineData("# refused|\nM|hello\n*C|no\n", "line 1: a call begins with")]
    [InlineData("# refused|tyres\n*C|no\n", "line 1: a call has at least 2 lines")]
    [InlineData("# refused|tyres\nM|hello\nC|no\n", "line 1: no line is marked")]
    [InlineData("# do_not_call|tyres\n*M|so we never call again\nC|no\n", "line 1: it is the client who asks")]
    [InlineData("# refused|tyres\nM|hello\n*X|no\n", "line 3: 'X' is no speaker")]
    [InlineData("# refused|tyres\nM|hello\n*C|no|no\n", "line 3: a line is")]
    [InlineData("# refused|tyres\nM|hello\nC|\n", "line 3: a line is")]
    [InlineData("# refused|tyres\nM|hello\n*C|no\n# refused|metal\nM|hello\n*C|no\n", "line 4: an empty line is missing")]
    public void A_dialogue_that_breaks_a_rule_is_refused_and_its_line_named(string content, string named) =>
        ShouldNameTheFile(() => Dialogues(content), named);

    private IReadOnlyList<AnswerText> Answers(string content)
    {
        File.WriteAllText(_path, content);
        return AnswerFile.Read(_path, "en");
    }

    private IReadOnlyList<Dialogue> Dialogues(string content)
    {
        File.WriteAllText(_path, content);
        return DialogueFile.Read(_path, "en");
    }

    private void ShouldNameTheFile(Func<object> read, string named) =>
        Should.Throw<InvalidDataException>(read).Message.ShouldStartWith($"{Path.GetFileName(_path)}, {named}");
}
