using System.Globalization;
using CallCoach.Outcomes;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Norms;

/// <summary>Sums of recounted calls, in plain lists of figures, compared with those that are kept.</summary>
internal sealed class AuditedSums(CallCoachDb db)
{
    private const int MostExamples = 100;

    private static readonly string[] Figures =
    [
        "Calls", "Inbound", "Dials", "Connected", "Conversations", "Meetings", "Callbacks", "Deals", "Refusals", "DoNotCalls", "NewDials",
        "NewConversations", "TalkSeconds",
    ];

    private readonly Dictionary<string, Dictionary<(long Start, long Person), int[]>> _sums = new(StringComparer.Ordinal)
    {
        ["hour"] = [],
        ["day"] = [],
        ["week"] = [],
        ["month"] = [],
    };

    private readonly List<string> _examples = [];
    private long _through = long.MinValue;
    private long _throughDay = long.MinValue;

    public long Compared { get; private set; }

    public long Differences { get; private set; }

    public IReadOnlyList<string> Examples => _examples;

    public void Differ(string what)
    {
        Differences++;
        if (_examples.Count < MostExamples)
            _examples.Add(what);
    }

    public void Add(CountedCall call)
    {
        if (call.Kind is CallKind.Internal or CallKind.RefusedDial)
            return;
        var isRefusal = call.Result is Outcome.Refused or Outcome.DoNotCall;
        bool[] flags =
        [
            true, call.Inbound, call.Dial, call.Connected, call.Conversation, call.Result == Outcome.MeetingAgreed, call.Result == Outcome.CallbackAgreed,
            call.Result == Outcome.DealAgreed, isRefusal, call.Result == Outcome.DoNotCall, call.New && call.Dial, call.New && call.Conversation,
        ];
        var monday = call.Day;
        while (monday.DayOfWeek != DayOfWeek.Monday)
            monday = monday.AddDays(-1);
        foreach (var (span, start) in new[]
        {
            ("hour", call.HourAt.ToUnixTimeMilliseconds()), ("day", Number(call.Day)), ("week", Number(monday)),
            ("month", Number(call.Day.AddDays(1 - call.Day.Day))),
        })
        {
            if (!_sums[span].TryGetValue((start, call.PersonId ?? 0), out var sum))
                _sums[span].Add((start, call.PersonId ?? 0), sum = new int[Figures.Length]);
            for (var i = 0; i < flags.Length; i++)
                sum[i] += flags[i] ? 1 : 0;
            sum[^1] += call is { Kind: CallKind.Person, Connected: true } ? call.TalkSeconds : 0;
        }
    }

    /// <summary>Compares hours and days to which no call will be added any more, and forgets them.</summary>
    /// <param name="to">The hours before here,</param>
    /// <param name="day">and the days up to this one.</param>
    public async Task CompareAsync(DateTimeOffset to, DateOnly day, CancellationToken cancel)
    {
        var last = to.ToUnixTimeMilliseconds() - 1;
        await CompareAsync("hour", _through, last, cancel);
        await CompareAsync("day", _throughDay, Number(day), cancel);
        (_through, _throughDay) = (last, Number(day));
    }

    /// <summary>Compares all that is left: days after the last call, weeks and months.</summary>
    public async Task CompareRestAsync(CancellationToken cancel)
    {
        await CompareAsync("hour", _through, long.MaxValue, cancel);
        await CompareAsync("day", _throughDay, long.MaxValue, cancel);
        await CompareAsync("week", long.MinValue, long.MaxValue, cancel);
        await CompareAsync("month", long.MinValue, long.MaxValue, cancel);
    }

    /// <param name="after">Without what starts here,</param>
    /// <param name="through">with what starts here.</param>
    private async Task CompareAsync(string span, long after, long through, CancellationToken cancel)
    {
        var expected = _sums[span];
        await using (var command = db.Database.GetDbConnection().CreateCommand())
        {
            command.CommandText = $"SELECT Start, PersonId, {string.Join(", ", Figures)} FROM Tallies WHERE Span = '{span}' AND Start > {after.ToString(CultureInfo.InvariantCulture)} AND Start <= {through.ToString(CultureInfo.InvariantCulture)}";
            await using var row = await command.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel))
            {
                Compared++;
                var key = (row.GetInt64(0), row.GetInt64(1));
                var isExpected = expected.Remove(key, out var sum);
                for (var i = 0; i < Figures.Length; i++)
                    if (row.GetInt64(i + 2) is var kept && kept != (isExpected ? sum![i] : 0))
                        Differ(Sentence(span, key, i, kept, isExpected ? sum![i] : 0));
            }
        }
        foreach (var (key, sum) in expected.Where(one => one.Key.Start > after && one.Key.Start <= through).ToList())
        {
            Differ(Sentence(span, key, 0, 0, sum[0]));
            expected.Remove(key);
        }
    }

    private static string Sentence(string span, (long Start, long Person) key, int figure, long kept, long recounted)
    {
        var start = span == "hour" ? $"{DateTimeOffset.FromUnixTimeMilliseconds(key.Start):yyyy-MM-dd HH:mm}Z" : key.Start.ToString(CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{span} {start}, {(key.Person == 0 ? "nobody" : $"person {key.Person}")}: {Figures[figure]} {kept}, recounted {recounted}");
    }

    private static long Number(DateOnly day) => long.Parse(day.ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
