using CallCoach.Adapters.Speech.Whisper.Local;

namespace CallCoach.Adapters.Tests.Speech.Whisper.Local;

public sealed class WhisperModelFileTests : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("callcoach-model-").FullName, "ggml-tiny.bin");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Theory]
    [InlineData("for-tests-ggml-tiny.bin", false)]
    [InlineData("for-tests-ggml-tiny.en.bin", true)]
    public void Its_vocabulary_tells_whether_it_knows_English_alone(string name, bool englishOnly)
    {
        var model = WhisperModelFile.Read(WhisperCpp.EmptyModel(name));

        (model.EnglishOnly, model.HasWeights).ShouldBe((englishOnly, false));
    }

    [Fact]
    public void Its_name_is_that_of_its_file()
    {
        new WhisperModelFile("/models/ggml-small.en-tdrz.bin", EnglishOnly: true, HasWeights: true).Name.ShouldBe("small.en-tdrz");
        new WhisperModelFile("/models/ours.bin", EnglishOnly: false, HasWeights: true).Name.ShouldBe("ours");
    }

    [Fact]
    public void A_model_made_here_is_read_to_the_end_of_its_head()
    {
        Write(vocabulary: 51864, words: 3, weights: 1);
        WhisperModelFile.Read(_file).ShouldBe(new WhisperModelFile(_file, EnglishOnly: true, HasWeights: true));
        Write(vocabulary: 51866, words: 3, weights: 0);
        WhisperModelFile.Read(_file).ShouldBe(new WhisperModelFile(_file, EnglishOnly: false, HasWeights: false));
    }

    [Fact]
    public void One_that_is_cut_off_anywhere_in_its_head_is_refused()
    {
        Write(vocabulary: 51865, words: 3, weights: 0);
        var whole = File.ReadAllBytes(_file);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_file, whole[..length]);
            Should.Throw<InvalidDataException>(() => WhisperModelFile.Read(_file)).Message.ShouldContain(_file);
        }
    }

    [Fact]
    public void What_is_no_model_is_refused()
    {
        File.WriteAllText(_file, "<html>Sign in to the network</html>");
        Should.Throw<InvalidDataException>(() => WhisperModelFile.Read(_file)).Message.ShouldContain("is no Whisper model");
        Write(vocabulary: 51865, words: 3, weights: 0, longest: int.MaxValue);
        Should.Throw<InvalidDataException>(() => WhisperModelFile.Read(_file)).Message.ShouldContain("damaged");
    }

    private void Write(int vocabulary, int words, int weights, int? longest = null)
    {
        using var file = new BinaryWriter(File.Create(_file));
        file.Write(0x67676d6c);
        file.Write(vocabulary);
        for (var i = 0; i < 10; i++)
            file.Write(i);
        file.Write(2);
        file.Write(3);
        file.Write(new byte[2 * 3 * sizeof(float)]);
        file.Write(words);
        for (var i = 0; i < words; i++)
        {
            file.Write(longest ?? i);
            file.Write(new byte[i]);
        }
        file.Write(new byte[weights]);
    }
}
