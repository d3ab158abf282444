using CallCoach.Adapters.Recordings;
using CallCoach.Adapters.Speech;
using CallCoach.Adapters.Telephony;
using CallCoach.Adapters.Telephony.Generic;
using CallCoach.Adapters.Telephony.Twilio;
using CallCoach.Alerts;
using CallCoach.Captions;
using CallCoach.Competitors;
using CallCoach.Funnel;
using CallCoach.Importing;
using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Library;
using CallCoach.Live;
using CallCoach.Norms;
using CallCoach.Norms.Days;
using CallCoach.Norms.Plans;
using CallCoach.Norms.Pulses;
using CallCoach.Objections;
using CallCoach.Objections.Models;
using CallCoach.Objections.Reclassifying;
using CallCoach.Outcomes;
using CallCoach.Recordings;
using CallCoach.Retranscribing;
using CallCoach.Server.Api;
using CallCoach.Server.Hubs;
using CallCoach.Server.SignIn;
using CallCoach.StopList;
using CallCoach.Storage;
using CallCoach.Talk;
using CallCoach.Transcription;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;

namespace CallCoach.Server.Hosting;

/// <summary>What is registered, room by room.</summary>
internal static class Services
{
    public static void AddProduct(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.Department);
        services.AddSingleton(settings.Alerts);
        services.AddSingleton(settings.StopList);
        services.AddSingleton(new RecordingSpace(Path.Combine(settings.DataDirectory, "recordings"), settings.MostRecordingBytes));
        services.AddSingleton<RecordingFiles>();
        services.AddSingleton(new Ffmpeg(FfmpegSettings.Default).Program);
        services.AddSingleton<KeptRecordings>();
        services.AddIngest(settings);
        services.AddSpeech(settings.Speech);
        services.AddModels(settings);
        var answers = Loaded("Answers:Model", settings.AnswerModel, AnswerModel.Load);
        services.AddSingleton(_ => new AnswerClassifier(answers));
        var outcomes = Loaded("Outcomes:Model", settings.OutcomeModel, OutcomeModel.Load);
        services.AddSingleton(_ => new OutcomeJudge(outcomes));

        services.AddSingleton<LiveCalls>();
        services.AddSingleton<ListeningLog>();
        services.AddSingleton<LiveNews>();
        services.AddCaptions(settings.Hearing);

        services.AddSingleton<JobQueue>();
        services.AddSingleton<JobBoard>();
        services.AddSingleton<QueueWatch>();
        services.AddSingleton<GatherCall>();
        services.AddSingleton<Counting>();
        services.AddSingleton<Recounting>();
        services.AddSingleton<DefinitionBook>();
        services.AddSingleton<CountersAudit>();
        services.AddSingleton<CountersCheck>();
        services.AddSingleton<MoveCall>();
        services.AddSingleton<CountCall>();
        services.AddSingleton<FetchRecording>();
        services.AddSingleton<MeasureTalk>();
        services.AddSingleton<Hearing>();
        services.AddSingleton<TranscribeCall>();
        services.AddSingleton<AwaitingCalls>();
        services.AddSingleton<Retranscriptions>();
        services.AddSingleton<Retranscriber>();
        services.AddSingleton<MeasureEarlier>();
        services.AddSingleton<ChooseTranscript>();
        services.AddSingleton<CallMentions>();
        services.AddSingleton<ComparedMentions>();
        services.AddSingleton<ClassifyCall>();
        services.AddSingleton<JudgeCall>();
        services.AddSingleton<CountResult>();
        services.AddSingleton<KeepStopList>();
        services.AddSingleton<RaiseAlerts>();
        services.AddSingleton<Pipeline>();
        services.AddSingleton(s => s.GetRequiredService<Pipeline>().Plan);
        services.AddSingleton<JobWorker>();

        services.AddSingleton<Tallies>();
        services.AddDays(settings);
        services.AddSingleton<Counters>();
        services.AddSingleton<AlertBook>();
        services.AddSingleton<AlertPump>();
        services.AddSingleton<CorrectionBook>();
        services.AddSingleton<FalseAlarms>();
        services.AddSingleton<CorrectCall>();
        services.AddSingleton<CallDetails>();
        services.AddSingleton<NormWatch>();
        services.AddSingleton<CountersWatch>();
        services.AddSingleton<GoalWatch>();
        services.AddSingleton<DriftWatch>();
        services.AddSingleton<SpaceWatch>();
        services.AddSingleton<Examples>();
        services.AddSingleton<AnswerRecord>();
        services.AddSingleton<StopListBook>();
        services.AddSingleton<CallTagging>();
        services.AddSingleton<ImportClients>();
        services.AddSingleton<FunnelSlices>();
        services.AddSingleton<CompetitorList>();
        services.AddSingleton<MentionSearch>();
        services.AddSingleton<MentionCounts>();
        services.AddSingleton<SupervisorFeed>();
        services.AddSingleton<ISupervisorFeed>(s => s.GetRequiredService<SupervisorFeed>());
    }

    /// <summary>Plans, and managers' days against them.</summary>
    private static void AddDays(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<PlanBook>();
        services.AddSingleton<PlanEditor>();
        services.AddSingleton<ManagerDays>();
        services.AddSingleton(new HelpOrder(settings.Alerts.BehindShare));
        services.AddSingleton<BoardReader>();
        services.AddSingleton<NextAgreedReader>();
        services.AddSingleton<MyDayReader>();
        services.AddSingleton<DriftReader>();
        services.AddSingleton<PulseBook>();
        services.AddSingleton<PulseWatch>();
        services.AddSingleton<Screens>();
    }

    /// <summary>What hears calls while they are on.</summary>
    private static void AddCaptions(this IServiceCollection services, HearingSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<HearingSchedule>();
        services.AddSingleton<HearingBoard>();
        services.AddSingleton<StreamFinder>();
        services.AddSingleton<CaptionBook>();
        services.AddSingleton<LiveHearing>();
        services.AddSingleton<CaptionViews>();
    }

    /// <summary>What takes calls in: the store, the providers, and the comparison with their lists.</summary>
    public static void AddIngest(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(new Clocks(settings.Clock ?? TimeProvider.System, TimeProvider.System));
        services.AddDbContextFactory<CallCoachDb>(options => options.UseCallCoachSqlite(settings.DatabaseFile, "__Migrations"));
        if (settings.Twilio is { } twilio)
            services.AddSingleton<ITelephonyProvider>(s => new TwilioProvider(
                twilio, DownloadFrom(new(settings.RecordingHosts, twilio.ApiBaseUrl)), ListingOf(twilio, s.GetRequiredService<Clocks>())));
        services.AddSingleton<ITelephonyProvider>(_ => new GenericProvider(DownloadFrom(new(settings.RecordingHosts)), settings.WebhookChannelsSwapped));
        services.AddSingleton<EventInbox>();
        services.AddSingleton<TakeBack>(_ => Counting.TakeBack);
        services.AddSingleton<EventSorter>();
        services.AddSingleton<StoreEvent>(s => s.GetRequiredService<EventInbox>().StoreAsync);
        services.AddSingleton<DatabaseWriter>();
        services.AddSingleton(new JobSignal(Pipeline.Lanes));
        services.AddSingleton<Reconciliation>();
    }

    private static RecordingDownload DownloadFrom(ProviderHosts hosts) => new(ProviderHttp.ClientFor(hosts));

    private static TwilioListing ListingOf(TwilioSettings twilio, Clocks clocks) =>
        new(twilio, new TwilioPages(ProviderHttp.ClientFor(new([], twilio.ApiBaseUrl)), twilio, clocks.Real));

    /// <summary>The department's models, the one that judges, and its runs over the archive.</summary>
    /// <exception cref="SettingsException">No model can be used.</exception>
    private static void AddModels(this IServiceCollection services, Settings settings)
    {
        var shelf = new ModelShelf(settings.ModelFolder, settings.ObjectionModel);
        services.AddSingleton(shelf);
        services.AddSingleton(new LiveModel(LiveOf(shelf).Model.ToUse()));
        services.AddSingleton<ModelWatch>();
        services.AddSingleton<Reclassifications>();
        services.AddSingleton<Differences>();
        services.AddSingleton<RunPatiently>(_ => work => PatientThread.RunAsync(() =>
        {
            work();
            return true;
        }));
        services.AddSingleton<Reclassifier>();
    }

    /// <exception cref="SettingsException">No model can be used.</exception>
    private static LiveChoice LiveOf(ModelShelf shelf)
    {
        try
        {
            return shelf.LoadLive(Clocks.System.Real.GetUtcNow());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new SettingsException($"CallCoach:Objections:Model: {failure.Message}");
        }
    }

    /// <exception cref="SettingsException">The model is not there or is none.</exception>
    private static T Loaded<T>(string setting, string path, Func<string, T> load)
    {
        try
        {
            return load(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new SettingsException($"CallCoach:{setting}: {failure.Message}");
        }
    }

    public static void AddSignIn(this IServiceCollection services, Settings settings)
    {
        services.AddDbContext<SignInDb>(options => options.UseCallCoachSqlite(settings.DatabaseFile, SignInDb.MigrationsTable));
        services.AddDataProtection().SetApplicationName("CallCoach");
        services.AddOptions<KeyManagementOptions>().Configure<ILogger<KeyFiles>>(
            (keys, log) => keys.XmlRepository = new KeyFiles(Path.Combine(settings.DataDirectory, "keys"), log));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = "callcoach";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.Events.OnRedirectToLogin = context => Answer(context.Response, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = context => Answer(context.Response, StatusCodes.Status403Forbidden);
            cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        }).AddScheme<AuthenticationSchemeOptions, ScreenScheme>(ScreenScheme.Name, null);
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddIdentityCore<Account>(identity =>
            {
                identity.Password.RequiredLength = 10;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireDigit = false;
                identity.Password.RequiredUniqueChars = 5;
                identity.Lockout.MaxFailedAccessAttempts = 10;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddSignInManager()
            .AddEntityFrameworkStores<SignInDb>()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.AddScoped<ISecurityStampValidator, SecurityStampValidator<Account>>();
        services.AddAuthorization(Policies.Add);
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<PasswordTurns>();
        services.AddSingleton<FailedAuthentications>();
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>What runs beside the web server.</summary>
    public static void AddWorkers(this IServiceCollection services)
    {
        services.AddHostedService<TelemetryExport>();
        services.AddHostedService<Preparation>();
        services.AddHostedService(s => s.GetRequiredService<SupervisorFeed>());
        services.AddLoop<EventSorter>((sorter, cancel) => sorter.RunAsync(cancel));
        services.AddLoop<LiveNews>((news, cancel) => news.RunAsync(cancel));
        services.AddLoop<LiveHearing>((hearing, cancel) => hearing.RunAsync(cancel));
        services.AddLoop<AlertPump>((pump, cancel) => pump.RunAsync(cancel));
        foreach (var (lane, number) in Pipeline.Lanes.SelectMany(lane => Enumerable.Range(1, lane.Workers).Select(number => (lane, number))))
            services.AddLoop<JobWorker>((worker, cancel) => worker.RunAsync(lane, cancel), $"{nameof(JobWorker)} {lane.Name} {number}");
        services.AddLoop<Reconciliation>((reconciliation, cancel) => reconciliation.RunAsync(cancel));
        services.AddLoop<MentionSearch>((search, cancel) => search.RunAsync(cancel));
        services.AddLoop<Recounting>((recounting, cancel) => recounting.RunAsync(cancel));
        services.AddLoop<CountersWatch>((watch, cancel) => watch.RunAsync(cancel));
        services.AddLoop<NormWatch>((watch, cancel) => watch.RunAsync(cancel));
        services.AddLoop<PulseWatch>((watch, cancel) => watch.RunAsync(cancel));
        services.AddLoop<GoalWatch>((watch, cancel) => watch.RunAsync(cancel));
        services.AddLoop<DriftWatch>((watch, cancel) => watch.RunAsync(cancel));
        services.AddLoop<SpaceWatch>((watch, cancel) => watch.RunAsync(cancel));
        services.AddLoop<ModelWatch>((watch, cancel) => watch.RunAsync(cancel));
        services.AddLoop<Reclassifier>((reclassifier, cancel) => reclassifier.RunAsync(cancel));
        services.AddLoop<AwaitingCalls>((calls, cancel) => calls.RunAsync(cancel));
        services.AddLoop<MeasureEarlier>((earlier, cancel) => earlier.RunAsync(cancel));
        services.AddLoop<Retranscriber>((retranscriber, cancel) => retranscriber.RunAsync(cancel));
        services.AddLoop<QueueWatch>((watch, cancel) => watch.RunAsync(cancel));
        services.AddSingleton<Loops>();
        services.AddHostedService(s => s.GetRequiredService<Loops>());
        services.AddSingleton<Readiness>();
    }
}
