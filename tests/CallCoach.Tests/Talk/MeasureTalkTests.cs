using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.Recordings;
using CallCoach.Talk;
using CallCoach.Tests.Jobs;
using CallCoach.Tests.Recordings;
using CallCoach.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Tests.Talk;

public sealed class MeasureTalkTests : IDisposable
{
    private readonly TestDatabase _database = new();
    private readonly RecordingFiles _files;
    private readonly MeasureTalk _step;

    public MeasureTalkTests()
    {
        _files = new(new(Path.Combine(_database.Folder, "recordings")));
        _step = new(new(_files, AudioPrograms.Installed));
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task The_measures_and_the_outline_of_a_recording_are_kept_with_its_call()
    {
        var call = await AddRecordedAsync([Spoken.Channel(20, -25, (1, 5.1)), Spoken.Channel(20, -50, (6, 14.1))]);
        await _step.RunAsync(_database, call.Id);

        var talk = await TalkAsync(call.Id);
        (talk.RecordingId, talk.DurationSeconds).ShouldBe(("RE1", 20));
        talk.SilenceSeconds.ShouldBe(7.8, 0.03);
        talk.LongestSilenceStart!.Value.ShouldBe(14.1, 0.02);
        talk.LongestSilenceSeconds.ShouldBe(5.9, 0.02);
        talk.Channels.OrderBy(c => c.Channel).Select(c => (c.Turns, c.Interruptions, c.BackChannels, c.IsQuiet, c.IsSilent, c.IsClipped))
            .ShouldBe([(1, 0, 0, false, false, false), (1, 0, 0, true, false, false)]);
        var waveform = await _database.ReadAsync(db => db.Waveforms.SingleAsync());
        waveform.PeaksByChannel.Select(peaks => peaks.Length).ShouldBe([Overview.MostParts, Overview.MostParts]);
        waveform.PeaksByChannel[0].ShouldContain((byte)255);
    }

    [Fact]
    public async Task Of_both_voices_in_one_channel_nothing_is_said_that_needs_them_apart()
    {
        var call = await AddRecordedAsync([Spoken.Channel(20, -25, (1, 5.1), (6, 14.1))]);
        await _step.RunAsync(_database, call.Id);

        var talk = await TalkAsync(call.Id);
        talk.OverlapSeconds.ShouldBeNull();
        var only = talk.Channels.ShouldHaveSingleItem();
        only.TalkSeconds.ShouldBe(12.2, 0.03);
        (only.Turns, only.LongestMonologueSeconds, only.LongestMonologueStart, only.Interruptions, only.BackChannels).ShouldBe((null, null, null, null, null));
    }

    [Fact]
    public async Task An_empty_and_a_clipped_channel_are_told()
    {
        var call = await AddRecordedAsync([new short[8000 * 9], Spoken.Channel(9, 20, (1, 5))]);
        await _step.RunAsync(_database, call.Id);

        (await TalkAsync(call.Id)).Channels.OrderBy(c => c.Channel).Select(c => (c.IsSilent, c.IsClipped)).ShouldBe([(true, false), (false, true)]);
    }

    [Fact]
    public async Task A_kept_recording_is_due_until_it_is_measured_and_again_when_another_takes_its_place()
    {
        var call = await AddRecordedAsync([Spoken.Channel(5, -25, (1, 3)), new short[8000 * 5]]);
        (await IsDueAsync(call)).ShouldBeTrue();
        await _step.RunAsync(_database, call.Id);
        (await IsDueAsync(call)).ShouldBeFalse();

        await _database.ChangeAsync(async db => (await db.Recordings.SingleAsync()).ProviderRecordingId = "RE2");
        (await IsDueAsync(call)).ShouldBeTrue();
        await _step.RunAsync(_database, call.Id);

        (await IsDueAsync(call)).ShouldBeFalse();
        (await TalkAsync(call.Id)).RecordingId.ShouldBe("RE2");
        (await _database.ReadAsync(db => db.Talk.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_call_without_a_kept_recording_is_not_due()
    {
        var unrecorded = await _database.AddCallAsync();

        (await IsDueAsync(unrecorded)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_recording_that_is_gone_is_left_unmeasured()
    {
        var call = await AddRecordedAsync([Spoken.Channel(5, -25, (1, 3)), new short[8000 * 5]]);
        Directory.Delete(Path.Combine(_database.Folder, "recordings"), recursive: true);
        await _step.RunAsync(_database, call.Id);

        (await _database.ReadAsync(db => db.Talk.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_packed_recording_is_measured_as_the_sound_that_came()
    {
        short[][] sound = [Spoken.Channel(20, -25, (1, 5)), Spoken.Channel(20, -25, (6, 9))];
        var (came, packed) = (await AddRecordedAsync(sound), await AddPackedAsync(sound));
        await _step.RunAsync(_database, came.Id);
        await _step.RunAsync(_database, packed.Id);

        (await WaveformAsync(packed.Id)).ShouldBe(await WaveformAsync(came.Id));
        (await TalkAsync(packed.Id)).Channels.Select(channel => channel.TalkSeconds).ShouldBe((await TalkAsync(came.Id)).Channels.Select(channel => channel.TalkSeconds));
    }

    [Fact]
    public async Task While_the_audio_program_is_missing_a_packed_recording_waits_to_be_measured()
    {
        var packed = await AddPackedAsync([Spoken.Channel(5, -25, (1, 3))]);
        var withoutProgram = new MeasureTalk(new(_files, AudioPrograms.Missing));

        (await Should.ThrowAsync<RetryException>(() => withoutProgram.RunAsync(_database, packed.Id))).Kind.ShouldBe(FailureKind.AudioProgram);
        (await IsDueAsync(packed)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_cut_in_the_middle_of_a_sample_is_measured_as_far_as_it_goes()
    {
        var whole = Bytes([Spoken.Channel(20, -25, (1, 5)), Spoken.Channel(20, -25, (6, 9))]);
        var call = await AddRecordedAsync(whole[..^((8000 * 4 * 8) + 3)]);
        await _step.RunAsync(_database, call.Id);

        (await TalkAsync(call.Id)).DurationSeconds.ShouldBe(12, 0.001);
    }

    [Fact]
    public async Task Both_tables_go_with_the_call()
    {
        var call = await AddRecordedAsync([Spoken.Channel(5, -25, (1, 3)), new short[8000 * 5]]);
        await _step.RunAsync(_database, call.Id);

        await _database.ChangeAsync(db => db.Calls.Where(c => c.Id == call.Id).ExecuteDeleteAsync());

        (await _database.ReadAsync(db => db.Database.SqlQuery<int>(
            $"SELECT (SELECT count(*) FROM Talk) + (SELECT count(*) FROM ChannelTalk) + (SELECT count(*) FROM Waveforms) AS Value").SingleAsync())).ShouldBe(0);
    }

    private Task<bool> IsDueAsync(Call call) => _database.ReadAsync(db => _step.IsDueAsync(call, db, default));

    private Task<CallTalk> TalkAsync(long callId) => _database.ReadAsync(db => db.Talk.Include(talk => talk.Channels).SingleAsync(talk => talk.CallId == callId));

    private static byte[] Bytes(short[][] channels)
    {
        using var file = new MemoryStream();
        WaveFile.Write(file, new Audio(Spoken.Rate, channels));
        return file.ToArray();
    }

    private Task<byte[]> WaveformAsync(long callId) => _database.ReadAsync(async db => (await db.Waveforms.SingleAsync(waveform => waveform.CallId == callId)).Peaks);

    private async Task<Call> AddPackedAsync(short[][] channels)
    {
        var call = await AddRecordedAsync(channels);
        var wave = RecordingFiles.NameOf(call.Id, call.StartedAt, RecordingFiles.WaveEnding);
        var packed = Path.ChangeExtension(wave, RecordingFiles.PackedEnding);
        await AudioPrograms.Installed.Pack(new(_files.PathOf(wave), SoundFormat.Wav), _files.PathOf(packed), CancellationToken.None);
        await _database.ChangeAsync(async db => (await db.Recordings.SingleAsync(recording => recording.CallId == call.Id)).File = packed);
        return call;
    }

    private Task<Call> AddRecordedAsync(short[][] channels) => AddRecordedAsync(Bytes(channels));

    private async Task<Call> AddRecordedAsync(byte[] bytes)
    {
        var call = await _database.AddCallAsync();
        var name = RecordingFiles.NameOf(call.Id, call.StartedAt, RecordingFiles.WaveEnding);
        await Parts.KeepAsync(_files, name, bytes);
        await _database.AddAsync(new Recording { CallId = call.Id, ProviderRecordingId = "RE1", State = RecordingState.Ready, File = name, Channels = 2, ClientChannel = 1 });
        return call;
    }
}
