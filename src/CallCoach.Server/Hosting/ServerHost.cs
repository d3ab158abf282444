using System.Text.Json;
using System.Text.Json.Serialization;
using CallCoach.Server.Api;
using CallCoach.Server.Hubs;
using CallCoach.Server.SignIn;
using CallCoach.Server.Webhooks;
using Serilog;
using Serilog.Events;

namespace CallCoach.Server.Hosting;

/// <summary>The server, put together.</summary>
internal static class ServerHost
{
    /// <param name="replace">What a measurement runs instead of a part of the product.</param>
    public static WebApplication Build(string[] arguments, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = arguments,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        var settings = Settings.Read(builder.Configuration);
        builder.WebHost.UseUrls(settings.Listen.AbsoluteUri);
        builder.WebHost.ConfigureKestrel(DoorLimits.Set);
        AddLogging(builder);

        builder.Services.AddSingleton(settings);
        builder.Services.AddProduct(settings);
        builder.Services.AddSignIn(settings);
        builder.Services.AddWorkers();
        builder.Services.AddSingleton<WebhookDoor>();
        builder.Services.AddSingleton<StreamTokens>();
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi(options => options.AddOperationTransformer(Described.AddTo));
        builder.Services.ConfigureHttpJsonOptions(json => Json(json.SerializerOptions));
        builder.Services.AddSignalR().AddJsonProtocol(json => Json(json.PayloadSerializerOptions));

        replace?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseMiddleware<WebhookMeter>();
        app.UseWebSockets(new() { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        app.UseMiddleware<PublicAddress>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseRouting();
        app.UseStatusCodePages();
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.UseMiddleware<SameOrigin>();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapHealth();
        app.MapWebhooks(settings);
        app.MapSession();
        var api = app.MapGroup("/api");
        api.MapCounters();
        api.MapCounting();
        api.MapDays();
        api.MapPlans();
        api.MapScreens();
        api.MapCalls();
        api.MapTags();
        api.MapTalk();
        api.MapLive();
        api.MapCorrections();
        api.MapTranscripts();
        api.MapJobs();
        api.MapAlerts();
        api.MapExamples();
        api.MapAnswers();
        api.MapModel();
        api.MapStopList();
        api.MapClients();
        api.MapFunnel();
        api.MapDepartment();
        api.MapCompetitors();
        api.MapMentions();
        app.MapHub<SupervisionHub>("/hubs/supervision");
        app.MapHub<BoardHub>("/hubs/board");
        app.MapOpenApi();
        app.MapPages();
        return app;
    }

    /// <summary>How every answer is written.</summary>
    internal static void Json(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.RespectRequiredConstructorParameters = true;
        options.RespectNullableAnnotations = true;
    }

    private static void AddLogging(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(
            new LoggerConfiguration()
                .MinimumLevel.Information()
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .ReadFrom.Configuration(builder.Configuration)
                .Enrich.FromLogContext()
                .WriteTo.Console(
                    outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext} {Message:lj} {Properties:j}{NewLine}{Exception}",
                    formatProvider: System.Globalization.CultureInfo.InvariantCulture)
                .CreateLogger(),
            dispose: true);
    }
}
