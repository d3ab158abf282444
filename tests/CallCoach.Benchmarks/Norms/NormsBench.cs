using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CallCoach.Norms;
using CallCoach.People;
using CallCoach.Server.Hosting;

namespace CallCoach.Benchmarks.Norms;

/// <summary>
/// <c>bench norms</c>: what the Board and a manager's day take, from the question to the last byte of the answer's JSON, with many calls
/// in the database and with 100,000, in turns; how long it takes to count a call; how many calls of long ago are entered a second. The ratio compares the medians, for the worst moments of a
/// machine fall on the one or the other.
/// </summary>
internal static class NormsBench
{
    private const long FewCalls = 100_000;
    private const int Reads = 300;
    private const int WarmUp = 40;
    private const int Counted = 200;
    private const int Entered = 40_000;
    private const int EnteredAtOnce = 1_000;

    private static readonly Visibility Everybody = Visibility.Of(AccountRole.Administrator, [], personId: null);

    private static readonly JsonSerializerOptions Json = AnswerJson();

    public static Command Verb(Option<bool> json)
    {
        var calls = new Option<long>("--calls") { Description = "Calls in the larger database.", DefaultValueFactory = _ => 10_000_000 };
        var verb = new Command("norms", "What the Board and a manager's day take with three years of 1,000 managers' calls, next to 100,000 calls.") { calls };
        verb.SetAction(async (parsed, cancel) =>
        {
            (await RunAsync(parsed.GetValue(calls), cancel)).Print(Console.Out, parsed.GetValue(json));
            return 0;
        });
        return verb;
    }

    public static async Task<Measurement> RunAsync(long calls, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        await using var few = await CountedYears.MakeAsync(FewCalls, cancel);
        await using var many = await CountedYears.MakeAsync(calls, cancel);
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{FewCalls:N0} and {calls:N0} calls made in {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s"));

        var (boardFew, boardMany, dayFew, dayMany) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = -WarmUp; i < Reads; i++)
        {
            var person = (Math.Abs(i) * 37 % CountedYears.Managers) + 1;
            foreach (var (years, boards, days) in new[] { (few, boardFew, dayFew), (many, boardMany, dayMany) })
            {
                var board = await TimeAsync(() => BoardAsync(years, cancel));
                var day = await TimeAsync(() => MyDayAsync(years, person, cancel));
                if (i < 0)
                    continue;
                boards.Add(board);
                days.Add(day);
            }
        }
        var counts = await CountAsync(many);
        var entered = await EnterAsync(many);

        var ratio = Math.Max(At(boardMany, 0.5) / At(boardFew, 0.5), At(dayMany, 0.5) / At(dayFew, 0.5));
        return new(
            "norms",
            new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["calls"] = calls,
                ["board_p50_ms"] = At(boardMany, 0.5),
                ["board_p95_ms"] = At(boardMany, 0.95),
                ["board_100k_p50_ms"] = At(boardFew, 0.5),
                ["board_100k_p95_ms"] = At(boardFew, 0.95),
                ["my_day_p50_ms"] = At(dayMany, 0.5),
                ["my_day_p95_ms"] = At(dayMany, 0.95),
                ["my_day_100k_p50_ms"] = At(dayFew, 0.5),
                ["my_day_100k_p95_ms"] = At(dayFew, 0.95),
                ["count_p95_ms"] = At(counts, 0.95),
                ["entered_calls_per_second"] = entered,
            },
            new Dictionary<string, double>(StringComparer.Ordinal) { ["at_10m_to_100k"] = ratio },
            [
                Aim.AtMost("board_p95_ms", At(boardMany, 0.95), 30), Aim.AtMost("my_day_p95_ms", At(dayMany, 0.95), 30),
                Aim.AtMost("at_10m_to_100k", ratio, 1.5),
            ]);
    }

    /// <summary>What GET /api/board does behind the sign-in.</summary>
    private static async Task BoardAsync(CountedYears years, CancellationToken cancel)
    {
        var board = await years.Board.OfDayAsync(day: null, Everybody, cancel);
        await JsonSerializer.SerializeAsync(Stream.Null, board, Json, cancel);
        if (board.Rows.Count != CountedYears.Managers || board.Totals.Parts[0].Fact != CountedYears.Managers * CountedYears.DialsToday
            || board.Rows.Count(row => row.PerHour?.RaisedFrom is not null) < CountedYears.Managers / 4)
            throw new InvalidOperationException("The Board does not show everybody's day.");
    }

    /// <summary>What GET /api/me/day does behind the sign-in.</summary>
    private static async Task MyDayAsync(CountedYears years, long person, CancellationToken cancel)
    {
        var own = await years.MyDay.OfAsync(person, day: null, Visibility.Of(AccountRole.Manager, [], person), cancel);
        await JsonSerializer.SerializeAsync(Stream.Null, own, Json, cancel);
        if (own?.Parts[0].Fact != CountedYears.DialsToday)
            throw new InvalidOperationException("The day does not show all its calls.");
    }

    /// <returns>Milliseconds for each new call, one at a time, until it is on the disk.</returns>
    private static async Task<List<double>> CountAsync(CountedYears years)
    {
        var counting = new Counting(CountedYears.Department);
        var times = new List<double>();
        for (var i = 0; i < Counted; i++)
        {
            var number = i;
            var id = await years.Writer.WriteAsync(session => ValueTask.FromResult(CountedYears.Enter(session, 1_000_000 + number).CallId));
            times.Add(await TimeAsync(() => years.Writer.WriteAsync(session =>
            {
                counting.Count(session, id);
                return ValueTask.FromResult(true);
            })));
        }
        return times;
    }

    private static async Task<double> EnterAsync(CountedYears years)
    {
        var counting = new Counting(CountedYears.Department);
        var started = Stopwatch.GetTimestamp();
        for (var first = 0; first < Entered; first += EnteredAtOnce)
        {
            var from = first;
            await years.Writer.WriteAsync(session =>
            {
                counting.Enter(session, Enumerable.Range(from, EnteredAtOnce).Select(number => CountedYears.Enter(session, number)).ToList());
                return ValueTask.FromResult(true);
            });
        }
        return Entered / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static JsonSerializerOptions AnswerJson()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ServerHost.Json(options);
        return options;
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)((times.Count - 1) * share));
}
