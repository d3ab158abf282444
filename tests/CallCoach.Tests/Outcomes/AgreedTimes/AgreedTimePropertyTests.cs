using System.Globalization;
using CallCoach.Outcomes.AgreedTimes;
using CallCoach.Tests.Storage;

namespace CallCoach.Tests.Outcomes.AgreedTimes;

/// <summary>What holds for every call and everything that is said in it.</summary>
public sealed class AgreedTimePropertyTests
{
    private const int Cases = 3000;

    private static readonly Dictionary<string, (string[] Weekdays, string At, string Days, string Ahead)> Languages = new()
    {
        ["ru"] = (["в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье"], "в", "дней", "через"),
        ["pl"] = (["w poniedziałek", "we wtorek", "w środę", "w czwartek", "w piątek", "w sobotę", "w niedzielę"], "o", "dni", "za"),
        ["uk"] = (["у понеділок", "у вівторок", "у середу", "у четвер", "у п'ятницю", "у суботу", "у неділю"], "о", "днів", "через"),
        ["en"] = (["on monday", "on tuesday", "on wednesday", "on thursday", "on friday", "on saturday", "on sunday"], "at", "days", "in"),
    };

    public static TheoryData<string> Spoken => [.. Languages.Keys];

    [Theory]
    [MemberData(nameof(Spoken))]
    public void A_weekday_and_an_hour_that_are_said_are_the_next_such_moment(string language)
    {
        var random = new Random(language[0]);
        for (var i = 0; i < Cases; i++)
        {
            var (calledAt, weekday, clock) = (Call(random), random.Next(7), new TimeOnly(random.Next(8, 20), random.Next(12) * 5));
            var said = string.Create(CultureInfo.InvariantCulture, $"{Languages[language].Weekdays[weekday]} {Languages[language].At} {clock:HH\\:mm}");

            var agreed = Read(said, language, calledAt).ShouldNotBeNull(said);

            (agreed.Precision, TimeOnly.FromDateTime(agreed.At.DateTime), ((int)agreed.At.DayOfWeek + 6) % 7).ShouldBe((AgreedPrecision.Hour, clock, weekday), said);
            agreed.At.Offset.ShouldBe(Rows.Warsaw.TimeZone.GetUtcOffset(agreed.At));
            (Rows.Warsaw.DayOf(agreed.At).DayNumber - Rows.Warsaw.DayOf(calledAt).DayNumber).ShouldBeInRange(1, 7);
        }
    }

    [Theory]
    [MemberData(nameof(Spoken))]
    public void So_many_days_ahead_are_so_many_days_on_the_calendar_also_where_clocks_change(string language)
    {
        var random = new Random(language[1]);
        for (var i = 0; i < Cases; i++)
        {
            var (calledAt, days) = (Call(random), random.Next(2, 31));
            var said = $"{Languages[language].Ahead} {days} {Languages[language].Days} {Languages[language].At} 14:30";

            var agreed = Read(said, language, calledAt).ShouldNotBeNull(said);

            agreed.At.DateTime.ShouldBe(Rows.Warsaw.DayOf(calledAt).AddDays(days).ToDateTime(new(14, 30)), said);
        }
    }

    [Theory]
    [MemberData(nameof(Spoken))]
    public void Whatever_is_said_nothing_is_agreed_for_before_the_call(string language)
    {
        var vocabulary = language switch
        {
            "ru" => RussianTimeWords.Words,
            "pl" => PolishTimeWords.Words,
            "uk" => UkrainianTimeWords.Words,
            _ => EnglishTimeWords.Words,
        };
        string[] words = [.. vocabulary.Split('\n').SelectMany(line => line.Trim().Split(' ').Skip(2)).Select(word => word.Replace('_', ' ').TrimEnd('*')), "14:30", "9.15", "25.11", "7", "30", ",", "."];
        var random = new Random(language[0] + language[1]);
        var read = 0;
        for (var i = 0; i < Cases; i++)
        {
            var calledAt = Call(random);
            var said = string.Join(' ', random.GetItems(words, random.Next(1, 9)));

            if (Read(said, language, calledAt) is { } agreed)
            {
                read++;
                agreed.At.ShouldBeGreaterThanOrEqualTo(calledAt, said);
            }
        }
        read.ShouldBeGreaterThan(Cases / 10);
    }

    [Theory]
    [InlineData("2027-03-27T12:00:00+01:00", "tomorrow at 2:30 am", "2027-03-28T03:00:00+02:00")]
    [InlineData("2027-10-30T12:00:00+02:00", "tomorrow at 2:30 am", "2027-10-31T02:30:00+02:00")]
    [InlineData("2027-03-28T01:30:00+01:00", "in two hours", "2027-03-28T04:30:00+02:00")]
    [InlineData("2027-10-31T01:30:00+02:00", "in two hours", "2027-10-31T02:30:00+01:00")]
    public void Where_the_clock_is_put_forward_or_back_the_moment_is_the_one_on_the_wall(string calledAt, string said, string agreed) =>
        Read(said, "en", DateTimeOffset.Parse(calledAt, CultureInfo.InvariantCulture))!.At.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture).ShouldBe(agreed);

    private static DateTimeOffset Call(Random random) => Rows.Warsaw.Local(Heard.CalledAt.AddMinutes(random.Next(2 * 366 * 24 * 60)));

    private static AgreedTime? Read(string said, string language, DateTimeOffset calledAt) => AgreedTimeReader.Read([said], 0, language, calledAt, Rows.Warsaw.TimeZone);
}
