using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.StopList;

/// <summary>What people and calls do with the stop list.</summary>
internal static class StopListSteps
{
    /// <summary>A call in which the client asks never to be called again, once it is through.</summary>
    public static async Task<CallView> AskedNeverAgainAsync(this DepartmentServer department, Manager manager, string client)
    {
        await department.Exchange.TellAsync(new Conversation(
            manager.DeskPhone,
            ("manager", "good morning this is the warehouse company"),
            ("client", "never call this number again take me off your list for good"),
            ("manager", "all right goodbye"))
        {
            Client = client,
        });
        return await department.CallAsync(manager, "is on the stop list", c => c is { StopListed: true, IsThrough: true });
    }

    public static Task<StopListPage> StopListAsync(this Visitor visitor, string query = "") => visitor.GetAsync<StopListPage>("api/stop-list" + query);

    public static async Task<StoppedNumberView> StoppedAsync(this Visitor visitor, string number, string state = "in_force") =>
        (await visitor.StopListAsync($"?state={state}&query={Uri.EscapeDataString(number)}")).Items.ShouldHaveSingleItem();

    public static Task<StoppedNumberView> StopAsync(this Visitor visitor, string number, string? note = null) =>
        visitor.MakeAsync<StoppedNumberView>("api/stop-list", new { number, note });
}
