using CallCoach.People;

namespace CallCoach.Tests.People;

public sealed class TelephoneNumberTests
{
    [Theory]
    [InlineData("+48 600-100-200", null, "+48600100200")]
    [InlineData("0048600100200", null, "+48600100200")]
    [InlineData("'+48 (600) 100 200", null, "+48600100200")]
    [InlineData("600 100 200", "48", "+48600100200")]
    [InlineData("0600100200", "48", "+48600100200")]
    [InlineData("48600100200", "48", "+48600100200")]
    [InlineData("481234567", "48", "+48481234567")]
    [InlineData("8 (916) 123-45-67", "7", "+79161234567")]
    [InlineData("7 916 123 45 67", "7", "+79161234567")]
    [InlineData("9161234567", "7", "+79161234567")]
    [InlineData("050 123 45 67", "380", "+380501234567")]
    [InlineData("380501234567", "380", "+380501234567")]
    [InlineData("020 7946 0958", "44", "+442079460958")]
    [InlineData("442079460958", "44", "+442079460958")]
    [InlineData("1 (212) 555-0100", "1", "+12125550100")]
    [InlineData("06 1234 5678", "39", "+390612345678")]
    [InlineData("+380 50 123 45 67", "48", "+380501234567")]
    public void Numbers_are_read_into_E164_with_the_departments_country_where_they_name_none(string text, string? country, string expected) =>
        TelephoneNumber.Read(text, country).ShouldBe((expected, null));

    [Theory]
    [InlineData("600100200", null, NumberProblem.NoCountry)]
    [InlineData("112", null, NumberProblem.NotANumber)]
    [InlineData("12345", "48", NumberProblem.NotANumber)]
    [InlineData("60010020012", "48", NumberProblem.NotANumber)]
    [InlineData("4.86E+10", "48", NumberProblem.Rounded)]
    [InlineData("4,86001E+10", null, NumberProblem.Rounded)]
    [InlineData("", "48", NumberProblem.NotANumber)]
    [InlineData("++48600100200", "48", NumberProblem.NotANumber)]
    [InlineData("48+600100200", "48", NumberProblem.NotANumber)]
    [InlineData("+048600100200", "48", NumberProblem.NotANumber)]
    [InlineData("+4860010020012345", "48", NumberProblem.NotANumber)]
    [InlineData("=1+1", "48", NumberProblem.NotANumber)]
    [InlineData("anonymous", "48", NumberProblem.NotANumber)]
    [InlineData("６００１００２００", "48", NumberProblem.NotANumber)]
    [InlineData("60010٠200", "48", NumberProblem.NotANumber)]
    public void What_is_no_number_is_refused_with_the_reason(string text, string? country, NumberProblem problem) =>
        TelephoneNumber.Read(text, country).ShouldBe((null, problem));
}
