using System.Numerics;
using System.Runtime.InteropServices;

namespace CallCoach.Objections.Features;

/// <summary>
/// Expressions as paths of the parts that their words are. All steps lie in one table, each at the first free place from the one its
/// hash names. Nearly all that are asked for do not exist: a small set of bits, which stays in the near caches, answers first.
/// </summary>
internal sealed class ExpressionPaths
{
    private const int BitsAStep = 16;
    private const int SlotsAStep = 2;

    private readonly ConceptSets _sets;
    private readonly ulong[] _bits;
    private readonly Step[] _steps;

    /// <param name="expressions">Each of two parts or more.</param>
    /// <param name="sets">Where their concepts go.</param>
    public ExpressionPaths(IReadOnlyList<(int[] Parts, int Concept)> expressions, ConceptSets sets)
    {
        _sets = sets;
        // A path of one part has the part's number, the others the numbers after them.
        var next = expressions.SelectMany(expression => expression.Parts).DefaultIfEmpty().Max() + 1;
        var steps = new Dictionary<(int Path, int Part), (int Next, List<int> Concepts)>();
        foreach (var (parts, concept) in expressions)
        {
            var (path, meaning) = (parts[0], new List<int>());
            foreach (var part in parts.AsSpan(1))
            {
                ref var step = ref CollectionsMarshal.GetValueRefOrAddDefault(steps, (path, part), out var exists);
                if (!exists)
                    step = (next++, []);
                (path, meaning) = step;
            }
            if (!meaning.Contains(concept))
                meaning.Add(concept);
        }
        _bits = new ulong[BitOperations.RoundUpToPowerOf2((uint)(steps.Count * BitsAStep / 64) + 1)];
        _steps = new Step[BitOperations.RoundUpToPowerOf2((uint)(steps.Count * SlotsAStep) + 1)];
        Array.Fill(_steps, Step.None);
        foreach (var ((path, part), step) in steps)
            Put(new(path, part, step.Next, sets.Put(step.Concepts)));
    }

    /// <summary>Adds to the concepts of the open word what a path means that goes on with the words that follow.</summary>
    /// <param name="path">Or its first part.</param>
    /// <param name="word">The next of the words, and there is one.</param>
    public void Follow(int path, int word, ConceptMatches matches)
    {
        foreach (var part in matches.Parts[word])
        {
            var hash = Hash(path, part);
            if ((_bits[BitsPlace(hash)] >> (int)(hash & 63) & 1) == 0 || Find(hash, path, part) is var step && step == Step.None)
                continue;
            _sets.AddTo(matches.Concepts, step.Concepts);
            if (word + 1 < matches.Parts.Words)
                Follow(step.Next, word + 1, matches);
        }
    }

    private Step Find(ulong hash, int path, int part)
    {
        var steps = _steps;
        for (var place = Place(hash); ; place = (place + 1) & (steps.Length - 1))
        {
            ref readonly var step = ref steps[place];
            if ((step.Path == path && step.Part == part) || step.Path == Step.NoPath)
                return step;
        }
    }

    private void Put(Step step)
    {
        var hash = Hash(step.Path, step.Part);
        _bits[BitsPlace(hash)] |= 1UL << (int)(hash & 63);
        var place = Place(hash);
        while (_steps[place] != Step.None)
            place = (place + 1) & (_steps.Length - 1);
        _steps[place] = step;
    }

    private int BitsPlace(ulong hash) => (int)(hash >> 6) & (_bits.Length - 1);

    private int Place(ulong hash) => (int)(hash >> 16) & (_steps.Length - 1);

    /// <summary>The middle bits of the product with 2 to the 64th over the golden ratio.</summary>
    private static ulong Hash(int path, int part) => (((ulong)(uint)path << 32 | (uint)part) * 0x9E3779B97F4A7C15) >> 28;

    /// <param name="Next">The path that this part makes of that path.</param>
    /// <param name="Concepts">What the new path means.</param>
    private readonly record struct Step(int Path, int Part, int Next, int Concepts)
    {
        public const int NoPath = -1;

        public static readonly Step None = new(NoPath, 0, 0, ConceptSets.Empty);
    }
}
