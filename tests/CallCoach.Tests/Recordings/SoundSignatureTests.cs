using System.Text;
using CallCoach.Calls;
using CallCoach.Recordings;

namespace CallCoach.Tests.Recordings;

public sealed class SoundSignatureTests
{
    [Theory]
    [InlineData("RIFF\0\0\0\0WAVEfmt ", SoundFormat.Wav)]
    [InlineData("RF64\0\0\0\0WAVEds64", SoundFormat.Wav)]
    [InlineData("ID3\u0004\0", SoundFormat.Mp3)]
    [InlineData("\u00FF\u00FB\u0090\u0064", SoundFormat.Mp3)]
    [InlineData("\u00FF\u00E3\u0018\u00C4", SoundFormat.Mp3)]
    [InlineData("OggS\0\u0002", SoundFormat.Ogg)]
    [InlineData("fLaC\0\0\0\u0022", SoundFormat.Flac)]
    [InlineData("\0\0\0\u0020ftypM4A ", SoundFormat.M4a)]
    [InlineData("#!AMR\n\u003C", SoundFormat.Amr)]
    [InlineData("#!AMR-WB\n\u0004", SoundFormat.Amr)]
    public void A_form_is_told_by_its_first_bytes(string head, SoundFormat form) =>
        SoundSignature.Of(Encoding.Latin1.GetBytes(head)).ShouldBe(form);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1/1.ts", "a list of other files")]
    [InlineData("ffconcat version 1.0\nfile /etc/passwd", "Not audio of a known form")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", "a web page or a message")]
    [InlineData("[playlist]\nFile1=/etc/passwd", "Not audio of a known form")]
    [InlineData("v=0\no=- 0 0 IN IP4 127.0.0.1", "Not audio of a known form")]
    [InlineData("\u00FF\u00D8\u00FF\u00E0JFIF", "Not audio of a known form")]
    [InlineData("\u00FF\u00F1\u0050\u0080", "Not audio of a known form")]
    [InlineData("\u001AE\u00DF\u00A3webm", "Not audio of a known form")]
    public void Whatever_else_it_is_called_what_is_no_sound_is_refused(string head, string reason) =>
        Should.Throw<UnreadableRecordingException>(() => SoundSignature.Of(Encoding.Latin1.GetBytes(head))).Message.ShouldContain(reason);

    [Fact]
    public void Bare_GSM_is_told_by_the_beginning_of_each_of_its_frames()
    {
        var frames = new byte[33 * 20];
        for (var at = 0; at < frames.Length; at += 33)
            frames[at] = 0xD5;
        SoundSignature.Of(frames).ShouldBe(SoundFormat.Gsm);

        frames[33 * 7] = 0xC5;
        Should.Throw<UnreadableRecordingException>(() => SoundSignature.Of(frames));
        Should.Throw<UnreadableRecordingException>(() => SoundSignature.Of(frames.AsSpan(0, 33 * 7)));
    }

    [Fact]
    public void Random_bytes_are_hardly_ever_taken_for_sound()
    {
        var random = new Random(20_261_122);
        var bytes = new byte[2048];
        var taken = Enumerable.Range(0, 20_000).Count(_ =>
        {
            random.NextBytes(bytes);
            try
            {
                SoundSignature.Of(bytes);
                return true;
            }
            catch (UnreadableRecordingException)
            {
                return false;
            }
        });

        taken.ShouldBeLessThan(40);
    }
}
