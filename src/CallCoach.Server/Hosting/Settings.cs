using System.Globalization;
using System.Net;
using CallCoach.Adapters.Speech.Models;
using CallCoach.Adapters.Telephony.Generic;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Alerts;
using CallCoach.Captions;
using CallCoach.Objections;
using CallCoach.Objections.Models;
using CallCoach.People;
using CallCoach.StopList;
using OpenTelemetry.Exporter;

namespace CallCoach.Server.Hosting;

/// <summary>A setting is wrong or missing; the message names it.</summary>
public sealed class SettingsException(string message) : Exception(message);

/// <summary>Everything <c>CallCoach:*</c> says, checked.</summary>
public sealed record Settings
{
    public required Uri Listen { get; init; }

    public required Uri PublicUrl { get; init; }

    public required string DataDirectory { get; init; }

    public required string DatabaseFile { get; init; }

    public required Department Department { get; init; }

    public TwilioSettings? Twilio { get; init; }

    public required IReadOnlyList<byte[]> WebhookSecrets { get; init; }

    /// <summary>Recordings of generic webhooks that do not name the client's channel have the parent leg in the second one.</summary>
    public required bool WebhookChannelsSwapped { get; init; }

    public required bool AllowUnsigned { get; init; }

    public required IReadOnlyList<string> RecordingHosts { get; init; }

    /// <summary>What all recordings together may take; null when only the disk limits them.</summary>
    public long? MostRecordingBytes { get; init; }

    public required SpeechSettings Speech { get; init; }

    public required HearingSettings Hearing { get; init; }

    public required AlertSettings Alerts { get; init; }

    public required StopListSettings StopList { get; init; }

    public DrivenClock? Clock { get; init; }

    /// <summary>The model that came with the program.</summary>
    public required string ObjectionModel { get; init; }

    public required string AnswerModel { get; init; }

    public required string OutcomeModel { get; init; }

    /// <summary>Where the department's own models are kept.</summary>
    public string ModelFolder => ModelFolderIn(DataDirectory);

    public TelemetrySettings? Telemetry { get; init; }

    /// <exception cref="SettingsException">One line that names the wrong or missing setting.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var section = new SettingsSection(configuration);
        var listen = ListenIn(section);
        var publicUrl = section.Url("PublicUrl") ?? listen;
        var data = DataDirectoryIn(section);
        var settings = new Settings
        {
            Listen = listen,
            PublicUrl = publicUrl,
            DataDirectory = data,
            DatabaseFile = DatabaseIn(section, data),
            Department = DepartmentIn(section),
            Twilio = TwilioOf(section, publicUrl),
            WebhookSecrets = [.. new[] { section.Secret("Webhooks:Secret"), section.Secret("Webhooks:PreviousSecret") }.OfType<byte[]>()],
            WebhookChannelsSwapped = section.Flag("Webhooks:ChannelsSwapped"),
            AllowUnsigned = section.Flag("AllowUnsigned"),
            RecordingHosts = section.Hosts("Recordings:AllowedHosts"),
            MostRecordingBytes = section["Recordings:MaxTotalGiB"] is null ? null : (long)(section.Number("Recordings:MaxTotalGiB") * 1024 * 1024 * 1024),
            Speech = SpeechSettings.Read(section, SpeechFolderIn(data)),
            Hearing = HearingSection.Read(section),
            Alerts = AlertsOf(section),
            StopList = StopListOf(section),
            Clock = ClockOf(section),
            ObjectionModel = ShippedModelIn(section),
            AnswerModel = section["Answers:Model"] ?? Shipped("answers.model"),
            OutcomeModel = section["Outcomes:Model"] ?? Shipped("outcomes.model"),
            Telemetry = TelemetryOf(section),
        };
        settings.CheckSigning();
        return settings;
    }

    /// <summary>The database's file alone, for verbs that need nothing else.</summary>
    /// <exception cref="SettingsException">One line that names the wrong setting.</exception>
    public static string DatabaseOf(IConfiguration configuration)
    {
        var section = new SettingsSection(configuration);
        return DatabaseIn(section, DataDirectoryIn(section));
    }

    /// <summary>The department alone, for verbs that need nothing else.</summary>
    /// <exception cref="SettingsException">One line that names the wrong setting.</exception>
    public static Department DepartmentOf(IConfiguration configuration) => DepartmentIn(new SettingsSection(configuration));

    /// <summary>The data folder alone, for verbs that need nothing else.</summary>
    public static string DataDirectoryOf(IConfiguration configuration) => DataDirectoryIn(new SettingsSection(configuration));

    /// <summary>The department's models alone, for verbs that need nothing else.</summary>
    /// <exception cref="SettingsException">One line that names the wrong setting.</exception>
    public static ModelShelf ModelsOf(IConfiguration configuration)
    {
        var section = new SettingsSection(configuration);
        return new(ModelFolderIn(DataDirectoryIn(section)), ShippedModelIn(section));
    }

    /// <summary>The speech engines alone, for verbs that need nothing else.</summary>
    /// <exception cref="SettingsException">One line that names the wrong setting.</exception>
    public static SpeechSettings SpeechOf(IConfiguration configuration)
    {
        var section = new SettingsSection(configuration);
        return SpeechSettings.Read(section, SpeechFolderIn(DataDirectoryIn(section)));
    }

    /// <summary>The fetched speech models alone, and where they are fetched, for verbs that need nothing else.</summary>
    /// <exception cref="SettingsException">One line that names the wrong setting.</exception>
    public static (SpeechModelFolder Folder, Uri? Mirror, string? Used) SpeechModelsOf(IConfiguration configuration)
    {
        var section = new SettingsSection(configuration);
        var folder = SpeechFolderIn(DataDirectoryIn(section));
        return (SpeechSettings.ModelsIn(section, folder), SpeechSettings.MirrorIn(section), SpeechSettings.Find(section, folder).Settings?.Model.Path);
    }

    /// <summary>Where the pages are, for verbs that need nothing else.</summary>
    /// <exception cref="SettingsException">One line that names the wrong setting.</exception>
    public static Uri PublicUrlOf(IConfiguration configuration)
    {
        var section = new SettingsSection(configuration);
        return section.Url("PublicUrl") ?? ListenIn(section);
    }

    private static Department DepartmentIn(SettingsSection section) =>
        new(section["Department:Name"] ?? "Sales", section.TimeZone("Department:TimeZone"), section.Language("Department:Language"))
        {
            ConversationSeconds = section["Department:ConversationSeconds"] is null ? 30 : (int)section.Number("Department:ConversationSeconds"),
            CountryCode = CountryCodeIn(section),
        };

    private static string? CountryCodeIn(SettingsSection section) => section["Department:CountryCode"]?.TrimStart('+') switch
    {
        null => null,
        { Length: >= 1 and <= 3 } code when code.All(char.IsAsciiDigit) && code[0] != '0' => code,
        _ => throw new SettingsException("CallCoach:Department:CountryCode must be a country calling code in digits, such as 48."),
    };

    private static Uri ListenIn(SettingsSection section) => section.Url("Listen") ?? new Uri("http://127.0.0.1:5080");

    private static string SpeechFolderIn(string data) => Path.Combine(data, "speech");

    private static string ModelFolderIn(string data) => Path.Combine(data, "models", "objections");

    private static string ShippedModelIn(SettingsSection section) =>
        section["Objections:Model"] ?? Path.Combine(AppContext.BaseDirectory, "models", "objections.model");

    private void CheckSigning()
    {
        if (AllowUnsigned && !(IsLoopback(Listen) && IsLoopback(PublicUrl)))
            throw new SettingsException("CallCoach:AllowUnsigned: unsigned webhooks are taken only where CallCoach:Listen and CallCoach:PublicUrl are loopback addresses.");
        if (Twilio is null && WebhookSecrets.Count == 0 && !AllowUnsigned)
            throw new SettingsException("CallCoach:Twilio:AuthToken or CallCoach:Webhooks:Secret is missing: without one, no webhook can be authenticated.");
    }

    public static bool IsLoopback(Uri url) =>
        url.Host == "localhost" || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static string Shipped(string model) => Path.Combine(AppContext.BaseDirectory, "models", model);

    private static string DataDirectoryIn(SettingsSection section) => Path.GetFullPath(section["DataDirectory"] ?? DefaultDataDirectory());

    private static string DefaultDataDirectory() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "callcoach");

    private static string DatabaseIn(SettingsSection section, string data)
    {
        var database = section["Database"] ?? "callcoach.db";
        return database.Contains('=', StringComparison.Ordinal) || database.Contains("://", StringComparison.Ordinal)
            ? throw new SettingsException("CallCoach:Database: only a SQLite file is supported so far; PostgreSQL comes later.")
            : Path.Combine(data, database);
    }

    private static TwilioSettings? TwilioOf(SettingsSection section, Uri publicUrl)
    {
        if (section["Twilio:AccountSid"] is not { } account)
            return section["Twilio:AuthToken"] is null ? null : throw new SettingsException("CallCoach:Twilio:AccountSid is missing.");
        var token = section["Twilio:AuthToken"] ?? throw new SettingsException("CallCoach:Twilio:AuthToken is missing.");
        var callerId = section["Twilio:CallerId"];
        if (callerId is not null && !LineAddress.IsE164(callerId))
            throw new SettingsException("CallCoach:Twilio:CallerId is not a number in E.164.");
        return new(
            account,
            [.. new[] { token, section["Twilio:PreviousAuthToken"] }.OfType<string>()],
            ApiOf(section),
            publicUrl,
            callerId,
            section.Flag("Twilio:ChannelsSwapped"),
            section["Twilio:MediaStreams"] is null || section.Flag("Twilio:MediaStreams"));
    }

    /// <summary>The account's token goes there, so it goes encrypted.</summary>
    private static Uri ApiOf(SettingsSection section)
    {
        var api = section.Url("Twilio:ApiBaseUrl") ?? new Uri("https://api.twilio.com/");
        return api.Scheme == Uri.UriSchemeHttps || IsLoopback(api)
            ? api
            : throw new SettingsException("CallCoach:Twilio:ApiBaseUrl must be https, or a loopback address.");
    }

    private static AlertSettings AlertsOf(SettingsSection section)
    {
        var watched = section.Pairs("Alerts:Watched");
        if (watched.Count == 0)
            return AlertSettings.Default;
        var labels = new Dictionary<ObjectionLabel, double>();
        foreach (var (name, value) in watched)
            labels[LabelName.TryParse(name, out var label) ? label : throw new SettingsException($"CallCoach:Alerts:Watched:{name} is not a label.")] =
                double.TryParse(value, CultureInfo.InvariantCulture, out var score) && score is > 0 and <= 1
                    ? score
                    : throw new SettingsException($"CallCoach:Alerts:Watched:{name} must be a score above 0, at most 1.");
        return AlertSettings.Default with { Watched = labels };
    }

    private static StopListSettings StopListOf(SettingsSection section) => section["StopList:LeastScore"] is null
        ? StopListSettings.Default
        : new(section.Number("StopList:LeastScore") is <= 1 and var score
            ? score
            : throw new SettingsException("CallCoach:StopList:LeastScore must be a score above 0, at most 1."));

    private static TelemetrySettings? TelemetryOf(SettingsSection section) => section.Url("Telemetry:OtlpEndpoint") is not { } endpoint
        ? null
        : new(endpoint, section["Telemetry:Protocol"] switch
        {
            null or "http" => OtlpExportProtocol.HttpProtobuf,
            "grpc" => OtlpExportProtocol.Grpc,
            _ => throw new SettingsException("CallCoach:Telemetry:Protocol must be http or grpc."),
        });

    private static DrivenClock? ClockOf(SettingsSection section) => section["Clock:DomainStart"] is null
        ? null
        : new(section.Instant("Clock:DomainStart"), section.Instant("Clock:RealStart"), section.Number("Clock:Speed"), TimeProvider.System);
}
