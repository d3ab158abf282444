using CallCoach.Objections;

namespace CallCoach.Server.Cli.Models;

/// <summary>One of the models that are learned from texts; its folder below <c>models</c> has its name.</summary>
internal interface IModelSubject
{
    string Name { get; }

    /// <summary>Learns a model and writes its file.</summary>
    ModelFacts Train(string texts, string model, int seed);

    /// <summary>Measures a model on the trades it has never seen.</summary>
    (object Evaluation, string Tables) Evaluate(string texts, string model);

    /// <summary>Describes a model for people.</summary>
    /// <param name="tell">Told what is being measured.</param>
    string Card(string texts, string model, Action<string> tell);
}
