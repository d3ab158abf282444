using CallCoach.Calls;
using CallCoach.Importing;
using CallCoach.Outcomes;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Importing;

public sealed class CallFileTests
{
    private const string Head = "id,direction,line,client,started,answered,ended,seconds,status,result,product,channel,audience,region";

    [Fact]
    public void A_full_line_is_read_with_everything_it_says() =>
        Read("c-1,outbound,sip:Anna@pbx.example,600 100 200,2024-03-05T10:00:00,2024-03-05T10:00:08+01:00,2024-03-05T10:03:00,172,completed,meeting_agreed,Racks,Ads,Shops,North")
            .Call.ShouldBe(new(
                "c-1", CallDirection.Outbound, "sip:anna@pbx.example", "+48600100200", At("2024-03-05T09:00:00Z"), At("2024-03-05T09:00:08Z"),
                At("2024-03-05T09:03:00Z"), 172, LegStatus.Completed, Outcome.MeetingAgreed, new("Racks", "Ads", "Shops", "North")));

    [Theory]
    [InlineData("c,outbound,a,+48600100200,2024-07-05 10:00:00,,,45", "2024-07-05T08:00:00Z", 45, LegStatus.Completed)]
    [InlineData("c,outbound,a,+48600100200,05.07.2024 10:00,,,", null, null, LegStatus.NoAnswer)]
    [InlineData("c,outbound,a,+48600100200,2024-07-05T10:00:00Z,,2024-07-05T10:01:00Z,0", null, null, LegStatus.NoAnswer)]
    [InlineData("c,inbound,a,,2024-07-05T10:00:00Z,2024-07-05T10:00:05Z,2024-07-05T10:01:00Z,", "2024-07-05T10:00:05Z", 55, LegStatus.Completed)]
    [InlineData("c,inbound,a,anonymous,2024-07-05T10:00:00Z,,2024-07-05T10:01:00Z,50", "2024-07-05T10:00:10Z", 50, LegStatus.Completed)]
    [InlineData("c,outbound,a,+48600100200,2024-07-05T10:00:00Z,,,,busy", null, null, LegStatus.Busy)]
    [InlineData("c,outbound,a,+48600100200,2024-07-05T10:00:00Z,,,,no-answer", null, null, LegStatus.NoAnswer)]
    public void What_a_line_leaves_out_follows_from_the_rest(string line, string? answered, int? seconds, LegStatus status)
    {
        var call = Read(line).Call.ShouldNotBeNull();

        (call.AnsweredAt, call.TalkSeconds, call.Status).ShouldBe((answered is null ? null : At(answered), seconds, status));
    }

    [Theory]
    [InlineData(",outbound,a,+48600100200,2024-07-05 10:00", CallLineProblem.NoId)]
    [InlineData("c,sideways,a,+48600100200,2024-07-05 10:00", CallLineProblem.UnknownDirection)]
    [InlineData("c,1,a,+48600100200,2024-07-05 10:00", CallLineProblem.UnknownDirection)]
    [InlineData("c,outbound,a,4.86E+10,2024-07-05 10:00", CallLineProblem.RoundedNumber)]
    [InlineData("c,outbound,a,+48600100200,", CallLineProblem.WrongTime)]
    [InlineData("c,outbound,a,+48600100200,yesterday", CallLineProblem.WrongTime)]
    [InlineData("c,outbound,a,+48600100200,2024-03-31 02:30", CallLineProblem.WrongTime)]
    [InlineData("c,outbound,a,+48600100200,2024-07-05 10:00,2024-07-05 09:59", CallLineProblem.TimesContradict)]
    [InlineData("c,outbound,a,+48600100200,2024-07-05 10:00,2024-07-05 10:02,2024-07-05 10:01", CallLineProblem.TimesContradict)]
    [InlineData("c,outbound,a,+48600100200,2024-07-05 10:00,,,-5", CallLineProblem.WrongSeconds)]
    [InlineData("c,outbound,a,+48600100200,2024-07-05 10:00,,,99999999999", CallLineProblem.WrongSeconds)]
    [InlineData("c,outbound,a,+48600100200,2024-07-05 10:00,,,5,great", CallLineProblem.UnknownStatus)]
    [InlineData("c,outbound,a,+48600100200,2024-07-05 10:00,,,5,completed,won", CallLineProblem.UnknownResult)]
    [InlineData("\"c,outbound,a,+48600100200,2024-07-05 10:00", CallLineProblem.UnclosedQuote)]
    public void A_line_that_cannot_be_taken_is_refused_with_the_reason(string line, CallLineProblem problem)
    {
        var read = Read(line);

        (read.Line, read.Call, read.Problem).ShouldBe((2, null, problem));
    }

    [Fact]
    public void A_number_without_a_country_is_refused_where_none_is_set() =>
        ReadAll($"{Head}\nc,outbound,a,600100200,2024-07-05 10:00", country: null).Single().Problem.ShouldBe(CallLineProblem.NoCountry);

    [Fact]
    public void Too_long_values_are_refused()
    {
        Read($"{new string('i', 201)},outbound,a,+48600100200,2024-07-05 10:00").Problem.ShouldBe(CallLineProblem.ValueTooLong);
        Read($"c,outbound,a,+48600100200,2024-07-05 10:00,,,,,,{new string('p', 201)}").Problem.ShouldBe(CallLineProblem.ValueTooLong);
        Read(new string('i', 100_000)).Problem.ShouldBe(CallLineProblem.LineTooLong);
    }

    [Fact]
    public void Columns_may_come_in_any_order_and_others_are_left_out() =>
        ReadAll("Started;colour;CLIENT;line;direction;ID\n2024-07-05 10:00;red;'+48600100200;a;Inbound;c\n").Single().Call
            .ShouldNotBeNull().ShouldSatisfyAllConditions(call => call.Id.ShouldBe("c"), call => call.Client.ShouldBe("+48600100200"));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("id,direction,client\n", "line, started")]
    public void A_file_without_the_needed_columns_is_refused_whole(string text, string said) =>
        Should.Throw<FormatException>(() => ReadAll(text)).Message.ShouldContain(said);

    private static ReadCall Read(string line) => ReadAll($"{Head}\n{line}").Single();

    private static List<ReadCall> ReadAll(string text, string? country = "48") =>
        [.. new CallFile(Rows.Warsaw with { CountryCode = country }).Read(new StringReader(text))];

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
