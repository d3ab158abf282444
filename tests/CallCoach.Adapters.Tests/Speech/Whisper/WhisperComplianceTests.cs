using CallCoach.Adapters.Speech.Whisper;
using CallCoach.Transcription;

namespace CallCoach.Adapters.Tests.Speech.Whisper;

public sealed class WhisperCppComplianceTests(RecognisingWhisper server) : TranscriberCompliance, IClassFixture<RecognisingWhisper>
{
    protected override ITranscriber Engine { get; } = server.Engine(WhisperDialect.WhisperCpp);
}

public sealed class OpenAiComplianceTests(RecognisingWhisper server) : TranscriberCompliance, IClassFixture<RecognisingWhisper>
{
    protected override ITranscriber Engine { get; } = server.Engine(WhisperDialect.OpenAi);
}
