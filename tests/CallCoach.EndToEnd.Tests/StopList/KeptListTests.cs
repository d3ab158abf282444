using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.StopList;

public sealed class KeptListTests(DepartmentServer department) : IClassFixture<DepartmentServer>
{
    [Fact]
    public async Task A_number_comes_and_goes_with_who_did_it_and_why_and_the_history_stays()
    {
        var number = TwilioCall.NewClient();
        var entry = await department.Administrator.StopAsync(number.Insert(3, " ").Insert(7, "-"), "asked by letter");
        (entry.Number, entry.AddedBy, entry.Note).ShouldBe((number, "The administrator", "asked by letter"));
        (await department.Administrator.PostAsync("api/stop-list", new { number })).ShouldBe(HttpStatusCode.Conflict);

        (await department.Administrator.PostAsync($"api/stop-list/{entry.Id}/off", new { reason = "  " })).ShouldBe(HttpStatusCode.BadRequest);
        (await department.Administrator.PostAsync($"api/stop-list/{entry.Id}/off", new { })).ShouldBe(HttpStatusCode.BadRequest);
        (await department.Administrator.PostAsync($"api/stop-list/{entry.Id}/off", new { reason = "wants an offer" })).ShouldBe(HttpStatusCode.NoContent);
        (await department.Administrator.PostAsync($"api/stop-list/{entry.Id}/off", new { reason = "twice" })).ShouldBe(HttpStatusCode.NotFound);

        await department.Administrator.StopAsync(number);
        var off = await department.Administrator.StoppedAsync(number, "off");
        (off.OffBy, off.OffReason).ShouldBe(("The administrator", "wants an offer"));
        (await department.Administrator.StoppedAsync(number)).OffAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("600100200")]
    [InlineData("anonymous")]
    [InlineData("client:")]
    [InlineData("")]
    public async Task What_is_no_number_is_refused(string number) =>
        (await department.Administrator.PostAsync("api/stop-list", new { number })).ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task The_list_is_searched_by_part_of_a_number_or_note_and_read_a_page_at_a_time()
    {
        var numbers = new[] { TwilioCall.NewClient(), TwilioCall.NewClient(), TwilioCall.NewClient() };
        foreach (var number in numbers)
            await department.Administrator.StopAsync(number, "Просьба Ёлкина 100%");
        await department.Administrator.StopAsync(TwilioCall.NewClient(), "somebody else, 1000");

        (await department.Administrator.StopListAsync($"?query={Uri.EscapeDataString("просьба ёлкина 100%"[..7])}")).Items.Count.ShouldBe(3);
        (await department.Administrator.StopListAsync($"?query={Uri.EscapeDataString("100%")}")).Items.Count.ShouldBe(3);
        (await department.Administrator.StopListAsync($"?query={numbers[0][^5..]}")).Items.ShouldHaveSingleItem().Number.ShouldBe(numbers[0]);
        (await department.Administrator.StatusOfAsync("api/stop-list?state=lost")).ShouldBe(HttpStatusCode.BadRequest);

        var query = $"?limit=2&query={Uri.EscapeDataString("Ёлкина")}";
        var first = await department.Administrator.StopListAsync(query);
        var second = await department.Administrator.StopListAsync($"{query}&after={first.Next}");
        first.Items.Concat(second.Items).Select(entry => entry.Number).ShouldBe(numbers.Reverse());
        second.Next.ShouldBeNull();
    }

    [Fact]
    public async Task A_file_with_nasty_cells_goes_out_and_comes_in_again_as_it_was()
    {
        string[] notes = ["=cmd|' /C calc'!A0", "+1-2", "@x", "a,b;c", "\"quoted\"", "two\r\nlines", "'=guarded", "Никогда — zażółć 🙂"];
        var wanted = notes.Select(note => (Number: TwilioCall.NewClient(), Note: note)).ToList();
        foreach (var (number, note) in wanted)
            await department.Administrator.StopAsync(number, note);

        using var answer = await department.Administrator.SendAsync(HttpMethod.Get, "api/stop-list.csv?separator=semicolon");
        var file = await answer.Content.ReadAsByteArrayAsync();
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("stop-list.csv");
        file.Take(3).ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding.UTF8.GetString(file).Split('\n').ShouldNotContain(line => line.Split(';').Skip(1).Any(cell => cell.StartsWith('=') || cell.StartsWith('@')));

        foreach (var (number, _) in wanted)
            (await department.Administrator.PostAsync(
                $"api/stop-list/{(await department.Administrator.StoppedAsync(number)).Id}/off", new { reason = "to come in again" })).ShouldBe(HttpStatusCode.NoContent);
        var taken = await ImportAsync(file);

        (taken.GetProperty("added").GetInt32(), taken.GetProperty("refused").GetArrayLength()).ShouldBe((wanted.Count, 0));
        foreach (var (number, note) in wanted)
            (await department.Administrator.StoppedAsync(number)).Note.ShouldBe(note);
        (await ImportAsync(file)).GetProperty("added").GetInt32().ShouldBe(0, "taken a second time, a file changes nothing");
    }

    [Fact]
    public async Task Good_lines_of_a_file_are_entered_and_each_bad_one_is_told()
    {
        var (good, other) = (TwilioCall.NewClient(), TwilioCall.NewClient());
        var taken = await ImportAsync(Encoding.UTF8.GetBytes($"{good},fine\n600100200,no country\nnobody\n{other}\n{good}\n"));

        (taken.GetProperty("added").GetInt32(), taken.GetProperty("already").GetInt32()).ShouldBe((2, 1));
        taken.GetProperty("refused").EnumerateArray().Select(line => (line.GetProperty("line").GetInt32(), line.GetProperty("problem").GetString()))
            .ShouldBe([(2, "no_country"), (3, "not_a_number")]);
        (await department.Administrator.StoppedAsync(other)).AddedBy.ShouldBe("The administrator");
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_in_no_readable_encoding_is_refused_whole()
    {
        using var large = await PostAsync(new byte[(1024 * 1024) + 1]);
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var huge = await PostAsync(new byte[3 * 1024 * 1024]);
        huge.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var cyrillic = await PostAsync([0x2B, 0x34, 0x38, 0xCF, 0xF0, 0xEE]);
        cyrillic.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Whoever_does_not_keep_the_list_neither_reads_nor_changes_it_and_sees_on_the_own_call_that_the_number_is_on_it()
    {
        var manager = await department.HireAsync(department.North);
        var client = TwilioCall.NewClient();
        var call = await department.AskedNeverAgainAsync(manager, client);
        await department.AddAccountAsync(manager);
        await department.AddAccountAsync("trainer-of-the-list", "trainer", department.North);
        foreach (var who in new[] { manager.Key, "trainer-of-the-list" })
        {
            var visitor = await department.SignInAsync(who);
            var id = (await department.Administrator.StoppedAsync(client)).Id;
            (await visitor.StatusOfAsync("api/stop-list")).ShouldBe(HttpStatusCode.Forbidden);
            (await visitor.PostAsync("api/stop-list", new { number = TwilioCall.NewClient() })).ShouldBe(HttpStatusCode.Forbidden);
            (await visitor.PostAsync($"api/stop-list/{id}/off", new { reason = "mine" })).ShouldBe(HttpStatusCode.Forbidden);
            (await visitor.PostAsync($"api/stop-list/{id}/confirm", new { })).ShouldBe(HttpStatusCode.Forbidden);
            (await visitor.PostAsync("api/stop-list/import", new { })).ShouldBe(HttpStatusCode.Forbidden);
            (await visitor.GetAsync<CallView>($"api/calls/{call.Id}")).ShouldSatisfyAllConditions(
                c => c.StopListed.ShouldBeTrue(), c => c.Client.ShouldBe($"+48 *** *** {client[^3..]}"));
        }
    }

    [Fact]
    public async Task A_supervisor_of_another_team_sees_the_number_but_not_the_call_that_proves_it()
    {
        var client = TwilioCall.NewClient();
        var call = await department.AskedNeverAgainAsync(await department.HireAsync(department.North), client);
        await department.AddAccountAsync("keeper-north", "supervisor", department.North);
        await department.AddAccountAsync("keeper-south", "supervisor", department.South);
        var (north, south) = (await department.SignInAsync("keeper-north"), await department.SignInAsync("keeper-south"));

        (await north.StoppedAsync(client)).Proof!.CallId.ShouldBe(call.Id);
        (await south.StoppedAsync(client)).ShouldSatisfyAllConditions(e => e.Number.ShouldBe(client), e => e.Proof.ShouldBeNull());
        (await LineOfAsync(north)).ShouldContain($",{call.Id},6,");
        (await LineOfAsync(south)).ShouldNotContain($",{call.Id},6,");

        async Task<string> LineOfAsync(Visitor visitor)
        {
            using var answer = await visitor.SendAsync(HttpMethod.Get, $"api/stop-list.csv?query={Uri.EscapeDataString(client)}");
            return (await answer.Content.ReadAsStringAsync()).Split("\r\n")[1];
        }
    }

    private async Task<JsonElement> ImportAsync(byte[] file)
    {
        using var answer = await PostAsync(file);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> PostAsync(byte[] file)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = department.Process.Address };
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/stop-list/import", UriKind.Relative)) { Content = content };
        request.Headers.Add("Cookie", department.Administrator.Cookie);
        return await http.SendAsync(request);
    }
}
