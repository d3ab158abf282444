using System.Text.Json;
using CallCoach.EndToEnd.Tests.Clients;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Telephony;

[assembly: AssemblyFixture(typeof(NodeClients))]

namespace CallCoach.EndToEnd.Tests.Clients;

/// <summary>Clients written by others, run by Node; their packages are installed when the first test wants one.</summary>
public sealed class NodeClients
{
    private readonly Lazy<Task> _installed = new(InstallAsync);

    /// <summary>What Twilio's own library makes of each form.</summary>
    internal async Task<IReadOnlyList<string>> SignAsync(string token, params (string Url, Form Form)[] requests)
    {
        await _installed.Value;
        var lines = requests.Select(request => JsonSerializer.Serialize(
            new { token, url = request.Url, @params = ParametersOf(request.Form) },
            JsonSerializerOptions.Web));
        var end = await ProgramRun.OfToolAsync("node", ["sign.mjs"], BuildOutput.Node, string.Join('\n', lines) + "\n");
        end.ExitCode.ShouldBe(0, end.ToString());
        return end.OutputLines;
    }

    /// <summary>Every kind of address, spelling, body and token, as Twilio's own library signs them; a line of JSON each.</summary>
    internal async Task<IReadOnlyList<string>> SignedCasesAsync()
    {
        await _installed.Value;
        var end = await ProgramRun.OfToolAsync("node", ["cases.mjs"], BuildOutput.Node);
        end.ExitCode.ShouldBe(0, end.ToString());
        return end.OutputLines;
    }

    /// <summary>A connection to the hub, made with the client that the page uses.</summary>
    internal async Task<HubClient> ConnectAsync(Uri server, string cookie, string hub = "hubs/supervision")
    {
        await _installed.Value;
        var client = new HubClient(new Uri(server, hub), cookie);
        try
        {
            await client.ConnectAsync();
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>What an independent validator has against answers of a REST API.</summary>
    /// <param name="description">The API's OpenAPI file.</param>
    /// <param name="path">As the description names it.</param>
    /// <param name="bodies">None to hear what it has against the description's own examples.</param>
    internal async Task<IReadOnlyList<string>> ComplaintsAsync(string description, string path, params JsonElement[] bodies)
    {
        await _installed.Value;
        var lines = bodies.Length == 0
            ? [JsonSerializer.Serialize(new { path })]
            : bodies.Select(body => JsonSerializer.Serialize(new { path, body }));
        var end = await ProgramRun.OfToolAsync("node", ["schema.mjs", description], BuildOutput.Node, string.Join('\n', lines) + "\n");
        end.ExitCode.ShouldBe(0, end.ToString());
        return [.. end.OutputLines.SelectMany(line => JsonSerializer.Deserialize<string[]>(line)!)];
    }

    /// <summary>A repeated one as its values.</summary>
    private static Dictionary<string, object> ParametersOf(Form form) => form
        .GroupBy(field => field.Key, field => field.Value, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, object (same) => same.Count() == 1 ? same.Single() : same.ToList(), StringComparer.Ordinal);

    private static async Task InstallAsync()
    {
        var made = new FileInfo(Path.Combine(BuildOutput.Node, "node_modules", ".package-lock.json"));
        if (made.Exists && made.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(BuildOutput.Node, "package-lock.json")))
            return;
        var end = await ProgramRun.OfToolAsync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], BuildOutput.Node);
        end.ExitCode.ShouldBe(0, end.ToString());
    }
}
