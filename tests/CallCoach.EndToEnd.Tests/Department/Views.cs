namespace CallCoach.EndToEnd.Tests.Department;

// What the API shows, as far as tests look at it.
internal sealed record TeamView(long Id, string Name);

internal sealed record PersonView(long Id, string Name, long TeamId, IReadOnlyList<string> Lines);

internal sealed record LabelView(string Label, double Score);

internal sealed record WhyView(int Start, int Length, string Text, double Weight);

internal sealed record FoundView(string Label, double Score, bool ByPerson, IReadOnlyList<WhyView> Why);

internal sealed record UtteranceView(int Ordinal, string Speaker, double Start, double End, string Text, IReadOnlyList<FoundView> Objections);

internal sealed record CorrectionView(
    long Id, int? Ordinal, string Label, bool Holds, string Text, double? ModelScore, string By, DateTimeOffset At, string State, string? EndedBy);

internal sealed record MediaView(double DurationSeconds, int Channels, int? ClientChannel);

internal sealed record OutcomeView(string Outcome, double Score, int? Ordinal, DateTimeOffset? AgreedAt = null, string? Precision = null);

internal sealed record AnswerView(string Label, double Score, int Ordinal);

internal sealed record EpisodeView(int Ordinal, string Label, int? AnswerOrdinal, bool Recurred, IReadOnlyList<AnswerView> Answers);

internal sealed record CallView(
    long Id, DateTimeOffset StartedAt, string Direction, long? PersonId, string Client, string Status, bool Dial, bool Connected, bool Conversation,
    int? TalkSeconds, string? Language, string Stage, string? Failure, string Recording, string? RecordingReason, string? Engine, IReadOnlyList<LabelView> Labels,
    OutcomeView? Outcome = null, MediaView? Media = null, IReadOnlyList<UtteranceView>? Utterances = null, IReadOnlyList<EpisodeView>? Episodes = null,
    IReadOnlyList<CorrectionView>? Corrections = null, IReadOnlyList<AlertView>? Alerts = null, string? ObjectionModel = null, bool Refused = false, bool StopListed = false,
    string? AwaitedLanguage = null)
{
    /// <summary>Nothing is left to do with it.</summary>
    public bool IsThrough => Stage == "done";
}

internal sealed record CallPage(IReadOnlyList<CallView> Items, string? Next);

internal sealed record AlertUtterance(int Ordinal, double Start, string Text);

internal sealed record FalseAlarmView(string By, DateTimeOffset At);

internal sealed record AlertView(
    long Id, long Sequence, long ToldSequence, string Kind, long? PersonId, long? CallId, string? Label, AlertUtterance? Utterance, AlertNorm? Norm,
    string? Reason, int Times, FalseAlarmView? FalseAlarm, string? Live, AlertCaption? Caption);

internal sealed record AlertCaption(long Id, double Start, string Text);

internal sealed record AlertNorm(DateOnly Day, int Dials, double Expected, double Share, int CallsPerHour);

internal sealed record AlertPage(IReadOnlyList<AlertView> Alerts, long Sequence);

internal sealed record NormView(int CallsPerHour, double Planned, double Expected, double? Share);

internal sealed record ManagerCounters(long? PersonId, string? Name, int Dials, int Connected, int Conversations, NormView? Norm);

internal sealed record CountersView(DateOnly Day, IReadOnlyList<ManagerCounters> Managers);

internal sealed record SpokenView(int Ordinal, double Start, double End, string Text);

internal sealed record ExampleView(long CallId, int Ordinal, string Text, string Label, string? Language, bool Recording, SpokenView? Answer);

internal sealed record ExamplePage(IReadOnlyList<ExampleView> Items);

internal sealed record ProofView(long CallId, double? Second, string? Text);

internal sealed record StoppedNumberView(
    long Id, string Number, string? AddedBy, string? Note, ProofView? Proof, string? ConfirmedBy, DateTimeOffset? OffAt, string? OffBy, string? OffReason);

internal sealed record StopListPage(IReadOnlyList<StoppedNumberView> Items, string? Next, int InForce);
internal sealed record AnswerRate(string Objection, string? Answer, int Cases, double? Share, double? Low, double? High);

internal sealed record AnswerRates(int FewestCases, IReadOnlyList<AnswerRate> Items);

internal sealed record AnswerCase(long CallId, int Ordinal, string Text, string Label, string Outcome, SpokenView? Answer);

internal sealed record AnswerCasePage(IReadOnlyList<AnswerCase> Items);
