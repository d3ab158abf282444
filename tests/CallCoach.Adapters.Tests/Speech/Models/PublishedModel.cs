using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CallCoach.Adapters.Speech.Models;

namespace CallCoach.Adapters.Tests.Speech.Models;

/// <summary>A model of three megabytes on a server on loopback that knows ranges as RFC 9110 has them, and an empty folder to fetch it into.</summary>
internal sealed partial class PublishedModel : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("callcoach-models-").FullName;
    private readonly LoopbackHttp _http;

    public PublishedModel()
    {
        Content = new byte[3 << 20];
        new Random(20_261_122).NextBytes(Content);
        _http = new(request => Task.FromResult(Asked(request.Head)));
#pragma warning disable CA5350 // As published.
        Model = new("base", "3 MiB", Convert.ToHexStringLower(SHA1.HashData(Content)), "MIT", new(_http.Address, "ggml-base.bin"));
#pragma warning restore CA5350
        Folder = new(Path.Combine(_folder, "speech", "models"), [Model]);
    }

    public byte[] Content { get; }

    public SpeechModel Model { get; init; }

    public SpeechModelFolder Folder { get; }

    /// <summary>The strong tag of the file as it is now; null where the server has none.</summary>
    public string? Tag { get; set; } = "\"first\"";

    public bool KnowsRanges { get; set; } = true;

    /// <summary>What happens to an answer on its way; a test's own failure.</summary>
    public Func<Answer, Answer> OnItsWay { get; set; } = answer => answer;

    /// <summary>How many bytes of the file each answer carried.</summary>
    public ConcurrentQueue<(int Status, int Bytes)> Answers { get; } = new();

    public IReadOnlyList<string> Files => Directory.Exists(Folder.Path) ? [.. Directory.EnumerateFiles(Folder.Path).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)] : [];

    public async Task<bool> GetAsync(SpeechModel? model = null, TimeSpan? patience = null, IProgress<(long, long)>? progress = null, CancellationToken cancel = default)
    {
        using var http = new HttpClient();
        return await new SpeechModelDownload(Folder, http, patience ?? TimeSpan.FromSeconds(20)).GetAsync(model ?? Model, (model ?? Model).Address, progress ?? new Told(), cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _http.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Answer Asked(string head)
    {
        var from = KnowsRanges && Range().Match(head) is { Success: true } range && (Tag is null || head.Contains($"If-Range: {Tag}\r", StringComparison.OrdinalIgnoreCase))
            ? int.Parse(range.Groups["from"].Value, CultureInfo.InvariantCulture)
            : 0;
        var tag = Tag is null ? "" : $"ETag: {Tag}\r\n";
        var answer = OnItsWay(
            from == 0 ? new(200, Content) { Headers = tag }
            : from >= Content.Length ? new(416, []) { Headers = $"Content-Range: bytes */{Content.Length}\r\n" }
            : new(206, Content[from..]) { Headers = $"{tag}Content-Range: bytes {from}-{Content.Length - 1}/{Content.Length}\r\n" });
        Answers.Enqueue((answer.Status, answer.Body.Length));
        return answer;
    }

    [GeneratedRegex(@"^Range: bytes=(?<from>\d+)-\r$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Multiline, 1000)]
    private static partial Regex Range();

    internal sealed class Told : IProgress<(long Bytes, long Total)>
    {
        public List<(long Bytes, long Total)> All { get; } = [];

        public void Report((long Bytes, long Total) value) => All.Add(value);
    }
}
