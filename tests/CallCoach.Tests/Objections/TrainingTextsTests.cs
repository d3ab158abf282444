using CallCoach.Objections;
using CallCoach.Objections.Learning;

namespace CallCoach.Tests.Objections;

public sealed class TrainingTextsTests : IDisposable
{
    private const string Heading = "labels\ttrade\tstyle\ttext\n";

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Every_language_has_enough_texts_of_every_label_and_without_one()
    {
        foreach (var language in ObjectionModel.Languages)
        {
            var texts = Shipped.Texts.Texts.Where(text => text.Language == language && !text.IsHeard).ToList();

            foreach (var label in Enum.GetValues<ObjectionLabel>())
                texts.Count(text => text.Labels.Contains(label)).ShouldBeGreaterThanOrEqualTo(25, $"{language} {label}");
            texts.Count(text => text.Labels.Count == 0).ShouldBeGreaterThanOrEqualTo(150, language);
            texts.Select(text => text.Trade).Distinct().Count().ShouldBeGreaterThanOrEqualTo(24, language);
        }
    }

    [Fact]
    public void No_text_is_held_out_and_nearly_the_same_learned() =>
        Should.NotThrow(() => TradeSplit.Of(Shipped.Texts.Texts, Shipped.Model.Facts.Seed).RefuseLeaks(Shipped.Texts.Texts));

    [Fact]
    public void A_near_duplicate_of_a_text_held_out_is_refused()
    {
        var split = TradeSplit.Of(Shipped.Texts.Texts, Shipped.Model.Facts.Seed);
        var heldOut = Shipped.Texts.Texts.First(text => split.IsHeldOut(text) && text.Text.Split(' ').Length > 12);
        var trade = Shipped.Texts.Texts.First(text => !split.IsHeldOut(text)).Trade;
        TrainingText[] planted = [.. Shipped.Texts.Texts, heldOut with { Trade = trade, Text = heldOut.Text.ToUpperInvariant() + " well" }];

        Should.Throw<InvalidDataException>(() => split.RefuseLeaks(planted)).Message.ShouldContain(heldOut.Text);
    }

    [Fact]
    public void The_trades_held_out_are_a_fifth_and_depend_on_nothing_but_the_seed()
    {
        var trades = Shipped.Texts.Texts.Select(text => text.Trade).Distinct().Count();

        TradeSplit.Of(Shipped.Texts.Texts.Reverse(), 1).HeldOutTrades.ShouldBe(TradeSplit.Of(Shipped.Texts.Texts, 1).HeldOutTrades);
        TradeSplit.Of(Shipped.Texts.Texts, 2).HeldOutTrades.ShouldNotBe(TradeSplit.Of(Shipped.Texts.Texts, 1).HeldOutTrades);
        TradeSplit.Of(Shipped.Texts.Texts, 1).HeldOutTrades.Count.ShouldBe((int)Math.Round(trades * 0.2));
    }

    [Fact]
    public void A_line_is_read_with_its_labels()
    {
        var text = Read(Heading + "too_expensive+think_about_it\ttyres\tplain\tToo dear, let me think.\n").ShouldHaveSingleItem();

        text.Labels.ShouldBe([ObjectionLabel.TooExpensive, ObjectionLabel.ThinkAboutIt]);
        (text.Language, text.Trade, text.Style, text.Text).ShouldBe(("en", "tyres", "plain", "Too dear, let me think."));
    }

    [Theory]
    [InlineData("none\ttyres\tplain\n", "line 2")]
    [InlineData("none\ttyres\tplain\thello\tthere\n", "line 2")]
    [InlineData("none\t\tplain\thello\n", "line 2")]
    [InlineData("none\ttyres\tplain\thello\nexpensive\ttyres\tplain\ttoo dear\n", "line 3: 'expensive' is no label")]
    [InlineData("no_need+no_need\ttyres\tplain\tno\n", "line 2: 'no_need' is there twice")]
    [InlineData("none\ttyres\tplain\tHello, there!\nnone\tmetal\tplain\thello there\n", "line 3: the text is the same as on line 2")]
    public void A_line_that_breaks_a_rule_is_refused_and_named(string lines, string named) =>
        Should.Throw<InvalidDataException>(() => Read(Heading + lines)).Message.ShouldContain(named);

    [Fact]
    public void A_file_without_its_heading_is_refused() =>
        Should.Throw<InvalidDataException>(() => Read("none\ttyres\tplain\thello\n")).Message.ShouldContain("heading");

    private IReadOnlyList<TrainingText> Read(string content)
    {
        File.WriteAllText(_path, content);
        return TextFile.Read(_path, "en");
    }
}
