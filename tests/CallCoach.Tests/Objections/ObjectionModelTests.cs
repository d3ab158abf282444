using CallCoach.Objections;

namespace CallCoach.Tests.Objections;

public sealed class ObjectionModelTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_model_that_was_saved_and_loaded_again_is_the_same()
    {
        Shipped.Model.Save(_path);

        File.ReadAllBytes(_path).ShouldBe(File.ReadAllBytes(Shipped.ModelPath));
    }

    [Fact]
    public void The_shipped_file_is_small() => new FileInfo(Shipped.ModelPath).Length.ShouldBeLessThan(8 * 1024 * 1024);

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(5_000)]
    [InlineData(400_000)]
    public void A_file_that_was_cut_off_is_refused(int length)
    {
        File.WriteAllBytes(_path, File.ReadAllBytes(Shipped.ModelPath)[..length]);

        Should.Throw<InvalidDataException>(() => ObjectionModel.Load(_path)).Message.ShouldContain(_path);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(3_000)]
    [InlineData(600_000)]
    public void A_file_with_one_wrong_bit_is_refused(int position)
    {
        var bytes = File.ReadAllBytes(Shipped.ModelPath);
        bytes[position] ^= 1;
        File.WriteAllBytes(_path, bytes);

        Should.Throw<InvalidDataException>(() => ObjectionModel.Load(_path)).Message.ShouldContain("damaged");
    }

    [Fact]
    public void A_foreign_file_is_refused()
    {
        File.WriteAllText(_path, new string('x', 10_000));

        Should.Throw<InvalidDataException>(() => ObjectionModel.Load(_path)).Message.ShouldContain("not an objection model");
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Should.Throw<FileNotFoundException>(() => ObjectionModel.Load(_path + ".none")).Message.ShouldContain(_path);
}
