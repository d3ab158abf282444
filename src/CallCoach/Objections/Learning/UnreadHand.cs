using CallCoach.Objections.Features;

namespace CallCoach.Objections.Learning;

/// <summary>
/// How well what is shipped would do on somebody who writes unlike all it has read: the same learner without any text of one
/// hand, measured on all of that hand's.
/// </summary>
public static class UnreadHand
{
    /// <summary>The hand left out: everyday phrasing for the most part, and as many neutral texts as objections.</summary>
    public const string Name = "third";

    /// <summary>All texts of the hand, then by language. Takes a minute or two.</summary>
    public static IReadOnlyList<GroupFigures> Measure(TrainingTexts texts, int seed)
    {
        var model = new ObjectionTrainer(texts.Only(text => text.Hand != Name), new FeatureSettings(), new LearningSettings { Seed = seed }).Train();
        var judged = JudgedText.By(model, texts.Texts.Where(text => text.Hand == Name));
        return
        [
            Figures.Of(ModelEvaluation.All, judged, model.Decisions),
            .. judged.GroupBy(one => one.Text.Language).Select(group => Figures.Of(group.Key, [.. group], model.Decisions)),
        ];
    }
}
