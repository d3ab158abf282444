using CallCoach.Talk;
using FsCheck;
using FsCheck.Fluent;

namespace CallCoach.Tests.Talk;

/// <summary>What holds of any conversation.</summary>
public sealed class TalkFiguresPropertyTests
{
    private const double Duration = 60;

    private static readonly Gen<List<Stretch>> Side =
        from steps in Gen.Choose(0, 40).Select(tenths => tenths / 10.0).ListOf()
        select Units([.. steps]);

    [Fact]
    public void Times_fill_the_duration_nothing_is_negative_and_all_lies_inside() =>
        Prop.ForAll((from one in Side from other in Side select (one, other)).ToArbitrary(), sides =>
        {
            var figures = TalkFigures.Of([sides.one, sides.other], Duration);
            var talk = figures.Sides.Sum(side => side.Seconds);

            (talk - figures.Overlap + figures.Silence).ShouldBe(Duration, 1e-6);
            figures.Overlap.ShouldBeInRange(0, Math.Min(figures.Sides[0].Seconds, figures.Sides[1].Seconds) + 1e-6);
            IsInside(figures.LongestSilence, figures.Silence);
            foreach (var side in figures.Sides)
            {
                side.Seconds.ShouldBeInRange(0, Duration);
                IsInside(side.Monologue, Duration);
                (side.Monologue is null).ShouldBe(side.Seconds == 0);
                side.Interruptions.ShouldBeInRange(0, Math.Max(0, sides.one.Count + sides.other.Count));
                side.BackChannels.ShouldBeGreaterThanOrEqualTo(0);
            }
            Math.Abs(figures.Sides[0].Turns - figures.Sides[1].Turns).ShouldBeLessThanOrEqualTo(1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Swapping_the_channels_swaps_the_sides() =>
        Prop.ForAll((from one in Side from other in Side select (one, other)).ToArbitrary(), sides =>
        {
            var figures = TalkFigures.Of([sides.one, sides.other], Duration);
            var swapped = TalkFigures.Of([sides.other, sides.one], Duration);

            swapped.Silence.ShouldBe(figures.Silence, 1e-6);
            swapped.Sides.Select(side => side.Seconds).ShouldBe(figures.Sides.Reverse().Select(side => side.Seconds));
            swapped.Sides.Select(side => side.Interruptions).ShouldBe(figures.Sides.Reverse().Select(side => side.Interruptions));
        }).QuickCheckThrowOnFailure();

    private static void IsInside(Stretch? found, double longest)
    {
        if (found is not { } stretch)
            return;
        stretch.Start.ShouldBeGreaterThanOrEqualTo(0);
        stretch.End.ShouldBeInRange(stretch.Start, Duration);
        stretch.Length.ShouldBeLessThanOrEqualTo(longest + 1e-6);
    }

    /// <summary>Speech and pauses by turns, each at least a tenth of a second.</summary>
    private static List<Stretch> Units(IReadOnlyList<double> steps)
    {
        var (units, at) = (new List<Stretch>(), 0.0);
        for (var i = 0; i + 1 < steps.Count && at < Duration; i += 2)
        {
            var start = at + steps[i] + 0.1;
            at = Math.Min(Duration, start + steps[i + 1] + 0.1);
            if (start < at)
                units.Add(new(start, at));
        }
        return units;
    }
}
