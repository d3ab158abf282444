using CallCoach.Alerts;
using CallCoach.Calls;
using CallCoach.Captions;
using CallCoach.Clients;
using CallCoach.Competitors;
using CallCoach.Importing;
using CallCoach.Ingest;
using CallCoach.Jobs;
using CallCoach.Live;
using CallCoach.Norms;
using CallCoach.Norms.Days;
using CallCoach.Norms.Plans;
using CallCoach.Norms.Pulses;
using CallCoach.Objections;
using CallCoach.Objections.Reclassifying;
using CallCoach.Outcomes;
using CallCoach.People;
using CallCoach.StopList;
using CallCoach.Talk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CallCoach.Storage;

/// <summary>Every record of the product. Instants are stored as Unix milliseconds, enumerations by name.</summary>
public sealed class CallCoachDb(DbContextOptions<CallCoachDb> options) : DbContext(options)
{
    public DbSet<Team> Teams => Set<Team>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Line> Lines => Set<Line>();

    public DbSet<ReceivedEvent> Events => Set<ReceivedEvent>();

    public DbSet<Call> Calls => Set<Call>();

    public DbSet<CallLeg> Legs => Set<CallLeg>();

    public DbSet<Recording> Recordings => Set<Recording>();

    public DbSet<CallTalk> Talk => Set<CallTalk>();

    public DbSet<Waveform> Waveforms => Set<Waveform>();

    public DbSet<Listening> Listenings => Set<Listening>();

    public DbSet<Utterance> Utterances => Set<Utterance>();

    public DbSet<CallTranscript> Transcripts => Set<CallTranscript>();

    public DbSet<TranscriptLine> TranscriptLines => Set<TranscriptLine>();

    public DbSet<FoundObjection> Objections => Set<FoundObjection>();

    public DbSet<Correction> Corrections => Set<Correction>();

    public DbSet<Reclassification> Reclassifications => Set<Reclassification>();

    public DbSet<CandidateVerdict> CandidateVerdicts => Set<CandidateVerdict>();

    public DbSet<CandidateObjection> CandidateObjections => Set<CandidateObjection>();

    public DbSet<Competitor> Competitors => Set<Competitor>();

    public DbSet<Mention> Mentions => Set<Mention>();

    public DbSet<ListRevision> CompetitorRevisions => Set<ListRevision>();

    public DbSet<CallOutcome> Outcomes => Set<CallOutcome>();

    public DbSet<Agreement> Agreements => Set<Agreement>();

    public DbSet<Episode> Episodes => Set<Episode>();

    public DbSet<EpisodeAnswer> EpisodeAnswers => Set<EpisodeAnswer>();

    public DbSet<StoppedNumber> StopList => Set<StoppedNumber>();

    public DbSet<CountedCall> CountedCalls => Set<CountedCall>();

    public DbSet<CountingDefinition> CountingDefinitions => Set<CountingDefinition>();

    public DbSet<Client> Clients => Set<Client>();

    public DbSet<ClientNumber> ClientNumbers => Set<ClientNumber>();

    public DbSet<CallTag> CallTags => Set<CallTag>();

    public DbSet<Import> Imports => Set<Import>();

    public DbSet<ImportRefusal> ImportRefusals => Set<ImportRefusal>();

    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<Caption> Captions => Set<Caption>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<Shift> Shifts => Set<Shift>();

    public DbSet<Break> Breaks => Set<Break>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<Holiday> Holidays => Set<Holiday>();

    public DbSet<NormSettings> NormSettings => Set<NormSettings>();

    public DbSet<Pulse> Pulses => Set<Pulse>();

    public DbSet<Goal> Goals => Set<Goal>();

    public DbSet<Screen> Screens => Set<Screen>();

    public DbSet<ReconciledProvider> Reconciliations => Set<ReconciledProvider>();

    /// <summary>The writer's session in whose transaction this context reads and saves; null where it stands by itself.</summary>
    public WriteSession? Session { get; internal set; }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>().HasMany(p => p.Lines).WithOne().HasForeignKey(l => l.PersonId);
        modelBuilder.Entity<Line>().HasKey(l => l.Address);
        modelBuilder.Entity<ReceivedEvent>().HasIndex(e => new { e.Provider, e.Key }).IsUnique();
        modelBuilder.Entity<CallLeg>().HasKey(l => new { l.Provider, l.LegId });
        modelBuilder.Entity<Call>().HasMany(c => c.Utterances).WithOne().HasForeignKey(u => u.CallId);
        modelBuilder.Entity<Recording>().HasKey(r => r.CallId);
        modelBuilder.Entity<CallTalk>().ToTable("Talk").HasKey(t => t.CallId);
        modelBuilder.Entity<CallTalk>().HasMany(t => t.Channels).WithOne().HasForeignKey(c => c.CallId);
        modelBuilder.Entity<ChannelTalk>().HasKey(c => new { c.CallId, c.Channel });
        modelBuilder.Entity<Waveform>().HasKey(w => w.CallId);
        modelBuilder.Entity<Utterance>().HasKey(u => new { u.CallId, u.Ordinal });
        modelBuilder.Entity<TranscriptLine>().HasKey(l => new { l.TranscriptId, l.Ordinal });
        modelBuilder.Entity<FoundObjection>().ToTable("Objections").HasKey(o => new { o.CallId, o.Ordinal, o.Label });
        modelBuilder.Entity<CandidateVerdict>().HasKey(v => new { v.RunId, v.CallId });
        modelBuilder.Entity<CandidateObjection>().HasKey(o => new { o.RunId, o.CallId, o.Ordinal, o.Label });
        modelBuilder.Entity<Mention>().HasKey(m => new { m.CallId, m.Ordinal, m.Start });
        modelBuilder.Entity<ListRevision>().ToTable("CompetitorRevisions").Property(r => r.Id).ValueGeneratedNever();
        modelBuilder.Entity<CallOutcome>().ToTable("Outcomes").HasKey(o => o.CallId);
        modelBuilder.Entity<Agreement>().HasKey(a => a.CallId);
        modelBuilder.Entity<Episode>().HasKey(e => new { e.CallId, e.Ordinal, e.Label });
        modelBuilder.Entity<EpisodeAnswer>().HasKey(a => new { a.CallId, a.Ordinal, a.Label, a.Answer });
        modelBuilder.Entity<StoppedNumber>().ToTable("StopList");
        modelBuilder.Entity<CountedCall>().HasKey(c => c.CallId);
        modelBuilder.Entity<CountingDefinition>().HasKey(d => d.Version);
        modelBuilder.Entity<CountingDefinition>().Property(d => d.Version).ValueGeneratedNever();
        modelBuilder.Entity<ClientNumber>().HasKey(n => n.Number);
        modelBuilder.Entity<CallTag>().HasKey(t => new { t.CallId, t.Kind, t.Source });
        modelBuilder.Entity<ImportRefusal>().HasKey(r => new { r.ImportId, r.Line });
        modelBuilder.Entity<Job>().HasKey(j => j.CallId);
        modelBuilder.Entity<Alert>().HasIndex(a => a.Key).IsUnique();
        modelBuilder.Entity<Caption>().HasMany(c => c.Objections).WithOne().HasForeignKey(o => o.CaptionId);
        modelBuilder.Entity<CaptionObjection>().ToTable("CaptionObjections").HasKey(o => new { o.CaptionId, o.Label });
        modelBuilder.Entity<Shift>().HasKey(s => new { s.PersonId, s.Weekday, s.Start });
        modelBuilder.Entity<Break>().HasKey(b => new { b.PersonId, b.Weekday, b.Start });
        modelBuilder.Entity<Holiday>().HasKey(h => h.Day);
        modelBuilder.Entity<NormSettings>().Property(s => s.Id).ValueGeneratedNever();
        modelBuilder.Entity<Pulse>().Ignore(p => p.Rows);
        modelBuilder.Entity<Goal>().HasKey(g => new { g.PersonId, g.Day, g.Part, g.Percent });
        modelBuilder.Entity<ReconciledProvider>().HasKey(r => r.Provider);
        foreach (var key in new[] { typeof(Recording), typeof(CallTalk), typeof(Waveform), typeof(CountedCall), typeof(CallOutcome), typeof(Agreement), typeof(Job) })
            modelBuilder.Entity(key).Property<long>("CallId").ValueGeneratedNever();
    }

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), value => DateTimeOffset.FromUnixTimeMilliseconds(value));
}
