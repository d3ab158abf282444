using CallCoach.Outcomes;

namespace CallCoach.Tests.Outcomes;

public sealed class LearnedModelTests : IDisposable
{
    private const int LargestFile = 8 * 1024 * 1024;

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    public static TheoryData<string> Shipped => [Learned.AnswerModelPath, Learned.OutcomeModelPath];

    [Fact]
    public void A_model_that_was_saved_and_loaded_again_is_the_same()
    {
        Learned.AnswerModel.Save(_path);
        File.ReadAllBytes(_path).ShouldBe(File.ReadAllBytes(Learned.AnswerModelPath));

        Learned.OutcomeModel.Save(_path);
        File.ReadAllBytes(_path).ShouldBe(File.ReadAllBytes(Learned.OutcomeModelPath));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void The_shipped_files_are_small(string path) => new FileInfo(path).Length.ShouldBeLessThan(LargestFile);

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_file_that_was_cut_off_at_any_place_is_refused(string path)
    {
        var whole = File.ReadAllBytes(path);
        foreach (var length in new[] { 0, 7, 20, 5_000, whole.Length / 2, whole.Length - 1 })
        {
            File.WriteAllBytes(_path, whole[..length]);
            Should.Throw<InvalidDataException>(() => Load(path, _path)).Message.ShouldContain(_path);
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_file_with_one_wrong_bit_is_refused(string path)
    {
        foreach (var position in new[] { 10, 3_000, 200_000 })
        {
            var bytes = File.ReadAllBytes(path);
            bytes[position] ^= 1;
            File.WriteAllBytes(_path, bytes);
            Should.Throw<InvalidDataException>(() => Load(path, _path)).Message.ShouldContain("damaged");
        }
    }

    [Fact]
    public void One_model_is_not_taken_for_the_other()
    {
        Should.Throw<InvalidDataException>(() => AnswerModel.Load(Learned.OutcomeModelPath)).Message.ShouldContain("not an answer model");
        Should.Throw<InvalidDataException>(() => OutcomeModel.Load(Learned.AnswerModelPath)).Message.ShouldContain("not an outcome model");
    }

    private static object Load(string shipped, string path) =>
        shipped == Learned.AnswerModelPath ? AnswerModel.Load(path) : OutcomeModel.Load(path);
}
