using System.CommandLine;
using System.Globalization;
using CallCoach.Objections.Models;
using CallCoach.Server.Hosting;

namespace CallCoach.Server.Cli;

/// <summary><c>model list</c> and <c>model use</c>: the department's models, and which is live.</summary>
internal static class ModelShelfVerbs
{
    public static Command List()
    {
        var verb = new Command("list", "Lists the department's models: which is live, which was, and why one is not.");
        verb.SetAction(_ => Guard(() =>
        {
            var shelf = Shelf();
            var now = Clocks.System.Real.GetUtcNow();
            var (model, problems) = shelf.LoadLive(now);
            Console.WriteLine($"{"model",-14}{"origin",-10}{"kept since",-18}{"texts",7}{"F1",8}{"price",8}{"neutral",9}  state");
            foreach (var kept in shelf.Read(now).Models)
                Console.WriteLine(Line(kept, shelf.Read(now), model.Version));
            foreach (var problem in problems)
                Console.Error.WriteLine(problem);
            return problems.Count == 0 ? 0 : 1;
        }));
        return verb;
    }

    public static Command Use()
    {
        var which = new Argument<string>("MODEL") { Description = "A version or its beginning; shipped; or previous, the one that was live before." };
        var verb = new Command("use", "Makes a kept model the live one; a running server takes it up within a few seconds.") { which };
        verb.SetAction(parsed => Guard(() =>
        {
            var name = parsed.GetRequiredValue(which);
            var shelf = Shelf();
            var before = shelf.Read(Clocks.System.Real.GetUtcNow()).Live;
            var after = shelf.Use(name, Clocks.System.Real.GetUtcNow());
            Console.WriteLine(after.Live == before ? $"{after.Live} is live already." : $"{after.Live} is live now; before it was {before}.");
            return 0;
        }));
        return verb;
    }

    /// <exception cref="SettingsException">There is no data folder.</exception>
    private static ModelShelf Shelf()
    {
        var configuration = StoredDepartment.Configuration();
        var data = Settings.DataDirectoryOf(configuration);
        return Directory.Exists(data)
            ? Settings.ModelsOf(configuration)
            : throw new SettingsException($"CallCoach:DataDirectory: {data} is not there; the server makes it at its first start.");
    }

    private static string Line(KeptModel model, ModelRegister register, string judging)
    {
        var figures = model.Trial?.Candidate;
        var state = model.Version == judging ? "live"
            : model.Version == register.Previous ? "live before"
            : model.Trial is { IsAccepted: false } refused ? $"not accepted: {string.Join("; ", refused.Reasons)}"
            : "kept";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Version,-14}{(model.Origin == ModelOrigin.Shipped ? "shipped" : "learned"),-10}{model.At,-18:yyyy-MM-dd HH:mm}{model.Texts,7}{Figure(figures?.MacroF1),8}{Figure(figures?.PricePrecision),8}{Figure(figures?.NeutralFlagged),9}  {state}");
    }

    private static string Figure(double? value) => value is { } known ? known.ToString("F3", CultureInfo.InvariantCulture) : "-";

    private static int Guard(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (ArgumentException wrong)
        {
            Console.Error.WriteLine(wrong.Message.Split(" (Parameter")[0]);
            return 2;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }
}
