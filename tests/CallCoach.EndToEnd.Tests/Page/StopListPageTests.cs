using System.Globalization;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.StopList;
using CallCoach.EndToEnd.Tests.Telephony;
using static Microsoft.Playwright.Assertions;

namespace CallCoach.EndToEnd.Tests.Page;

[Collection(typeof(PageOfDepartment))]
public sealed class StopListPageTests(DepartmentServer department, Chromium chromium)
{
    [Fact]
    public async Task The_supervisor_opens_the_proof_at_its_second_confirms_it_adds_another_number_and_takes_it_off_with_a_reason()
    {
        var manager = await department.HireAsync(department.North);
        var (client, added) = (TwilioCall.NewClient(), TwilioCall.NewClient());
        var call = await department.AskedNeverAgainAsync(manager, client);
        await department.AddAccountAsync("supervisor-who-stops", "supervisor", department.North);
        await using var visit = await chromium.VisitAsync(department.Process.Address);
        await visit.ComeInAsync("supervisor-who-stops");
        await visit.GoAsync("/stop-list");
        await visit.IsAtAsync("/stop-list");

        var row = visit.Find("stopped", "number", client);
        await Expect(row).ToContainTextAsync("never call this number again");
        await row.GetByTestId("stop-proof").ClickAsync();
        await visit.IsAtAsync(string.Create(CultureInfo.InvariantCulture, $"/calls/{call.Id}?t=6"));
        await Expect(visit.Find("stop-note", "listed", "true")).ToBeVisibleAsync();
        await visit.PictureAsync("call-on-stop-list");
        await visit.Page.GoBackAsync();

        await row.GetByTestId("stop-confirm").ClickAsync();
        await Expect(row).ToContainTextAsync("confirmed by The supervisor supervisor-who-stops");

        await visit.Find("stop-add").ClickAsync();
        await visit.Find("stop-number").FillAsync(added);
        await visit.Find("stop-note").FillAsync("asked by letter");
        await visit.Find("stop-save").ClickAsync();
        var other = visit.Find("stopped", "number", added);
        await Expect(other).ToContainTextAsync("asked by letter");
        await visit.PictureAsync("stop-list");

        await other.GetByTestId("stop-off").ClickAsync();
        await visit.Find("stop-reason").FillAsync("wants to hear from us again");
        await visit.Find("stop-off-save").ClickAsync();
        await Expect(other).ToHaveCountAsync(0);
        await visit.Find("stop-state").GetByText("Taken off").ClickAsync();
        await Expect(other).ToContainTextAsync("wants to hear from us again");
        await Expect(other).ToContainTextAsync("The supervisor supervisor-who-stops");
    }

    [Fact]
    public async Task A_file_is_taken_in_and_given_out_on_the_page()
    {
        var number = TwilioCall.NewClient();
        await department.AddAccountAsync("supervisor-with-a-file", "supervisor", department.North);
        await using var visit = await chromium.VisitAsync(department.Process.Address, locale: "pl-PL");
        await visit.ComeInAsync("supervisor-with-a-file");
        await visit.Find("language").SelectOptionAsync("pl");
        await visit.GoAsync("/stop-list");

        await visit.Page.SetInputFilesAsync("input[type=file]", new Microsoft.Playwright.FilePayload
        {
            Name = "lista.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes($"{number};zażółć\n600100200;bez kraju\n"),
        });
        await Expect(visit.Find("stop-imported", "added", 1)).ToBeVisibleAsync();
        await Expect(visit.Find("stop-refused", "line", 2)).ToContainTextAsync("brakuje plusa i kierunkowego kraju");
        await visit.PictureAsync("stop-list-import");
        await visit.Page.Keyboard.PressAsync("Escape");

        await visit.Find("stop-search").FillAsync(number);
        await Expect(visit.Find("stopped", "number", number)).ToContainTextAsync("zażółć");
        var downloading = visit.Page.WaitForDownloadAsync();
        await visit.Find("stop-export").ClickAsync();
        var file = await File.ReadAllTextAsync(await (await downloading).PathAsync());
        file.Split("\r\n").ShouldContain(line => line.StartsWith($"{number};zażółć;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_manager_sees_on_the_own_call_that_it_was_refused_and_on_a_phone_the_list_fits()
    {
        var manager = await department.HireAsync(department.North);
        await department.AddAccountAsync(manager);
        await department.AddAccountAsync("supervisor-with-a-phone", "supervisor", department.North);
        var call = new TwilioCall(manager.Softphone);
        await department.Administrator.StopAsync(call.Client);
        await department.Twilio.TellAsync("voice", call.Voice(department.Twilio.Sid));
        var refused = await department.CallAsync(manager, "was refused", c => c.Refused);

        await using (var visit = await chromium.VisitAsync(department.Process.Address))
        {
            await visit.ComeInAsync(manager.Key);
            (await visit.PlacesAsync()).ShouldNotContain("/stop-list");
            await visit.Page.GotoAsync($"/calls/{refused.Id}");
            await Expect(visit.Find("stop-note", "refused", "true")).ToBeVisibleAsync();
            await visit.PictureAsync("call-refused");
        }
        await using var phone = await chromium.VisitAsync(department.Process.Address, phone: true);
        await phone.ComeInAsync("supervisor-with-a-phone");
        await phone.Page.GotoAsync("/stop-list");
        await Expect(phone.Find("stopped", "number", call.Client)).ToBeVisibleAsync();
        (await phone.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("the page is wider than the phone");
        await phone.PictureAsync("stop-list-phone");
    }
}
