using System.Globalization;
using CallCoach.Calls;
using CallCoach.Outcomes;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Norms;

/// <summary>
/// Counts everything once more, slowly and by itself: from the stored calls, not by the rules, statements and sums of the fast way, of
/// which it shares no more than the definitions, the schedule and what tells a machine by its words. All of it sees one state of the
/// database, whatever is counted meanwhile.
/// </summary>
public sealed class CountersAudit(IDbContextFactory<CallCoachDb> databases, Department department)
{
    public async Task<AuditReport> RunAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        // Reads take no lock, and the first of them says which state is seen until the end.
        await using var snapshot = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(snapshot, cancel);
        return await new Recount(db, department).RunAsync(cancel);
    }

    private sealed record NightShift(long PersonId, long Weekday, string End);

    private sealed class Recount(CallCoachDb db, Department department)
    {
        private readonly AuditedSums _sums = new(db);
        private readonly HashSet<long> _clientsSeen = [];
        private HashSet<string> _ownLines = [];
        private HashSet<DateOnly> _pending = [];
        private NightShifts _nights = new(department, []);
        private List<CountingDefinition> _definitions = [];
        private long _calls;
        private long _passed;

        public async Task<AuditReport> RunAsync(CancellationToken cancel)
        {
            _definitions = await db.CountingDefinitions.AsNoTracking().OrderByDescending(definition => definition.Version).ToListAsync(cancel);
            _ownLines = (await db.Lines.Select(line => line.Address).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
            var shifts = await db.Database.SqlQueryRaw<NightShift>(NightShifts.Sql).ToListAsync(cancel);
            _nights = new(department, shifts.Select(shift => (shift.PersonId, shift.Weekday, NightShifts.Time(shift.End))));
            _pending = [.. (await db.Database.SqlQueryRaw<string>("SELECT Day AS Value FROM RecountDays").ToListAsync(cancel)).Select(day => DateOnly.Parse(day, CultureInfo.InvariantCulture))];
            if (await db.Calls.AnyAsync(cancel))
            {
                var last = department.DayOf(await db.Calls.MaxAsync(call => call.StartedAt, cancel));
                for (var day = department.DayOf(await db.Calls.MinAsync(call => call.StartedAt, cancel)); day <= last; day = day.AddDays(1))
                {
                    await RecountAsync(day, cancel);
                    await _sums.CompareAsync(department.StartOf(day.AddDays(1)), day.AddDays(-1), cancel);
                }
            }
            await _sums.CompareRestAsync(cancel);
            return new(_calls, _sums.Compared, _passed, _sums.Differences, _sums.Examples);
        }

        private async Task RecountAsync(DateOnly day, CancellationToken cancel)
        {
            var stored = await AuditedDay.ReadAsync(db, department.StartOf(day), department.StartOf(day.AddDays(1)), cancel);
            foreach (var call in stored.Calls)
            {
                _calls++;
                var counted = stored.Counted.GetValueOrDefault(call.Id);
                if (stored.OnTheirWay.Contains(call.Id) || _pending.Contains(day) || (counted is not null && _pending.Contains(counted.Day)))
                {
                    _passed++;
                    Take(counted);
                    continue;
                }
                var expected = Expected(call, stored);
                if (counted is null)
                    _sums.Differ($"call {call.Id} is not counted");
                else if (counted != expected)
                    _sums.Differ($"call {call.Id} is counted as {Told(counted)}, recounted as {Told(expected)}");
                _sums.Add(expected);
            }
        }

        /// <summary>A call that is not recounted: what it counts as is taken on trust.</summary>
        private void Take(CountedCall? counted)
        {
            if (counted is null)
                return;
            if (counted is { ClientId: { } client, CanBeFirst: true })
                _clientsSeen.Add(client);
            _sums.Add(counted);
        }

        private CountedCall Expected(Call call, AuditedDay stored)
        {
            var isInternal = _ownLines.Contains(call.Client) || call.Client.StartsWith("sip:", StringComparison.Ordinal) || call.Client.StartsWith("client:", StringComparison.Ordinal);
            var isCall = !isInternal && !call.Refused;
            var said = call.Engine is null ? [] : stored.Said[call.Id].OrderBy(one => one.Ordinal).ToList();
            var speech = SpeechIn(call, said, stored);
            var kind = isInternal ? CallKind.Internal
                : call.Refused ? CallKind.RefusedDial
                : call.Machine is true ? CallKind.Voicemail
                : call.Connected ? AnsweringMachine.KindOf([.. said.Select(one => new SaidPart(one.Speaker, one.Start, one.End, one.Text))])
                : call.Status == LegStatus.Busy ? CallKind.Busy
                : call.Status == LegStatus.Failed ? CallKind.Failed
                : CallKind.NoAnswer;

            var wall = TimeZoneInfo.ConvertTime(call.StartedAt, department.TimeZone);
            var hour = call.StartedAt.AddMinutes(-wall.Minute).AddSeconds(-wall.Second).AddMilliseconds(-wall.Millisecond);
            var day = _nights.DayOf(call.PersonId, hour);

            var definition = _definitions.Find(one => one.FromDay <= day);
            var least = definition?.ClientSpeechSeconds;
            var isBySpeech = least is not null && speech is not null;
            var isLong = isBySpeech ? speech >= least : (call.TalkSeconds ?? -1) >= (definition?.LegSeconds ?? department.ConversationSeconds);
            var why = isInternal ? ConversationReason.Internal
                : !call.Connected || call.Refused ? ConversationReason.NotConnected
                : kind == CallKind.Voicemail ? ConversationReason.Voicemail
                : kind == CallKind.Robot ? ConversationReason.Robot
                : (isBySpeech, isLong) switch
                {
                    (true, true) => ConversationReason.ClientSpokeEnough,
                    (true, false) => ConversationReason.ClientSpokeTooLittle,
                    (false, true) => ConversationReason.LegLongEnough,
                    (false, false) => ConversationReason.LegTooShort,
                };
            var isConversation = why is ConversationReason.ClientSpokeEnough or ConversationReason.LegLongEnough;
            long? client = !isInternal && LineAddress.Dialled(call.Client) is { } number && stored.Clients.TryGetValue(number, out var id) ? id : null;
            var isCandidate = isCall && client is not null && (call.Direction == CallDirection.Inbound || call.Dial);
            return new()
            {
                CallId = call.Id,
                PersonId = call.PersonId,
                ClientId = client,
                StartedAt = call.StartedAt,
                Day = day,
                HourAt = hour,
                Kind = kind,
                Inbound = call.Direction == CallDirection.Inbound,
                Dial = isCall && call.Dial,
                Connected = isCall && call.Connected,
                Conversation = isConversation,
                New = isCandidate && _clientsSeen.Add(client!.Value),
                Result = isConversation && stored.Outcomes.GetValueOrDefault(call.Id) is { } ended && (ended.Told || call.Engine is not null) ? ended.Outcome : null,
                Why = why,
                ClientSpeechSeconds = speech,
                TalkSeconds = call.TalkSeconds ?? 0,
                Definition = definition?.Version ?? 1,
            };
        }

        /// <summary>By the client's channel where the recording has two, otherwise the hundredths of seconds that the client's lines cover.</summary>
        private static double? SpeechIn(Call call, List<Utterance> said, AuditedDay stored)
        {
            if (call.Engine is null)
                return null;
            if (stored.Recordings.GetValueOrDefault(call.Id) is { Channels: > 1, ClientChannel: { } channel } recording
                && stored.Talk.GetValueOrDefault(call.Id) is { } talk && talk.RecordingId == recording.ProviderRecordingId
                && talk.Channels.Find(one => one.Channel == channel) is { } own)
                return Math.Round(own.TalkSeconds, 3);
            if (said.Count == 0 || said.Exists(one => one.Speaker == Speaker.Unknown))
                return null;
            var edges = said.Where(one => one.Speaker == Speaker.Client).SelectMany(one => new[] { (At: one.Start, Step: 1), (At: Math.Max(one.Start, one.End), Step: -1) })
                .OrderBy(edge => edge.At).ThenByDescending(edge => edge.Step).ToList();
            var (length, open) = (0.0, 0);
            for (var i = 0; i < edges.Count; i++)
            {
                if (open > 0)
                    length += edges[i].At - edges[i - 1].At;
                open += edges[i].Step;
            }
            return Math.Round(length, 3);
        }

        private static string Told(CountedCall row) => string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Kind} of {row.PersonId?.ToString(CultureInfo.InvariantCulture) ?? "nobody"} on {row.Day:yyyy-MM-dd} ({row.Why}{(row.New ? ", new" : "")}{(row.Result is { } result ? $", {result}" : "")}, definition {row.Definition})");
    }
}
