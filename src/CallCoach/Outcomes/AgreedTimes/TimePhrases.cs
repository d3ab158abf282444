namespace CallCoach.Outcomes.AgreedTimes;

/// <summary>Finds the days and times that are named in a line.</summary>
internal sealed class TimePhrases
{
    private const int Near = 3;

    private readonly List<TimeToken> _tokens;
    private readonly DayPhrases _days;
    private readonly HourPhrases _hours;
    private readonly List<Found> _found = [];

    private TimePhrases(List<TimeToken> tokens, TimeVocabulary vocabulary)
    {
        _tokens = tokens;
        _days = new(tokens, vocabulary);
        _hours = new(tokens, vocabulary);
    }

    /// <summary>What is named, in the order in which it is said.</summary>
    public static IReadOnlyList<TimeMention> Of(string text, TimeVocabulary vocabulary) => new TimePhrases(TimeTokens.Of(text, vocabulary), vocabulary).Read();

    private List<TimeMention> Read()
    {
        for (var i = 0; i < _tokens.Count;)
        {
            var beside = _found is [.., { Time: null or { Hour: null } } last] && (last.End == i || (last.End == i - 1 && _tokens[i - 1].Is(TimeWord.Filler)));
            if (_days.Read(i) is var (day, dayEnds))
                i = Add(new(i, dayEnds, day, null));
            else if (_hours.Read(i, beside) is var (time, timeEnds))
                i = Add(new(i, timeEnds, null, time));
            else
                i++;
        }
        _found.RemoveAll(IsOfSomethingElse);
        return Together();
    }

    private int Add(Found found)
    {
        _found.Add(found);
        return found.End;
    }

    private int ClauseOf(int token) => _tokens.Take(token + 1).Count(one => one.Breaks);

    private IEnumerable<TimeToken> Clause(int token) => _tokens.Where((_, i) => ClauseOf(i) == ClauseOf(token));

    private bool IsOfSomethingElse(Found found) =>
        Clause(found.Start).Any(token => token.Is(TimeWord.Elsewhere)) && !Clause(found.Start).Any(token => token.Is(TimeWord.Contact));

    private HashSet<Found> Unfit()
    {
        var unfit = _found.Where(found => Enumerable.Range(Math.Max(0, found.Start - 2), Math.Min(2, found.Start))
            .Any(i => _tokens[i].Is(TimeWord.Not) && ClauseOf(i) == ClauseOf(found.Start))).ToHashSet();
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!_tokens[i].Is(TimeWord.Cannot))
                continue;
            var denied = _found.FindLast(found => found.End <= i && i - found.End < Near && ClauseOf(found.Start) == ClauseOf(i))
                ?? _found.Find(found => found.Start > i && found.Start - i <= Near && ClauseOf(found.Start) == ClauseOf(i));
            if (denied is not null)
                unfit.Add(denied);
        }
        return unfit;
    }

    private List<TimeMention> Together()
    {
        var unfit = Unfit();
        var mentions = new List<TimeMention>();
        foreach (var found in _found)
        {
            var said = new TimeMention(found.Day, found.Time, unfit.Contains(found));
            if (mentions is [.., var last] && Joined(last, said) is { } both)
                mentions[^1] = both;
            else
                mentions.Add(said);
        }
        mentions.RemoveAll(mention => mention is { Day: { Weekday: null, WeekAhead: not null }, Time: null });
        return mentions;
    }

    private static TimeMention? Joined(TimeMention first, TimeMention second)
    {
        if (first.Unfit != second.Unfit && (first.Day is not null) == (second.Day is not null))
            return null;
        var unfit = first.Unfit || second.Unfit;
        if (second is { Day: { } day, Time: null })
            return first.Day is not { } before ? new(day, first.Time, unfit)
                : WithWeek(before, day) is { } whole ? new(whole, first.Time, unfit) : null;
        return second.Time is { } time && (first.Time is null || WithPart(first.Time, time) is not null)
            ? new(first.Day, first.Time is null ? time : WithPart(first.Time, time), unfit) : null;
    }

    private static SpokenDay? WithWeek(SpokenDay first, SpokenDay second) => (first, second) switch
    {
        ({ WeekAhead: { } weeks, Weekday: null }, { Weekday: not null, WeekAhead: null }) => second with { WeekAhead = weeks },
        ({ Weekday: not null, WeekAhead: null }, { WeekAhead: { } weeks, Weekday: null }) => first with { WeekAhead = weeks },
        ({ Offset: >= 7 and var days }, { Weekday: not null, WeekAhead: null }) when days % 7 == 0 => second with { WeekAhead = days / 7 },
        ({ Weekday: not null, WeekAhead: null }, { Offset: >= 7 and var days }) when days % 7 == 0 => first with { WeekAhead = days / 7 },
        // "On Thursday the 26th": the date is the surer of the two.
        ({ Weekday: not null }, { DayOfMonth: not null }) => second,
        ({ DayOfMonth: not null }, { Weekday: not null }) => first,
        ({ Offset: not null }, { Weekday: not null, WeekAhead: null }) => first,
        _ => first == second ? first : null,
    };

    /// <summary>A part of the day and an hour in it.</summary>
    private static SpokenTime? WithPart(SpokenTime first, SpokenTime second) => (first, second) switch
    {
        ({ Hour: null, Part: var part }, { Hour: not null }) => second with { Part = second.Part ?? part },
        ({ Hour: not null }, { Hour: null, Part: var part }) => first with { Part = first.Part ?? part },
        _ => null,
    };

    private sealed record Found(int Start, int End, SpokenDay? Day, SpokenTime? Time);
}
