using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;
using static Microsoft.Playwright.Assertions;

namespace CallCoach.EndToEnd.Tests.Page;

/// <summary>From a finished transcript to what the manager answered and how it ended.</summary>
[Collection(typeof(PageOfDepartment))]
public sealed class AnswersPageTests(DepartmentServer department, Chromium chromium)
{
    private static readonly (string Speaker, string Text)[] Agreed =
    [
        ("manager", "good morning this is anna from the warehouse company"),
        ("client", "your competitor offers the same racks cheaper why should i pay more to you"),
        ("manager", "may i ask what exactly are you comparing, is it the same load per shelf"),
        ("client", "honestly i would have to look at the papers to tell you"),
        ("manager", "then let me come and measure, shall we meet thursday at ten at your warehouse"),
        ("client", "thursday at ten is fine, come and see us"),
        ("manager", "thursday at ten it is, see you then, goodbye"),
    ];

    [Fact]
    public async Task An_agreed_meeting_is_told_with_its_line_and_the_answer_with_its_moment()
    {
        var manager = await department.HireAsync(department.North);
        await department.AddAccountAsync("head-who-compares", "sales_head", department.North);
        await TellAsync(manager);
        var call = await department.ThroughAsync(manager);

        call.Outcome.ShouldNotBeNull().Outcome.ShouldBe("meeting_agreed");
        call.Outcome!.Ordinal.ShouldNotBeNull().ShouldBeInRange(4, 6);
        var episode = call.Episodes!.Single(one => one is { Ordinal: 1, Label: "price_comparison" });
        (episode.AnswerOrdinal, episode.Recurred).ShouldBe((2, false));
        episode.Answers.Select(answer => answer.Label).ShouldContain("clarifying_question");
        (await department.Administrator.GetAsync<CallPage>($"api/calls?personId={manager.Id}&outcome=meeting_agreed")).Items.Count.ShouldBe(1);
        (await department.Administrator.GetAsync<CallPage>($"api/calls?personId={manager.Id}&outcome=refused")).Items.ShouldBeEmpty();

        await using var visit = await chromium.VisitAsync(department.Process.Address);
        await visit.ComeInAsync("head-who-compares");
        await visit.Page.GotoAsync($"/calls/{call.Id}");
        var outcome = visit.Find("call-outcome", "outcome", "meeting_agreed");
        await Expect(outcome).ToContainTextAsync("Meeting agreed");
        await outcome.GetByTestId("settled-by").ClickAsync();
        await Expect(visit.Find("utterance", "ordinal", call.Outcome.Ordinal!.Value)).ToBeInViewportAsync();
        await Expect(visit.Find("answer", "ordinal", 1).Locator("[data-label=clarifying_question]")).ToHaveTextAsync("Asked back");
        await visit.PictureAsync("call-outcome");

        await visit.GoAsync("/answers");
        await visit.IsAtAsync("/answers");
        var rate = visit.Page.Locator("[data-testid=answer-rate][data-objection=price_comparison][data-answer=clarifying_question]");
        await Expect(rate).ToContainTextAsync("too few to say");
        await rate.GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        var moment = visit.Find("example", "call", call.Id);
        await Expect(moment).ToContainTextAsync("Meeting agreed");
        await Expect(moment).ToContainTextAsync("what exactly are you comparing");
        await visit.PictureAsync("answers");
    }

    [Fact]
    public async Task From_twenty_calls_on_the_share_is_told_with_its_interval()
    {
        var team = await department.Administrator.MakeAsync<TeamView>("api/teams", new { name = "Twenty" });
        var manager = await department.HireAsync(team);
        await department.AddAccountAsync("trainer-of-twenty", "trainer", team);
        var trainer = await department.SignInAsync("trainer-of-twenty");
        for (var told = 0; told < 19; told++)
            await TellAsync(manager);
        (await RateAsync(19)).ShouldSatisfyAllConditions(rate => rate.Share.ShouldBeNull(), rate => rate.Low.ShouldBeNull());

        await TellAsync(manager);

        var twenty = await RateAsync(20);
        twenty.Share.ShouldBe(1);
        twenty.Low.ShouldNotBeNull().ShouldBe(0.8389, 0.00005); // 1 - 0.1611, Newcombe 1998
        twenty.High.ShouldBe(1);
        (await trainer.GetAsync<AnswerRates>("api/answers?since=2020-01-01&until=2020-01-31")).Items.ShouldBeEmpty();
        (await trainer.StatusOfAsync("api/answers?label=rudeness")).ShouldBe(System.Net.HttpStatusCode.BadRequest);

        Task<AnswerRate> RateAsync(int cases) => Eventually.ComesAsync($"{cases} calls are judged", async () =>
            (await trainer.GetAsync<AnswerRates>("api/answers?label=price_comparison")).Items
                .FirstOrDefault(rate => rate is { Answer: "clarifying_question" } && rate.Cases == cases));
    }

    [Fact]
    public async Task Who_asks_never_to_be_called_again_is_told_as_such_with_the_line_as_proof()
    {
        var manager = await department.HireAsync(department.South);
        await department.Exchange.TellAsync(new Conversation(
            manager.DeskPhone,
            ("manager", "good morning this is anna from the warehouse company"),
            ("client", "i told you before never call this number again and take me off your list"),
            ("manager", "i am sorry goodbye")));

        var call = await department.ThroughAsync(manager);

        (call.Outcome!.Outcome, call.Outcome.Ordinal).ShouldBe(("do_not_call", 1));
        call.Outcome.Score.ShouldBeInRange(0.5, 1);
    }

    private Task TellAsync(Manager manager) => department.Exchange.TellAsync(new Conversation(manager.DeskPhone, Agreed));
}
