using System.Security.Claims;
using CallCoach.Calls;
using CallCoach.People;
using CallCoach.Server.SignIn;
using CallCoach.Storage;
using CallCoach.Talk;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

/// <param name="Speaker">Null where both voices are in one channel.</param>
/// <param name="Share">Its share of all talk, 0 to 1; null where nobody speaks or the voices are not apart.</param>
/// <param name="LongestMonologueStart">Seconds from the recording's beginning.</param>
/// <param name="WordsPerMinute">Of its speech; null without a transcript, or with too little speech.</param>
/// <param name="SpeechLevel">In decibels of full scale; null where nobody speaks.</param>
internal sealed record SideView(
    Speaker? Speaker, double TalkSeconds, double? Share, int? Turns, double? LongestMonologueSeconds, double? LongestMonologueStart, int? Interruptions,
    int? BackChannels, double? WordsPerMinute, double? SpeechLevel, double ClippedShare, bool Silent, bool Quiet, bool Clipped);

/// <param name="Separated">Each side has a channel of its own.</param>
/// <param name="Sides">The client first.</param>
internal sealed record TalkView(
    double DurationSeconds, double SilenceSeconds, double LongestSilenceSeconds, double? LongestSilenceStart, double? OverlapSeconds, bool Separated,
    IReadOnlyList<SideView> Sides);

/// <param name="Speaker">Null where both voices are in one channel.</param>
/// <param name="Peaks">The loudest sample in equal parts of the duration; 255 is the loudest of the recording.</param>
internal sealed record WaveformChannelView(Speaker? Speaker, byte[] Peaks);

/// <param name="Loudest">The loudest sample of the recording, as a share of full scale.</param>
/// <param name="Channels">The client's first.</param>
internal sealed record WaveformView(double DurationSeconds, double Loudest, IReadOnlyList<WaveformChannelView> Channels);

/// <summary>What a call's recording says about the conversation, and its outline for the player.</summary>
internal static class TalkApi
{
    public static void MapTalk(this IEndpointRouteBuilder api) => api.MapGet("/calls/{id:long}/waveform", DrawAsync);

    /// <returns>Null while the recording is not measured.</returns>
    public static async Task<TalkView?> OfAsync(CallCoachDb db, Recording recording, IReadOnlyList<Utterance> said, CancellationToken cancel)
    {
        if (await db.Talk.Include(one => one.Channels).AsNoTracking()
            .SingleOrDefaultAsync(one => one.CallId == recording.CallId && one.RecordingId == recording.ProviderRecordingId, cancel) is not { } talk)
            return null;
        var separated = talk.Channels.Count > 1;
        var all = talk.Channels.Sum(channel => channel.TalkSeconds);
        return new(
            talk.DurationSeconds, talk.SilenceSeconds, talk.LongestSilenceSeconds, talk.LongestSilenceStart, talk.OverlapSeconds, separated,
            [
                .. talk.Channels.Select(channel => (Channel: channel, Speaker: SpeakerOf(channel.Channel, talk.Channels.Count, recording)))
                    .OrderBy(side => side.Speaker == Speaker.Manager).ThenBy(side => side.Channel.Channel)
                    .Select(side => View(side.Channel, side.Speaker, separated && all > 0 ? side.Channel.TalkSeconds / all : null, said)),
            ]);
    }

    private static SideView View(ChannelTalk side, Speaker? speaker, double? share, IReadOnlyList<Utterance> said) => new(
        speaker, side.TalkSeconds, share, side.Turns, side.LongestMonologueSeconds, side.LongestMonologueStart, side.Interruptions, side.BackChannels,
        SpeakingRate.Of(said.Where(one => speaker is null || one.Speaker == speaker).Select(one => one.Text), side.TalkSeconds),
        side.SpeechLevel, side.ClippedShare, side.IsSilent, side.IsQuiet, side.IsClipped);

    private static async Task<IResult> DrawAsync(long id, ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var visible = db.Calls.VisibleTo(AccountClaims.VisibilityOf(user)).Where(call => call.Id == id);
        var found = await (
            from call in visible
            join recording in db.Recordings on call.Id equals recording.CallId
            join talk in db.Talk on new { recording.CallId, RecordingId = recording.ProviderRecordingId } equals new { talk.CallId, talk.RecordingId }
            join waveform in db.Waveforms on call.Id equals waveform.CallId
            where recording.State == RecordingState.Ready
            select new { recording, talk.DurationSeconds, waveform }).AsNoTracking().SingleOrDefaultAsync(cancel);
        return found is null
            ? Results.Problem(statusCode: 404, title: "No waveform")
            : Results.Ok(new WaveformView(found.DurationSeconds, found.waveform.Loudest,
            [
                .. found.waveform.PeaksByChannel.Select((peaks, channel) => new WaveformChannelView(SpeakerOf(channel, found.waveform.Channels, found.recording), peaks))
                    .OrderBy(channel => channel.Speaker == Speaker.Manager),
            ]));
    }

    private static Speaker? SpeakerOf(int channel, int channels, Recording recording) =>
        channels > 1 && recording.SpeakerOf(channel) is not Speaker.Unknown and var speaker ? speaker : null;
}
