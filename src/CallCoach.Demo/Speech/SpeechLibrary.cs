using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CallCoach.Demo.Company;
using CallCoach.Demo.Scripts;

namespace CallCoach.Demo.Speech;

/// <summary>A recording on disk and where each line of its script lies in it.</summary>
public sealed record SpokenCall(string File, Timeline Timeline);

/// <summary>
/// The synthesised recordings of the English scripts. A recording is named by a hash of its words, voices and traits, so
/// it is made once and again only when one of these changes.
/// </summary>
/// <param name="folder">Where the recordings lie.</param>
public sealed class SpeechLibrary(string folder)
{
    private const string Recipe = "two channels, 8 kHz, line noise, recipe 1";
    private const int LineNoise = 3;

    public static string DefaultFolder => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "callcoach-demo", "speech");

    /// <summary>Synthesises what is not there yet.</summary>
    /// <returns>How many recordings were made.</returns>
    /// <exception cref="MissingException">flite is missing or failed.</exception>
    public async Task<int> PrepareAsync(ScriptLibrary scripts, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var missing = Needed(scripts).Where(call => !File.Exists(TimelineFile(call.Script, call.Voice))).ToList();
        await Parallel.ForEachAsync(missing, cancel, async (call, stop) => await SynthesiseAsync(call.Script, call.Voice, stop));
        return missing.Count;
    }

    /// <summary>The recording of a script as this manager speaks it.</summary>
    public SpokenCall Find(ScriptedCall script, Manager manager)
    {
        var timeline = JsonSerializer.Deserialize<Timeline>(File.ReadAllText(TimelineFile(script, manager.Voice)))!;
        return new(WaveFile(script, manager.Voice), timeline);
    }

    private static IEnumerable<(ScriptedCall Script, string Voice)> Needed(ScriptLibrary scripts)
    {
        foreach (var call in scripts.Day.Where(call => call is { Spoken: true, Lines.Count: > 0 }))
            yield return (call, Cast.ManagerOf(call.By).Voice);
        foreach (var call in scripts.Cold)
        {
            foreach (var voice in Cast.Managers.Where(manager => manager.CallsPerHour is not null).Select(manager => manager.Voice).Distinct())
                yield return (call, voice);
        }
    }

    private async Task SynthesiseAsync(ScriptedCall script, string managerVoice, CancellationToken cancel)
    {
        var spoken = new List<short[]>();
        foreach (var line in script.Lines)
        {
            var voice = line.Speaker == Speaker.Client ? Cast.ClientVoice : managerVoice;
            spoken.Add(Resampling.Halve(await Flite.SpeakAsync(voice, line.Text, cancel)));
        }
        var conversation = script.Client.Length > 0;
        var timeline = Timeline.Of([.. spoken.Select(samples => (double)samples.Length / TwoChannelWave.SampleRate)], conversation);

        var length = (int)Math.Ceiling(timeline.Seconds * TwoChannelWave.SampleRate);
        var noise = new Random(7);
        var channels = new[] { Noise(length, noise), Noise(length, noise) };
        // The first channel is the parent leg: the manager's on an outbound call, the client's on an inbound one.
        var clientChannel = script.Direction == Direction.Outbound ? 1 : 0;
        foreach (var (line, samples, span) in script.Lines.Zip(spoken, timeline.Spans))
        {
            var channel = channels[line.Speaker == Speaker.Client ? clientChannel : 1 - clientChannel];
            samples.CopyTo(channel, (int)(span.Start * TwoChannelWave.SampleRate));
        }
        await SaveAsync(script, managerVoice, channels, timeline, cancel);
    }

    private async Task SaveAsync(ScriptedCall script, string managerVoice, short[][] channels, Timeline timeline, CancellationToken cancel)
    {
        var wave = WaveFile(script, managerVoice);
        await using (var stream = File.Create(wave + ".part"))
            TwoChannelWave.Write(stream, channels[0], channels[1], script.Recording == RecordingTrait.MuLaw);
        File.Move(wave + ".part", wave, overwrite: true);
        // The timeline is written last: where it lies, the recording is whole.
        var spans = TimelineFile(script, managerVoice);
        await File.WriteAllTextAsync(spans + ".part", JsonSerializer.Serialize(timeline), cancel);
        File.Move(spans + ".part", spans, overwrite: true);
    }

    private static short[] Noise(int length, Random random)
    {
        var samples = new short[length];
        for (var i = 0; i < length; i++)
            samples[i] = (short)random.Next(-LineNoise, LineNoise + 1);
        return samples;
    }

    private string WaveFile(ScriptedCall script, string managerVoice) => Path.Combine(folder, Name(script, managerVoice) + ".wav");

    private string TimelineFile(ScriptedCall script, string managerVoice) => Path.Combine(folder, Name(script, managerVoice) + ".json");

    private static string Name(ScriptedCall script, string managerVoice)
    {
        var words = string.Join('\n', script.Lines.Select(line => $"{line.Speaker}: {line.Text}"));
        var all = string.Join('\n', Recipe, managerVoice, Cast.ClientVoice, script.Recording == RecordingTrait.MuLaw, script.Direction, words);
        return $"{script.Key}-{managerVoice}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..12]}";
    }
}
