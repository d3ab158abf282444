using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Recordings;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Speech;

/// <summary>A department whose Whisper server is configured but away at first; what it hears otherwise is PocketSphinx's.</summary>
internal sealed class WhisperDepartment : IAsyncDisposable
{
    public const string Polish = "u konkurencji takie same regały są tańsze";

    public const string English = "your competitor offers the same racks cheaper";

    private WhisperDepartment()
    {
        Whisper.Texts["en"] = English;
        Server = new(settings => settings.With("Speech:WhisperServer:Url", Whisper.Url).With("Speech:WhisperServer:Model", "large-v3"));
    }

    public WhisperServer Whisper { get; } = new(Polish) { IsAway = true };

    public DepartmentServer Server { get; }

    public static async Task<WhisperDepartment> StartAsync()
    {
        var department = new WhisperDepartment();
        await department.Server.InitializeAsync();
        return department;
    }

    /// <summary>A recorded call that says its language, once nothing is left to do with it.</summary>
    public async Task<CallView> PlaceAsync(Manager manager, string language, DateTimeOffset? startedAt = null)
    {
        var conversation = new Conversation(manager.DeskPhone) { Language = language };
        if (startedAt is { } at)
            conversation = conversation with { StartedAt = at };
        Server.Recordings.Keep(conversation.Id, await TelephoneRecording.OfAsync(
            new SpokenLine("manager", "good morning this is anna from the warehouse company"), new SpokenLine("client", English)));
        using var answer = await Server.Exchange.PostAsync(conversation.ToJsonWithRecording(Server.Recordings.AddressOf(conversation.Id)));
        answer.EnsureSuccessStatusCode();
        return await Server.CallAsync(manager, "is through", call => call.IsThrough && (call.Engine is not null || call.AwaitedLanguage is not null));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Whisper.DisposeAsync();
    }
}
