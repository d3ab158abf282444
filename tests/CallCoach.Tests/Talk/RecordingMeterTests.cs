using CallCoach.Recordings;
using CallCoach.Talk;

namespace CallCoach.Tests.Talk;

/// <summary>What is heard in sound whose speech is known to the hundredth of a second.</summary>
public sealed class RecordingMeterTests
{
    /// <summary>A frame of 10 ms.</summary>
    private const double Frame = 0.0101;

    private static readonly (double Start, double End)[] Manager = [(0.5, 4.5), (10, 19.3), (30, 33.1)];
    private static readonly (double Start, double End)[] Client = [(5.2, 9.7), (12, 12.5), (20.1, 24.1), (32, 36.1)];

    [Fact]
    public void Speech_is_found_to_a_frame()
    {
        var measured = Spoken.Measured(Spoken.Channel(40, -25, Manager), Spoken.Channel(40, -30, Client));

        AreAt(measured.Channels[0].Units, Manager);
        AreAt(measured.Channels[1].Units, Client);
        (measured.Figures.Duration, measured.Channels.Count).ShouldBe((40, 2));
    }

    [Fact]
    public void Monologue_interruption_back_channel_and_silence_come_out_of_the_sound()
    {
        var figures = Spoken.Measured(Spoken.Channel(40, -25, Manager), Spoken.Channel(40, -30, Client)).Figures;

        var (manager, client) = (figures.Sides[0], figures.Sides[1]);
        IsAt(manager.Monologue!.Value, (10, 19.3));
        IsAt(client.Monologue!.Value, (5.2, 9.7));
        (manager.Turns, manager.Interruptions, manager.BackChannels).ShouldBe((3, 0, 0));
        (client.Turns, client.Interruptions, client.BackChannels).ShouldBe((3, 1, 1));
        IsAt(figures.LongestSilence!.Value, (24.1, 30));
    }

    [Theory]
    [InlineData(-20, false)]
    [InlineData(-40, false)]
    [InlineData(-50, true)]
    public void Very_quiet_speech_is_found_all_the_same_and_its_level_told(double decibels, bool quiet)
    {
        var channel = Spoken.Measured(Spoken.Channel(40, decibels, Manager), Spoken.Channel(40, -25, Client)).Channels[0];

        AreAt(channel.Units, Manager);
        channel.SpeechLevel!.Value.ShouldBe(decibels, 1);
        (channel.SpeechLevel < ChannelTalk.QuietBelow).ShouldBe(quiet);
    }

    [Fact]
    public void An_empty_channel_holds_no_speech_and_the_other_all_of_it()
    {
        var measured = Spoken.Measured(Spoken.Channel(40, -25, Manager), new short[40 * Spoken.Rate]);

        measured.Channels[1].ShouldSatisfyAllConditions(c => c.Units.ShouldBeEmpty(), c => c.SpeechLevel.ShouldBeNull(), c => c.ClippedShare.ShouldBe(0));
        measured.Figures.Sides[1].ShouldBe(new SideFigures(0, 0, null, 0, 0));
        measured.Figures.Sides[0].Seconds.ShouldBe(16.4, 3 * Frame);
    }

    [Fact]
    public void Samples_at_full_scale_are_counted()
    {
        var loud = Spoken.Channel(10, 20, (2, 4));

        var measured = Spoken.Measured(loud, Spoken.Channel(10, -20, (5, 8)));

        var counted = (double)loud.Count(sample => Math.Abs((int)sample) >= 32_124) / loud.Length;
        counted.ShouldBeGreaterThan(0.1);
        measured.Channels.Select(channel => channel.ClippedShare).ShouldBe([counted, 0]);
    }

    [Fact]
    public void Both_voices_in_one_channel_are_measured_as_one_side()
    {
        var measured = Spoken.Measured(Spoken.Channel(40, -25, Manager));

        measured.Figures.Sides.ShouldHaveSingleItem().Seconds.ShouldBe(16.4, 3 * Frame);
        measured.Overview.Channels.Count.ShouldBe(1);
    }

    [Fact]
    public void Channels_of_different_lengths_are_measured_as_far_as_each_goes()
    {
        var measured = Spoken.Measured(Spoken.Channel(40, -25, Manager), Spoken.Channel(11, -25, (5.2, 9.7)));

        measured.Figures.Duration.ShouldBe(40);
        AreAt(measured.Channels[0].Units, Manager);
        AreAt(measured.Channels[1].Units, [(5.2, 9.7)]);
        measured.Overview.Channels.Select(peaks => peaks.Length).ShouldBe([Overview.MostParts, Overview.MostParts]);
        measured.Overview.Channels[1].Skip(Overview.MostParts / 2).ShouldAllBe(peak => peak == 0);
    }

    [Fact]
    public void A_second_is_measured_too()
    {
        var measured = Spoken.Measured(Spoken.Channel(1, -25, (0.3, 0.9)), new short[Spoken.Rate]);

        AreAt(measured.Channels[0].Units, [(0.3, 0.9)]);
        measured.Figures.Silence.ShouldBe(0.4, Frame);
        measured.Overview.Channels[0].Length.ShouldBe(100);
    }

    [Fact]
    public void A_plainly_quieter_copy_of_the_other_side_is_echo_and_no_speech()
    {
        var manager = Spoken.Channel(40, -20, Manager);
        var echo = manager.Select((_, i) => i < 800 ? (short)0 : (short)(manager[i - 800] / 20));
        var client = Spoken.Channel(40, -25, (5.2, 9.7), (20.1, 24.1));

        var measured = Spoken.Measured(manager, [.. client.Zip(echo, (own, heard) => (short)(own + heard))]);

        AreAt(measured.Channels[1].Units, [(5.2, 9.7), (20.1, 24.1)]);
        AreAt(measured.Channels[0].Units, Manager);
    }

    [Fact]
    public void A_quiet_word_of_its_own_while_the_other_speaks_is_no_echo()
    {
        var client = new short[40 * Spoken.Rate];
        for (var i = 12 * Spoken.Rate; i < 12.4 * Spoken.Rate; i++)
            client[i] = (short)(260 * Math.Sin(2 * Math.PI * 300 * i / Spoken.Rate));

        AreAt(Spoken.Measured(Spoken.Channel(40, -20, Manager), client).Channels[1].Units, [(12, 12.4)]);
    }

    [Fact]
    public void In_pieces_a_recording_is_measured_as_in_one()
    {
        short[][] channels = [Spoken.Channel(40, -25, Manager), Spoken.Channel(40, -30, Client)];
        var meter = new RecordingMeter();
        for (var at = 0; at < channels[0].Length; at += 777)
            meter.Add(new Audio(Spoken.Rate, [.. channels.Select(channel => channel[at..Math.Min(channel.Length, at + 777)])]));

        var (inPieces, whole) = (meter.Finish(), Spoken.Measured(channels));

        inPieces.Channels.SelectMany(channel => channel.Units).ShouldBe(whole.Channels.SelectMany(channel => channel.Units));
        inPieces.Overview.Channels.SelectMany(peaks => peaks).ShouldBe(whole.Overview.Channels.SelectMany(peaks => peaks));
    }

    private static void AreAt(IReadOnlyList<Stretch> found, (double Start, double End)[] times)
    {
        found.Count.ShouldBe(times.Length);
        foreach (var (stretch, time) in found.Zip(times))
            IsAt(stretch, time);
    }

    private static void IsAt(Stretch found, (double Start, double End) time)
    {
        found.Start.ShouldBe(time.Start, Frame);
        found.End.ShouldBe(time.End, Frame);
    }
}
