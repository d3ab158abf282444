using System.Net;
using System.Security.Cryptography;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Telephony;
using CallCoach.EndToEnd.Tests.Webhooks;

namespace CallCoach.EndToEnd.Tests.Recordings;

/// <summary>An exchange may record in any usual form, whatever its address ends in.</summary>
[Collection(typeof(FrontDoor))]
public sealed class RecordingFormTests(DepartmentServer department)
{
    [Theory]
    [InlineData("mp3", "Mp3")]
    [InlineData("flac", "Flac")]
    public async Task A_recording_of_another_form_is_heard_and_can_be_played_from_anywhere_in_it(string ending, string form)
    {
        var manager = await department.HireAsync(department.South);
        var conversation = new Conversation(manager.DeskPhone);
        var came = await MadeAsync(ending);
        department.Recordings.Keep(ending, came);
        using (var answer = await department.Exchange.PostAsync(conversation.ToJsonWithRecording(department.Recordings.AddressOf(ending))))
            answer.IsSuccessStatusCode.ShouldBeTrue();

        var through = await department.ThroughAsync(manager);
        (through.Recording, through.Failure, through.Engine).ShouldBe(("ready", null, "pocketsphinx"));
        through.Media!.Channels.ShouldBe(2);
        through.Utterances!.ShouldContain(u => u.Speaker == "client" && u.Text.Contains("competitor", StringComparison.Ordinal));
        department.Stored.Read(
            $"SELECT OriginalFormat, OriginalBytes, OriginalHash FROM Recordings WHERE CallId = {through.Id}",
            row => (row.GetString(0), row.GetInt64(1), row.GetString(2))).ShouldBe([(form, came.Length, Convert.ToHexStringLower(SHA256.HashData(came)))]);

        var start = await PartAsync(through, "bytes=0-3");
        start.Bytes.ShouldBe("fLaC"u8.ToArray());
        var middle = await PartAsync(through, $"bytes={start.Whole / 2}-{(start.Whole / 2) + 99}");
        middle.Bytes.Length.ShouldBe(100);
    }

    /// <summary>A part of the recording, and how many bytes there are in all.</summary>
    private async Task<(byte[] Bytes, long Whole)> PartAsync(CallView call, string range)
    {
        using var answer = await department.Administrator.SendAsync(HttpMethod.Get, $"api/calls/{call.Id}/recording", headers: ("Range", range));
        (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.PartialContent, "audio/flac"));
        return (await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentRange!.Length!.Value);
    }

    private static async Task<byte[]> MadeAsync(string ending)
    {
        var folder = Directory.CreateTempSubdirectory("callcoach-form-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "call.wav"), await TelephoneRecording.OfAsync(
                new SpokenLine("manager", "good morning how many racks do you need"),
                new SpokenLine("client", "your competitor offers the same racks cheaper")));
            var end = await ProgramRun.OfToolAsync("ffmpeg", ["-nostdin", "-v", "error", "-i", "call.wav", "-b:a", "64k", "call." + ending], folder);
            end.ExitCode.ShouldBe(0, end.ToString());
            return await File.ReadAllBytesAsync(Path.Combine(folder, "call." + ending));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
