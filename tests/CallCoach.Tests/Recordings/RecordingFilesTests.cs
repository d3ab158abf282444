using CallCoach.Recordings;

namespace CallCoach.Tests.Recordings;

public sealed class RecordingFilesTests : IDisposable
{
    private const string Name = "2026-11/1.wav";

    private readonly string _folder = Directory.CreateTempSubdirectory("callcoach-").FullName;
    private readonly RecordingFiles _files;

    public RecordingFilesTests() => _files = new(new(_folder));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_kept_file_is_whole_and_for_its_owner_only()
    {
        await KeepAsync(3);

        (await File.ReadAllBytesAsync(_files.PathOf(Name))).ShouldBe([3]);
        File.GetUnixFileMode(_files.PathOf(Name)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task While_a_file_is_written_it_is_not_there()
    {
        using var part = _files.Begin(Name);
        await part.WriteAsync(file => file.WriteAsync(new byte[] { 1 }).AsTask());
        _files.Exists(Name).ShouldBeFalse();
        File.GetUnixFileMode(part.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        part.Keep(Name);
        _files.Exists(Name).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_broke_off_or_is_not_kept_leaves_nothing_and_keeps_the_one_before()
    {
        await KeepAsync(7);

        using (var part = _files.Begin(Name))
            await Should.ThrowAsync<IOException>(() => part.WriteAsync(_ => throw new IOException("cut")));
        using (var part = _files.Begin(Name))
            await part.WriteAsync(file => file.WriteAsync(new byte[] { 8 }).AsTask());

        Files().ShouldBe([_files.PathOf(Name)]);
        (await File.ReadAllBytesAsync(_files.PathOf(Name))).ShouldBe([7]);
    }

    [Fact]
    public async Task A_call_whose_recording_is_fetched_anew_has_no_file_of_the_old_one_under_any_ending()
    {
        var day = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
        foreach (var ending in new[] { RecordingFiles.WaveEnding, RecordingFiles.PackedEnding })
            await Parts.KeepAsync(_files, RecordingFiles.NameOf(1, day, ending), [1]);
        await Parts.KeepAsync(_files, RecordingFiles.NameOf(11, day, RecordingFiles.WaveEnding), [1]);

        _files.Remove(1, day);

        Files().ShouldBe([_files.PathOf("2026-11/11.wav")]);
    }

    [Fact]
    public async Task Fetched_again_a_recording_replaces_the_one_before()
    {
        await KeepAsync(1);
        await KeepAsync(2);

        await using var kept = _files.Open(Name);
        kept.ReadByte().ShouldBe(2);
    }

    [Fact]
    public async Task What_a_killed_process_left_half_written_is_swept_and_whole_files_stay()
    {
        await KeepAsync(1);
        await File.WriteAllTextAsync(_files.PathOf("2026-11/2.wav.0badc0de.part"), "half");

        _files.Sweep();

        Files().ShouldBe([_files.PathOf(Name)]);
    }

    [Fact]
    public void Sweeping_makes_the_folder_when_it_is_not_there()
    {
        var folder = Path.Combine(_folder, "new", "recordings");
        new RecordingFiles(new(folder)).Sweep();

        Directory.Exists(folder).ShouldBeTrue();
    }

    [Theory]
    [InlineData("../1.wav")]
    [InlineData("2026-11/../../1.wav")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public void A_path_outside_the_folder_is_refused(string name) => Should.Throw<ArgumentException>(() => _files.PathOf(name));

    [Fact]
    public void A_folder_whose_name_only_begins_alike_is_outside()
    {
        var sibling = $"../{Path.GetFileName(_folder)}-other/1.wav";

        Should.Throw<ArgumentException>(() => _files.PathOf(sibling));
    }

    [Fact]
    public void Recordings_lie_in_a_folder_a_month_of_universal_time()
    {
        var newYear = new DateTimeOffset(2027, 1, 1, 0, 30, 0, TimeSpan.FromHours(1));

        RecordingFiles.NameOf(42, newYear, RecordingFiles.WaveEnding).ShouldBe("2026-12/42.wav");
    }

    private Task KeepAsync(byte content) => Parts.KeepAsync(_files, Name, [content]);

    private string[] Files() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);
}
