using System.Net;
using System.Text;
using System.Text.Json;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Funnel;

/// <summary>A client list comes in, calls are tagged, and the funnel tells them apart for everybody who may see them.</summary>
public sealed class ClientListTests(DepartmentServer department) : IClassFixture<DepartmentServer>
{
    private const string Period = "from=2026-11-23&to=2026-11-23";

    [Fact]
    public async Task A_client_list_a_providers_tag_and_a_tag_by_hand_are_seen_in_the_funnel_by_whom_they_concern()
    {
        var (anna, oleksandr) = (await department.HireAsync(department.North), await department.HireAsync(department.South));
        var (office, mobile) = (TwilioCall.NewClient(), TwilioCall.NewClient());
        await TellAsync(anna, office, minutesAgo: 40);
        await TellAsync(anna, mobile, minutesAgo: 20);
        await TellAsync(oleksandr, TwilioCall.NewClient(), minutesAgo: 30, new { region = "Silesia", product = "=1+1" });
        (await RowsAsync(department.Administrator, "new")).ShouldBe(["new 3"]);

        var list = $"key,name,phone,region\nK7,Regal Sp. z o.o.,{mobile} | {office},Mazowsze\nbad,,=1+1,\n";
        var preview = await TakeAsync("api/clients/preview", list);
        (preview.GetProperty("added").GetInt32(), preview.GetProperty("refusedCount").GetInt32(), preview.GetProperty("numbers").GetInt32()).ShouldBe((1, 1, 2));
        preview.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("column").GetString()).ShouldBe(["key", "name", "number", "region"]);
        (await RowsAsync(department.Administrator, "new")).ShouldBe(["new 3"], "a preview changes nothing");

        var taken = await TakeAsync("api/clients/import", list);
        (await RowsAsync(department.Administrator, "new")).ShouldBe(["new 2"]);
        (await RowsAsync(department.Administrator, "existing")).ShouldBe(["existing 1"]);
        (await RowsAsync(department.Administrator, "regions")).ShouldBe(["Mazowsze 2", "Silesia 1"]);
        using (var report = await department.Administrator.SendAsync(HttpMethod.Get, $"api/clients/refused/{taken.GetProperty("id").GetInt64()}"))
            (await report.Content.ReadAsStringAsync()).TrimStart('\uFEFF').ShouldBe("line,text,problem\r\n3,'=1+1,not_a_number\r\n");
        (await TakeAsync("api/clients/import", list)).GetProperty("unchanged").GetInt32().ShouldBe(1);
        (await RowsAsync(department.Administrator, "new")).ShouldBe(["new 2"], "taken in again, a list changes nothing");

        var call = (await department.CallsAsync(anna))[0].Id;
        await department.AddAccountAsync(anna);
        await department.AddAccountAsync(oleksandr);
        await department.AddAccountAsync("north", "supervisor", department.North);
        await department.AddAccountAsync("north-trainer", "trainer", department.North);
        var (ofAnna, ofOleksandr) = (await department.SignInAsync(anna.Key), await department.SignInAsync(oleksandr.Key));
        var (north, trainer) = (await department.SignInAsync("north"), await department.SignInAsync("north-trainer"));
        var detail = await ofAnna.GetAsync<JsonElement>($"api/calls/{call}");
        detail.GetProperty("clientName").GetString().ShouldBe("Regal Sp. z o.o.");
        TagsIn(detail.GetProperty("tags")).ShouldBe(["region Mazowsze client"]);
        using (var tagged = await ofAnna.SendAsync(HttpMethod.Put, $"api/calls/{call}/tags", new { region = " +Kraków ", channel = "Fair" }))
            TagsIn(JsonElement.Parse(await tagged.Content.ReadAsStringAsync())).ShouldBe(["channel Fair hand", "region +Kraków hand"]);
        await RefusedAsync(ofOleksandr, call, HttpStatusCode.NotFound);
        await RefusedAsync(trainer, call, HttpStatusCode.Forbidden);

        (await RowsAsync(north, "regions")).ShouldBe(["+Kraków 1", "Mazowsze 1"]);
        (await RowsAsync(ofAnna, "managers")).ShouldBe([$"{anna.Name} 2"]);
        (await RowsAsync(ofOleksandr, "regions")).ShouldBe(["Silesia 1"]);
        (await RowsAsync(ofOleksandr, "channels")).ShouldBeEmpty();
        (await RowsAsync(department.Administrator, "managers", $"&teamId={department.South.Id}")).ShouldBe([$"{oleksandr.Name} 1"]);
        using var file = await department.Administrator.SendAsync(HttpMethod.Get, $"api/funnel.csv?slice=products&separator=semicolon&{Period}");
        (await file.Content.ReadAsStringAsync()).Split("\r\n")[1].ShouldStartWith("'=1+1;;1;1;1;");
    }

    [Fact]
    public async Task What_is_no_list_or_too_large_is_refused_and_managers_take_none_in()
    {
        (await StatusAsync(department.Administrator, "name,region\nRegal,Mazowsze\n"u8.ToArray())).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync(department.Administrator, [(byte)'P', (byte)'K', 3, 4, 0])).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync(department.Administrator, new byte[(32 * 1024 * 1024) + 1])).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await department.Administrator.StatusOfAsync("api/clients/refused/987654")).ShouldBe(HttpStatusCode.NotFound);
        await department.AddAccountAsync("keeper", "supervisor", department.North);
        var keeper = await department.SignInAsync("keeper");
        (await StatusAsync(keeper, "phone\n+48600100200\n"u8.ToArray())).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("slice=colours")]
    [InlineData("from=2026-11-24&to=2026-11-23")]
    [InlineData("from=2001-01-01&to=2026-11-23")]
    [InlineData("from=soon")]
    public async Task A_funnel_of_nothing_is_refused(string query) =>
        (await department.Administrator.StatusOfAsync($"api/funnel?{query}")).ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_tag_that_is_too_long_is_refused_at_both_doors()
    {
        var tooLong = new string('x', 201);
        var manager = await department.HireAsync(department.North);
        await RefusedAsync(department.Administrator, 987654, HttpStatusCode.NotFound);
        using var answer = await department.Administrator.SendAsync(HttpMethod.Put, "api/calls/987654/tags", new { region = tooLong });
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await department.Exchange.StatusOfAsync(Call(manager, TwilioCall.NewClient(), 5, new { region = tooLong }))).ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task TellAsync(Manager manager, string client, int minutesAgo, object? tags = null)
    {
        var known = (await department.CallsAsync(manager)).Count;
        (await department.Exchange.StatusOfAsync(Call(manager, client, minutesAgo, tags))).ShouldBe(HttpStatusCode.NoContent);
        await Eventually.HoldsAsync("the call is through", async () =>
            (await department.CallsAsync(manager)) is { } calls && calls.Count > known && calls.All(call => call.IsThrough));
    }

    private static string Call(Manager manager, string client, int minutesAgo, object? tags)
    {
        var started = ServerSettings.Now.AddMinutes(-minutesAgo);
        return JsonSerializer.Serialize(
            new
            {
                type = "call.updated",
                call = new
                {
                    id = Guid.NewGuid().ToString("N"), direction = "outbound", line = manager.DeskPhone, client, status = "completed", startedAt = started,
                    answeredAt = started.AddSeconds(5), endedAt = started.AddSeconds(95), tags,
                },
            },
            JsonSerializerOptions.Web);
    }

    private async Task<JsonElement> TakeAsync(string path, string list)
    {
        using var answer = await department.Administrator.SendFileAsync(path, Encoding.UTF8.GetBytes(list));
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return JsonElement.Parse(body);
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, byte[] list)
    {
        using var answer = await visitor.SendFileAsync("api/clients/import", list);
        return answer.StatusCode;
    }

    private static async Task RefusedAsync(Visitor visitor, long call, HttpStatusCode status)
    {
        using var answer = await visitor.SendAsync(HttpMethod.Put, $"api/calls/{call}/tags", new { region = "mine" });
        answer.StatusCode.ShouldBe(status);
    }

    private static IEnumerable<string> TagsIn(JsonElement tags) => tags.EnumerateArray()
        .Select(tag => $"{tag.GetProperty("kind").GetString()} {tag.GetProperty("value").GetString()} {tag.GetProperty("source").GetString()}");

    /// <summary>Each row's name and dials.</summary>
    private static async Task<IReadOnlyList<string>> RowsAsync(Visitor visitor, string slice, string more = "")
    {
        var funnel = await visitor.GetAsync<JsonElement>($"api/funnel?slice={slice}&{Period}{more}");
        return
        [
            .. funnel.GetProperty("rows").EnumerateArray()
                .Select(row => $"{row.GetProperty("name").GetString() ?? row.GetProperty("key").GetString()} {row.GetProperty("dials").GetInt32()}"),
        ];
    }
}
