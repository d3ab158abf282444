using CallCoach.Recordings;

namespace CallCoach.Tests.Recordings;

public sealed class RecordingSpaceTests : IDisposable
{
    private const long GiB = 1024L * 1024 * 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("callcoach-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_lies_there_at_the_start_is_counted_without_what_was_left_half_written()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "1.wav"), new byte[100]);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "2.wav.0badc0de.part"), new byte[1000]);
        var (space, _) = Swept();

        space.Look().UsedBytes.ShouldBe(100);
    }

    [Fact]
    public async Task Each_file_is_counted_once_also_when_it_replaces_another()
    {
        var (space, files) = Swept();
        await KeepAsync(files, "1.wav", 100);
        await KeepAsync(files, "2.wav", 50);
        space.Look().UsedBytes.ShouldBe(150);

        await KeepAsync(files, "1.wav", 30);
        space.Look().UsedBytes.ShouldBe(80);
        Swept().Space.Look().UsedBytes.ShouldBe(80);
    }

    [Fact]
    public async Task A_file_that_was_refused_takes_no_room()
    {
        var (space, files) = Swept();

        using (var part = files.Begin("1.wav"))
            await part.WriteAsync(file => file.WriteAsync(new byte[100]).AsTask());

        space.Look().UsedBytes.ShouldBe(0);
    }

    [Fact]
    public async Task The_last_byte_allowed_is_taken_and_not_one_more()
    {
        var (space, files) = Swept(mostBytes: 100);
        await KeepAsync(files, "1.wav", 60);

        (await Should.ThrowAsync<NoRoomException>(() => KeepAsync(files, "2.wav", 41))).Message.ShouldContain("CallCoach:Recordings:MaxTotalGiB");
        space.Look().UsedBytes.ShouldBe(60);

        await KeepAsync(files, "2.wav", 40);
        space.Look().ShouldSatisfyAllConditions(s => s.UsedBytes.ShouldBe(100), s => s.IsFull.ShouldBeTrue());
    }

    [Fact]
    public async Task Files_written_at_once_do_not_take_the_same_room()
    {
        var (space, files) = Swept(mostBytes: 1000);
        var kept = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            try
            {
                await KeepAsync(files, $"{i}.wav", 100);
                return true;
            }
            catch (NoRoomException)
            {
                return false;
            }
        }));

        kept.Count(yes => yes).ShouldBe((int)space.Look().UsedBytes / 100);
        Directory.GetFiles(_folder).Sum(file => new FileInfo(file).Length).ShouldBe(space.Look().UsedBytes);
        space.Look().UsedBytes.ShouldBeLessThanOrEqualTo(1000);
    }

    [Theory]
    [InlineData(100, 10, 9)]
    [InlineData(10, 5, 4.5)]
    [InlineData(10, 0.2, 0)]
    public void The_disk_keeps_five_percent_or_a_gibibyte_free(double total, double free, double limit) =>
        ((double)new RecordingSpace(_folder, disk: () => Of(total, free)).Look().LimitBytes / GiB).ShouldBe(limit, 0.001);

    [Fact]
    public async Task On_a_disk_that_others_fill_the_limit_shrinks_below_the_setting()
    {
        var disk = Of(100, 10);
        var space = new RecordingSpace(_folder, mostBytes: 5 * GiB, () => disk);
        space.Look().LimitBytes.ShouldBe(5 * GiB);

        disk = Of(100, 1);
        space.Look().ShouldBe(new Space(0, 0));
        (await Should.ThrowAsync<NoRoomException>(() => KeepAsync(new RecordingFiles(space), "1.wav", 1))).Message.ShouldContain("disk");
    }

    [Theory]
    [InlineData(79, false, false)]
    [InlineData(80, true, false)]
    [InlineData(99, true, false)]
    [InlineData(100, true, true)]
    public void It_is_nearly_full_at_four_fifths(long used, bool nearly, bool full)
    {
        var space = new Space(used, 100);

        (space.IsNearlyFull, space.IsFull).ShouldBe((nearly, full));
    }

    [Fact]
    public void The_disk_is_asked_about_the_folders_own_file_system()
    {
        var disk = Disk.Below(_folder);

        disk.TotalBytes.ShouldBeGreaterThan(0);
        disk.FreeBytes.ShouldBeInRange(0, disk.TotalBytes);
    }

    private static Disk Of(double totalGiB, double freeGiB) => new((long)(totalGiB * GiB), (long)(freeGiB * GiB));

    private (RecordingSpace Space, RecordingFiles Files) Swept(long? mostBytes = null)
    {
        var space = new RecordingSpace(_folder, mostBytes);
        var files = new RecordingFiles(space);
        files.Sweep();
        return (space, files);
    }

    private static Task KeepAsync(RecordingFiles files, string name, int bytes) => Parts.KeepAsync(files, name, new byte[bytes]);
}
