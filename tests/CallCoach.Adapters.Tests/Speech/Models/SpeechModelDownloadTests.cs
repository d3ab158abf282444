using CallCoach.Adapters.Speech.Models;

namespace CallCoach.Adapters.Tests.Speech.Models;

/// <summary>A model is here whole or not at all, whatever happens on its way.</summary>
public sealed class SpeechModelDownloadTests
{
    private const int Third = 1 << 20;

    [Fact]
    public async Task It_comes_whole_for_its_owner_only_and_nothing_else_is_left()
    {
        await using var published = new PublishedModel();
        var told = new PublishedModel.Told();

        (await published.GetAsync(progress: told)).ShouldBeTrue();

        published.Files.ShouldBe(["ggml-base.bin"]);
        (await File.ReadAllBytesAsync(published.Folder.FileOf(published.Model))).ShouldBe(published.Content);
        File.GetUnixFileMode(published.Folder.FileOf(published.Model)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(published.Folder.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        told.All[^1].ShouldBe((published.Content.Length, published.Content.Length));
        told.All.Select(step => step.Bytes).ShouldBeInOrder();
    }

    [Fact]
    public async Task One_that_is_here_is_not_fetched_again_and_one_that_is_damaged_is()
    {
        await using var published = new PublishedModel();
        await published.GetAsync();
        (await published.GetAsync()).ShouldBeFalse();
        published.Answers.Count.ShouldBe(1);

        await File.AppendAllTextAsync(published.Folder.FileOf(published.Model), "damage");
        (await published.GetAsync()).ShouldBeTrue();
        (await published.Folder.IsIntactAsync(published.Model, default)).ShouldBeTrue();
        published.Files.ShouldBe(["ggml-base.bin"]);
    }

    [Theory]
    [InlineData(true, "206 2097152")]
    [InlineData(false, "200 3145728")] // a server that knows no ranges sends all of it
    public async Task What_was_cut_off_goes_on_where_it_ended(bool ranges, string then)
    {
        await using var published = new PublishedModel { KnowsRanges = ranges };
        await IsCutAsync(published);

        (await published.GetAsync()).ShouldBeTrue();

        published.Answers.Select(answer => $"{answer.Status} {answer.Bytes}").Last().ShouldBe(then);
        published.Files.ShouldBe(["ggml-base.bin"]);
        (await published.Folder.IsIntactAsync(published.Model, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_published_anew_meanwhile_is_fetched_from_its_beginning()
    {
        await using var published = new PublishedModel();
        await IsCutAsync(published);
        published.Tag = "\"second\"";

        (await published.GetAsync()).ShouldBeTrue();
        published.Answers.Last().ShouldBe((200, published.Content.Length));
    }

    [Fact]
    public async Task One_that_had_come_whole_when_it_was_ended_is_only_checked()
    {
        await using var published = new PublishedModel();
        await IsCutAsync(published);
        await File.WriteAllBytesAsync(published.Folder.FileOf(published.Model) + ".part", published.Content);

        (await published.GetAsync()).ShouldBeTrue();
        published.Answers.Last().Status.ShouldBe(416);
    }

    [Fact]
    public async Task A_part_that_is_longer_than_the_whole_is_fetched_from_its_beginning()
    {
        await using var published = new PublishedModel();
        await IsCutAsync(published);
        await File.WriteAllBytesAsync(published.Folder.FileOf(published.Model) + ".part", new byte[published.Content.Length + 1]);

        (await published.GetAsync()).ShouldBeTrue();
        published.Answers.TakeLast(2).Select(answer => answer.Status).ShouldBe([416, 200]);
    }

    [Fact]
    public async Task Where_the_rest_could_not_be_asked_for_nothing_is_kept()
    {
        await using var published = new PublishedModel { Tag = null, OnItsWay = answer => answer with { Body = answer.Body[..Third] } };

        (await FailsAsync(published)).ShouldContain("Nothing of it is kept");
        published.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_has_the_wrong_hash_is_removed()
    {
        await using var published = new PublishedModel();
        published.Content[5]++;

        (await FailsAsync(published)).ShouldContain("its SHA-1 is not");
        published.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_part_that_was_damaged_meanwhile_is_found_by_the_hash_and_removed()
    {
        await using var published = new PublishedModel();
        await IsCutAsync(published);
        await File.WriteAllBytesAsync(published.Folder.FileOf(published.Model) + ".part", new byte[Third]);

        (await FailsAsync(published)).ShouldContain("its SHA-1 is not");
        published.Files.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task An_error_is_told_and_leaves_what_had_come_before(int status)
    {
        await using var published = new PublishedModel { OnItsWay = _ => new(status, "no"u8.ToArray()) };
        (await FailsAsync(published)).ShouldContain($"answered {status}");
        published.Files.ShouldBeEmpty();

        published.OnItsWay = answer => answer;
        await IsCutAsync(published);
        published.OnItsWay = _ => new(status, "no"u8.ToArray());
        (await FailsAsync(published)).ShouldContain("The 1 MiB that came are kept");
        published.Files.ShouldBe(["ggml-base.bin.part", "ggml-base.bin.part.etag"]);
    }

    [Fact]
    public async Task No_network_is_told_and_leaves_nothing()
    {
        await using var published = new PublishedModel();
        var gone = new LoopbackHttp(_ => new(200, []));
        await gone.DisposeAsync();

        (await FailsAsync(published, published.Model with { Address = gone.Address })).ShouldContain("cannot be reached");
        published.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_left_and_what_came_is_kept()
    {
        await using var published = new PublishedModel { OnItsWay = answer => answer with { Body = answer.Body[..Third], Stalls = true } };

        (await FailsAsync(published, patience: TimeSpan.FromMilliseconds(300))).ShouldContain("sent nothing for");
        published.Files.ShouldBe(["ggml-base.bin.part", "ggml-base.bin.part.etag"]);
    }

    [Fact]
    public async Task More_than_such_a_model_has_is_not_taken()
    {
        await using var published = new PublishedModel { OnItsWay = answer => answer with { Body = new byte[8 << 20], Announced = null } };
        (await FailsAsync(published)).ShouldContain("more came than");
        published.Files.ShouldBeEmpty();

        published.OnItsWay = answer => answer with { Body = new byte[8 << 20], Announced = 8 << 20 };
        (await FailsAsync(published)).ShouldContain("has 8 MiB under this name, but base has 3 MiB");
    }

    [Fact]
    public async Task Without_room_on_the_disk_it_is_not_begun()
    {
        await using var published = new PublishedModel();

        (await FailsAsync(published, published.Model with { Size = "1000000 GiB" })).ShouldContain("There is no room for base");
        published.Answers.ShouldBeEmpty();
        published.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_fetches_the_same_model_at_the_same_time_is_told()
    {
        await using var published = new PublishedModel { OnItsWay = answer => answer with { Body = answer.Body[..Third], Stalls = true } };
        using var cancel = new CancellationTokenSource();
        var begun = new Begun();
        var first = published.GetAsync(cancel: cancel.Token, progress: begun);
        await begun.Task;

        (await FailsAsync(published)).ShouldContain("is being fetched by somebody else now");
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        published.OnItsWay = answer => answer;
        (await published.GetAsync()).ShouldBeTrue();
        published.Answers.Last().Status.ShouldBe(206);
    }

    private static async Task IsCutAsync(PublishedModel published)
    {
        published.OnItsWay = answer => answer with { Body = answer.Body[..Third] };
        (await FailsAsync(published)).ShouldContain("The 1 MiB that came are kept");
        published.Files.ShouldBe(["ggml-base.bin.part", "ggml-base.bin.part.etag"]);
        published.OnItsWay = answer => answer;
    }

    private static async Task<string> FailsAsync(PublishedModel published, SpeechModel? model = null, TimeSpan? patience = null)
    {
        var failure = await Should.ThrowAsync<SpeechModelException>(published.GetAsync(model, patience));
        published.Folder.Best().ShouldBeNull();
        return failure.Message;
    }

    private sealed class Begun : IProgress<(long, long)>
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _begun.Task;

        public void Report((long, long) value) => _begun.TrySetResult();
    }
}
