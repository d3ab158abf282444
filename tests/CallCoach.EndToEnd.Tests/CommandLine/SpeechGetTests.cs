using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using CallCoach.EndToEnd.Tests.Processes;

namespace CallCoach.EndToEnd.Tests.CommandLine;

/// <summary>A model of whisper.cpp's own, which a list of one's own names with its real SHA-1, comes from a server on loopback.</summary>
public sealed partial class SpeechGetTests : IAsyncDisposable
{
    private const string Name = "for-tests-tiny";
    private const string Tag = "ETag: \"first\"\r\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("callcoach-speech-").FullName;
    private readonly byte[] _model = File.ReadAllBytes(WhisperCpp.EmptyModel());
    private readonly ConcurrentQueue<Answer> _answers = new();
    private readonly LoopbackHttp _publisher;

    public SpeechGetTests() => _publisher = new(request => Task.FromResult(_answers.TryDequeue(out var scripted) ? scripted : Asked(request.Head)));

    private string Models => Path.Combine(_folder, "speech", "models");

    public async ValueTask DisposeAsync()
    {
        await _publisher.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_model_comes_whole_with_progress_and_the_list_shows_it()
    {
        List(Name, Sha1);
        (await ListedAsync()).ShouldHaveSingleItem().Here.ShouldBeFalse();

        var end = await RunAsync("get", Name);

        end.ExitCode.ShouldBe(0, end.ToString());
        end.OutputLines.ShouldHaveSingleItem().ShouldContain("is here and whole");
        end.ErrorLines[^1].ShouldEndWith("100 %");
        (await File.ReadAllBytesAsync(Directory.EnumerateFiles(Models).ShouldHaveSingleItem())).ShouldBe(_model);
        var row = (await ListedAsync()).ShouldHaveSingleItem();
        (row.Name, row.Here, row.Intact).ShouldBe((Name, true, true));
        (await RunAsync("get", Name)).OutputLines.ShouldHaveSingleItem().ShouldContain("is here already");
        _publisher.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_cut_off_is_gone_on_with()
    {
        List(Name, Sha1);
        var half = _model.Length / 2;
        _answers.Enqueue(new(200, _model[..half]) { Headers = Tag, Announced = _model.Length });

        var cut = await RunAsync("get", Name);

        cut.ExitCode.ShouldBe(1, cut.ToString());
        cut.ErrorLines[^1].ShouldContain("the same command goes on from there");
        (await ListedAsync()).ShouldHaveSingleItem().Here.ShouldBeFalse();

        var end = await RunAsync("get", Name);

        end.ExitCode.ShouldBe(0, end.ToString());
        _publisher.Requests.Last().ShouldContain($"Range: bytes={half}-");
        (await File.ReadAllBytesAsync(Directory.EnumerateFiles(Models).ShouldHaveSingleItem())).ShouldBe(_model);
        (await ListedAsync()).ShouldHaveSingleItem().Intact.ShouldBe(true);
    }

    [Fact]
    public async Task What_has_another_hash_than_the_list_says_leaves_nothing()
    {
        List(Name, new string('0', 40));

        var end = await RunAsync("get", Name);

        end.ExitCode.ShouldBe(1, end.ToString());
        end.ErrorLines[^1].ShouldContain("SHA-1");
        Directory.EnumerateFiles(Models).ShouldBeEmpty();
        (await ListedAsync()).ShouldHaveSingleItem().Here.ShouldBeFalse();
    }

    [Theory]
    [InlineData("../../elsewhere", "https://models.example/a.bin")]
    [InlineData(Name, "http://models.example/a.bin")]
    public async Task A_list_that_names_a_place_outside_or_an_unsafe_address_is_refused(string name, string address)
    {
        List(name, Sha1, address);

        var end = await RunAsync("list");

        end.ExitCode.ShouldBe(2, end.ToString());
        end.ErrorLines.ShouldHaveSingleItem().ShouldContain("CallCoach:Speech:ModelsFile");
    }

#pragma warning disable CA5350 // As published.
    private string Sha1 => Convert.ToHexStringLower(SHA1.HashData(_model));
#pragma warning restore CA5350

    private void List(string name, string sha1, string? address = null) => File.WriteAllText(
        Path.Combine(_folder, "list.json"),
        JsonSerializer.Serialize(new[] { new { name, size = "1 MiB", sha1, licence = "MIT", address = address ?? $"{_publisher.Address}{Name}.bin" } }));

    private async Task<IReadOnlyList<Row>> ListedAsync() =>
        JsonSerializer.Deserialize<List<Row>>((await RunAsync("list", "--json")).Output, JsonSerializerOptions.Web)!;

    private Task<ProgramEnd> RunAsync(params string[] arguments) => ProgramRun.OfAsync(
        BuildOutput.Server,
        ["speech", .. arguments],
        new Dictionary<string, string>(StringComparer.Ordinal) { ["DataDirectory"] = _folder, ["Speech:ModelsFile"] = Path.Combine(_folder, "list.json") });

    private Answer Asked(string head)
    {
        var from = Range().Match(head) is { Success: true } range ? int.Parse(range.Groups["from"].Value, CultureInfo.InvariantCulture) : 0;
        return from == 0
            ? new(200, _model) { Headers = Tag }
            : new(206, _model[from..]) { Headers = $"{Tag}Content-Range: bytes {from}-{_model.Length - 1}/{_model.Length}\r\n" };
    }

    [GeneratedRegex(@"^Range: bytes=(?<from>\d+)-\r$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Multiline, 1000)]
    private static partial Regex Range();

    private sealed record Row(string Name, bool Here, bool? Intact);
}
