using CallCoach.Objections.Features;

namespace CallCoach.Tests.Objections.Features;

public sealed class FeatureHashTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(3_000)]
    public void Features_of_a_block_have_the_buckets_that_each_has_alone(int count)
    {
        const int Bits = 19;
        var hashes = Enumerable.Range(0, count).Select(number => FeatureHash.Of('t').Then(number)).ToList();
        var vector = new FeatureVector(Bits);
        vector.Add(FeatureHash.Word);
        vector.EndBlock(1);

        hashes.ForEach(vector.Add);
        vector.EndBlock(1);
        vector.AddConstant(7);

        vector.Buckets.ToArray().ShouldBe([FeatureHash.Word.Bucket(Bits), .. hashes.Select(hash => hash.Bucket(Bits)), 7]);
        vector.Values.ToArray().ShouldBe([1, .. Enumerable.Repeat(1 / MathF.Sqrt(count), count), 1]);
        vector.Blocks.ToArray().Select(block => (block.Start, block.Count)).ShouldBe([(0, 1), (1, count), (count + 1, 1)]);
    }
}
