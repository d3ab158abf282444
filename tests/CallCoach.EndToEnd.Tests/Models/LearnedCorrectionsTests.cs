using System.Globalization;
using System.Net;
using CallCoach.EndToEnd.Tests.Department;
using CallCoach.EndToEnd.Tests.Processes;
using CallCoach.EndToEnd.Tests.Telephony;

namespace CallCoach.EndToEnd.Tests.Models;

/// <summary>A department whose live model finds nothing, and whose supervisor says in eight calls what the client objects to.</summary>
public sealed class LearnedCorrectionsTests : IAsyncLifetime
{
    private const string Label = "bad_experience";

    /// <summary>In a new department the first two calls serve measurement; the others are learned from.</summary>
    private const int HeldOut = 2;

    private static readonly string[] Said =
    [
        "those wobblers went sideways on us before easter", "your wobblers let us down twice already", "the wobblers went sideways on us last spring",
        "we had wobblers from you once and they went sideways", "that last lot of wobblers let us down badly", "wobblers again no thanks they broke within a week",
        "never wobblers again they let the whole crew down", "we sent your wobblers back broken in march",
    ];

    private readonly DepartmentServer _department = new();
    private readonly DepartmentModels _models;
    private readonly List<(long Call, long Correction)> _corrected = [];
    private Manager _manager = null!;
    private string _texts = "";
    private string _mute = "";

    public LearnedCorrectionsTests() => _models = new(_department);

    public async ValueTask InitializeAsync()
    {
        await _department.InitializeAsync();
        _manager = await _department.HireAsync(_department.North);
        _texts = await MuteTexts.WriteAsync(_department.Settings);
        _mute = DepartmentModels.VersionOf(await _models.LearnAsync(_texts));
        await _models.UseAsync(_mute, _mute);
        foreach (var text in Said)
        {
            var call = await TellAsync(text);
            call.Labels.ShouldBeEmpty();
            var correction = await _department.Administrator.MakeAsync<CorrectionView>($"api/calls/{call.Id}/corrections", new { ordinal = 1, label = Label, holds = true });
            _corrected.Add((call.Id, correction.Id));
        }
    }

    public ValueTask DisposeAsync() => _department.DisposeAsync();

    [Fact]
    public async Task What_was_corrected_is_learned_and_goes_live_what_forgets_it_does_not_and_the_model_before_comes_back()
    {
        var learned = await _models.LearnAsync(_texts);
        learned.ExitCode.ShouldBe(0, learned.ToString());
        var taught = DepartmentModels.VersionOf(learned);
        learned.OutputLines[0].ShouldEndWith($"; {Said.Length - HeldOut} of them corrected in the department, {HeldOut} more corrected held out");
        Right(learned).ShouldBe((2, 0));
        learned.OutputLines[^1].ShouldBe($"It is live now. ./callcoach model use previous brings {_mute} back; ./callcoach model reclassify does the archive again.");
        await _models.JudgesAsync(taught);
        (await TellAsync(Said[^1])).ShouldSatisfyAllConditions(
            call => call.Labels.ShouldHaveSingleItem().Label.ShouldBe(Label),
            call => call.Utterances![1].Objections.ShouldHaveSingleItem().ByPerson.ShouldBeFalse(),
            call => call.ObjectionModel.ShouldBe(taught));

        foreach (var (call, correction) in _corrected.Skip(HeldOut))
            using (var takenBack = await _department.Administrator.SendAsync(HttpMethod.Delete, $"api/calls/{call}/corrections/{correction}"))
                takenBack.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var forgetful = await _models.LearnAsync(_texts);
        forgetful.ExitCode.ShouldBe(1, forgetful.ToString());
        forgetful.OutputLines[0].ShouldEndWith($"; 0 of them corrected in the department, {HeldOut} more corrected held out");
        Right(forgetful).ShouldBe((0, 2));
        forgetful.ErrorLines.ShouldHaveSingleItem().ShouldBe("It is kept, but not live: of the held-out corrections 0 come out right instead of 2.");
        (await _models.ShownAsync()).Live.ShouldBe(taught);

        await _models.UseAsync("previous", _mute);
        (await TellAsync(Said[^1])).ShouldSatisfyAllConditions(call => call.Labels.ShouldBeEmpty(), call => call.ObjectionModel.ShouldBe(_mute));
    }

    /// <summary>How many of the held-out corrections the candidate and the live model get right.</summary>
    private static (int Candidate, int Live) Right(ProgramEnd learned)
    {
        var columns = learned.OutputLines.Single(line => line.StartsWith("corrected utterances right", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (int.Parse(columns[^2], CultureInfo.InvariantCulture), int.Parse(columns[^1], CultureInfo.InvariantCulture));
    }

    private async Task<CallView> TellAsync(string said)
    {
        var known = (await _department.CallsAsync(_manager)).Select(call => call.Id).ToHashSet();
        await _department.Exchange.TellAsync(new Conversation(_manager.DeskPhone, ("manager", "shall we send you more of them"), ("client", said)));
        return await _department.CallAsync(_manager, "is new and through", call => call.IsThrough && !known.Contains(call.Id));
    }
}
