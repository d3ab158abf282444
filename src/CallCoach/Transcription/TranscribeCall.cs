using CallCoach.Calls;
using CallCoach.Jobs;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Transcription;

/// <summary>
/// Fifth stage: turns a kept recording into utterances. Where no engine hears the call's language now, the call is kept as
/// waiting for one, and <see cref="AwaitingCalls"/> sends it back here when there is one.
/// </summary>
public sealed class TranscribeCall(Hearing hearing, Department department, Clocks clocks) : IStep
{
    public Stage Stage => Stage.Transcribe;

    public Task<bool> IsDueAsync(Call call, CallCoachDb db, CancellationToken cancel) => call.Engine is null
        ? db.Recordings.AnyAsync(r => r.CallId == call.Id && r.State == RecordingState.Ready, cancel)
        : Task.FromResult(false);

    public async Task<Save> RunAsync(Call call, CallCoachDb db, CancellationToken cancel)
    {
        var recording = await db.Recordings.SingleAsync(r => r.CallId == call.Id, cancel);
        var language = new ExpectedLanguage(call.Language ?? department.Language, IsKnown: call.Language is not null);
        if (hearing.EngineFor(language.Code) is not { } engine)
            return (_, _) =>
            {
                call.AwaitedLanguage = language.Code;
                return Task.CompletedTask;
            };

        var heard = await hearing.HearAsync(engine, recording, language, cancel);
        return async (saving, stop) =>
        {
            await saving.Utterances.Where(u => u.CallId == call.Id).ExecuteDeleteAsync(stop);
            saving.Utterances.AddRange(heard.Lines.Select((line, ordinal) => new Utterance
            {
                CallId = call.Id,
                Ordinal = ordinal,
                Speaker = line.Speaker,
                Start = line.Start,
                End = line.End,
                Text = line.Text,
                Confidence = line.Confidence,
            }));
            (call.Engine, call.EngineModel, call.Language) = (heard.Engine, heard.Model, heard.Language);
            (call.HeardAt, call.TranscriptId) = (clocks.Domain.GetUtcNow(), null);
            (call.Waited, call.AwaitedLanguage) = (call.Waited || call.AwaitedLanguage is not null, null);
        };
    }
}
