namespace CallCoach.Talk;

/// <summary>What one side of a conversation did. See <see cref="TalkRules"/> for the limits.</summary>
/// <param name="Seconds">The sum of its inter-pausal units.</param>
/// <param name="Turns">How often it took the floor: its runs of speech that follow one of the other side, or open the conversation.</param>
/// <param name="Monologue">
/// Its longest uninterrupted speech: pauses are short, and the other side takes no turn within it; its back-channels do not break it.
/// </param>
/// <param name="Interruptions">
/// How often it began to speak, and went on to take a turn, while the other side was speaking and went on as well: overlap that is
/// neither terminal (at the end of a turn) nor a back-channel.
/// </param>
/// <param name="BackChannels">Its runs too short for a turn while the other side had the floor, such as "yes" (Yngve 1970).</param>
internal sealed record SideFigures(double Seconds, int Turns, Stretch? Monologue, int Interruptions, int BackChannels);

/// <summary>The figures of a conversation. Times in seconds.</summary>
/// <param name="Silence">The time in which nobody speaks: duration - (talk of both - overlap).</param>
/// <param name="LongestSilence">Where nobody speaks longest.</param>
/// <param name="Overlap">The time in which both speak.</param>
/// <param name="Sides">One for each channel.</param>
internal sealed record TalkFigures(double Duration, double Silence, Stretch? LongestSilence, double Overlap, IReadOnlyList<SideFigures> Sides)
{
    /// <param name="units">Each side's inter-pausal units, in order, inside the duration. One side alone holds the voices of both.</param>
    /// <param name="duration">Seconds.</param>
    public static TalkFigures Of(IReadOnlyList<IReadOnlyList<Stretch>> units, double duration)
    {
        var spoken = Stretches.Joined(units.SelectMany(side => side));
        var silences = Stretches.Without([new(0, duration)], spoken).ToList();
        var talk = units.Sum(Stretches.Total);
        var sides = units.Select(side => new Side(side)).ToList();
        return new(
            duration, Stretches.Total(silences), Stretches.Longest(silences), Math.Max(0, talk - Stretches.Total(spoken)),
            [.. sides.Select((side, number) => Of(side, sides.Count == 2 ? sides[1 - number] : new Side([]), isFirst: number == 0))]);
    }

    private static SideFigures Of(Side own, Side other, bool isFirst) => new(
        Stretches.Total(own.Units),
        TurnsOf(own, other, isFirst),
        Stretches.Longest(own.Floors.SelectMany(floor => Monologues(floor, own, other))),
        own.Turns.Count(turn => Stretches.Overlapping(other.Units, turn).Any(unit => Interrupts(turn, unit))),
        own.ShortRuns.Count(run => Stretches.Overlapping(other.Floors, run).Any()));

    /// <param name="isFirst">Of turns that begin together, the first channel's comes first, whichever side is counted.</param>
    private static int TurnsOf(Side own, Side other, bool isFirst)
    {
        var inOrder = own.Turns.Select(turn => (IsOwn: true, turn.Start)).Concat(other.Turns.Select(turn => (IsOwn: false, turn.Start)))
            .OrderBy(turn => turn.Start).ThenBy(turn => turn.IsOwn != isFirst);
        var (turns, isOwnFloor) = (0, false);
        foreach (var (isOwn, _) in inOrder)
        {
            if (isOwn && !isOwnFloor)
                turns++;
            isOwnFloor = isOwn;
        }
        return turns;
    }

    /// <summary>The parts of a floor without the turns that the other side takes within it, from the first to the last word said in them.</summary>
    private static IEnumerable<Stretch> Monologues(Stretch floor, Side own, Side other)
    {
        foreach (var part in Stretches.Without([floor], [.. Stretches.Overlapping(other.Turns, floor).Where(turn => turn.Start > floor.Start)]))
        {
            var said = Stretches.Overlapping(own.Units, part).ToList();
            if (said.Count > 0)
                yield return new(Math.Max(part.Start, said[0].Start), Math.Min(part.End, said[^1].End));
        }
    }

    private static bool Interrupts(Stretch turn, Stretch speech) =>
        speech.Start <= turn.Start - TalkRules.LeastHeadStart && speech.End >= turn.Start + TalkRules.LeastOverlap;

    /// <summary>One side's speech as units, as runs that take a turn and runs too short for it, and as floors: runs with longer pauses.</summary>
    private sealed class Side
    {
        public Side(IReadOnlyList<Stretch> units)
        {
            Units = units;
            Floors = Stretches.Joined(units, TalkRules.PauseInMonologue);
            foreach (var run in Stretches.Joined(units, TalkRules.PauseInRun))
                (Stretches.Total(Stretches.Overlapping(units, run)) >= TalkRules.LeastTurn ? Turns : ShortRuns).Add(run);
        }

        public IReadOnlyList<Stretch> Units { get; }

        public List<Stretch> Floors { get; }

        public List<Stretch> Turns { get; } = [];

        public List<Stretch> ShortRuns { get; } = [];
    }
}
