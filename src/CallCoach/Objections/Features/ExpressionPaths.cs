using System.Numerics;
using System.Runtime.InteropServices;

namespace CallCoach.Objections.Features;

/// <summary>
/// Expressions as paths of the parts that their words are. The steps lie in one table, each at the first free place from the one its
/// hash names; nearly all that are asked for do not exist, so a path first says, in the bits of one number, which parts may go on.
/// </summary>
internal sealed class ExpressionPaths
{
    private const int Nothing = -1;

    private readonly Path[] _paths;
    private readonly int[] _concepts;
    /// <summary>For each part the path that begins with it.</summary>
    private readonly int[] _openings;
    private readonly Step[] _steps;
    private readonly int _shift;

    /// <param name="expressions">Each two parts or more.</param>
    /// <param name="parts">How many different ones.</param>
    public ExpressionPaths(IReadOnlyList<(int[] Parts, int Concept)> expressions, int parts)
    {
        var (steps, meanings) = (new Dictionary<(int Path, int Part), int>(), new List<List<int>>());
        foreach (var (path, concept) in expressions)
        {
            var end = path.Aggregate(Nothing, StepInto);
            if (!meanings[end].Contains(concept))
                meanings[end].Add(concept);
        }
        _openings = new int[parts];
        Array.Fill(_openings, Nothing);
        _paths = new Path[meanings.Count];
        _concepts = [.. meanings.SelectMany(concepts => concepts)];
        var start = 0;
        for (var path = 0; path < _paths.Length; start += meanings[path++].Count)
            _paths[path] = new(0, start, meanings[path].Count);
        _steps = new Step[BitOperations.RoundUpToPowerOf2((uint)(2 * steps.Count) + 2)];
        _shift = 64 - BitOperations.Log2((uint)_steps.Length);
        Array.Fill(_steps, new(Nothing, Nothing, Nothing));
        foreach (var ((path, part), next) in steps)
            if (path == Nothing)
                _openings[part] = next;
            else
                Put(new(path, part, next));

        int StepInto(int path, int part)
        {
            ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(steps, (path, part), out var exists);
            if (!exists)
            {
                next = meanings.Count;
                meanings.Add([]);
            }
            return next;
        }
    }

    /// <summary>Adds to the concepts of the open word what begins with one of its parts and goes on with the words that follow.</summary>
    public void Follow(int part, int next, ConceptMatches matches)
    {
        if (_openings[part] is var path and not Nothing)
            FollowPath(path, next, matches);
    }

    private void FollowPath(int path, int word, ConceptMatches matches)
    {
        ref readonly var at = ref _paths[path];
        if (at.Count > 0)
            matches.Concepts.Add(_concepts.AsSpan(at.Start, at.Count));
        if (at.GoesOn == 0 || word == matches.Parts.Words)
            return;
        foreach (var part in matches.Parts[word])
            if ((at.GoesOn & Bit(part)) != 0 && Next(path, part) is var next and not Nothing)
                FollowPath(next, word + 1, matches);
    }

    private int Next(int path, int part)
    {
        var steps = _steps;
        for (var place = Place(path, part); ; place = (place + 1) & (steps.Length - 1))
        {
            ref readonly var step = ref steps[place];
            if ((step.Path == path && step.Part == part) || step.Path == Nothing)
                return step.Next;
        }
    }

    private void Put(Step step)
    {
        _paths[step.Path] = _paths[step.Path] with { GoesOn = _paths[step.Path].GoesOn | Bit(step.Part) };
        var place = Place(step.Path, step.Part);
        while (_steps[place].Path != Nothing)
            place = (place + 1) & (_steps.Length - 1);
        _steps[place] = step;
    }

    /// <summary>The high bits of the product with 2 to the 64th over the golden ratio.</summary>
    private int Place(int path, int part) => (int)(((((ulong)(uint)path << 32) | (uint)part) * 0x9E3779B97F4A7C15) >> _shift);

    private static ulong Bit(int part) => 1UL << (part & 63);

    /// <param name="GoesOn">A bit for each part, counted modulo 64, with which it goes on.</param>
    /// <param name="Start">Of what it means, among the concepts of all paths.</param>
    /// <param name="Count">Of its concepts.</param>
    private readonly record struct Path(ulong GoesOn, int Start, int Count);

    /// <param name="Next">The path that this part makes of that path.</param>
    private readonly record struct Step(int Path, int Part, int Next);
}
