using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CallCoach.Adapters.Telephony.Generic;
using CallCoach.Ingest;

namespace CallCoach.Tests.House;

public sealed partial class DocsTests
{
    private static readonly string Readme = Repository.Read("README.md");

    [Fact]
    public void Every_link_of_the_README_leads_somewhere()
    {
        var targets = Link().Matches(Readme).Select(match => match.Groups["target"].Value)
            .Where(target => !target.StartsWith("https://", StringComparison.Ordinal)).ToList();

        targets.ShouldNotBeEmpty();
        targets.Where(target => !Path.Exists(Repository.PathOf(target))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_verb_of_the_README_is_one_of_the_launcher() =>
        Verb().Matches(Readme).Select(match => match.Groups["verb"].Value).Distinct().Except(Launcher.Verbs).ShouldBeEmpty();

    [Fact]
    public void The_settings_table_holds_what_the_server_reads_and_nothing_else() =>
        SettingRow().Matches(Readme).Select(match => match.Groups["key"].Value.Replace(":LABEL", "", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ShouldBe(Launcher.Settings);

    [Fact]
    public void Every_package_has_its_reason_and_no_other_is_told_of()
    {
        var table = Readme[Readme.IndexOf("## Dependencies", StringComparison.Ordinal)..];
        var told = PackageRow().Matches(table).Select(row => row.Groups["names"].Value)
            .SelectMany(names => Package().Matches(names)).Select(match => match.Groups["name"].Value);

        told.ShouldBe(NuGetPackages().Concat(NpmPackages()), ignoreOrder: true);
    }

    [Fact]
    public void Every_test_that_is_told_to_show_something_is_there()
    {
        var told = TestClass().Matches(Repository.Read("docs/reliability.md")).Select(match => match.Groups["name"].Value).Distinct().ToList();
        var there = Directory.EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension);

        told.ShouldNotBeEmpty();
        told.Except(there).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_READMEs_way_to_sign_is_accepted()
    {
        if (!File.Exists("/usr/bin/openssl"))
            Assert.Skip("openssl is not installed: apt-get install openssl");
        const string secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
        var script = Script().Match(Readme).Groups["script"].Value;
        script.ShouldContain("webhook-signature");

        var outcome = await Launcher.RunAsync(
            "bash", "-euc", $"curl() {{ printf '%s\\0' \"$@\"; }}\nexport CallCoach__Webhooks__Secret={secret}\n{script}");

        outcome.Exit.ShouldBe(0, outcome.Errors);
        var arguments = outcome.Output.Split('\0');
        var body = System.Text.Encoding.UTF8.GetBytes(arguments[Array.IndexOf(arguments, "--data-binary") + 1]);
        var now = DateTimeOffset.UtcNow;
        StandardWebhook.IsValid(
            [StandardWebhook.ParseSecret(secret)], Header("webhook-id"), Header("webhook-timestamp"), Header("webhook-signature"), body, now).ShouldBeTrue();
        var taken = GenericWebhook.Take(Header("webhook-id"), body, now);
        taken.Kind.ShouldBe("transcript.completed");

        string Header(string name) => arguments.Single(argument => argument.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..];
    }

    private static IEnumerable<string> NuGetPackages() =>
        XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value);

    private static IEnumerable<string> NpmPackages()
    {
        using var package = JsonDocument.Parse(Repository.Read("src/web/package.json"));
        return [.. new[] { "dependencies", "devDependencies" }.SelectMany(kind => package.RootElement.GetProperty(kind).EnumerateObject()).Select(p => p.Name)];
    }

    [GeneratedRegex("`(?<name>[A-Za-z]+Tests)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestClass();

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\./callcoach\s+(?<verb>[a-z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Verb();

    [GeneratedRegex(@"^\| `CallCoach:(?<key>[A-Za-z:]+)` \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex SettingRow();

    /// <summary>A row's packages; Debian's are not named in any file of packages.</summary>
    [GeneratedRegex(@"^\| (?<names>`[^|]*`) \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex PackageRow();

    [GeneratedRegex(@"`(?<name>[^`\s]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Package();

    [GeneratedRegex(@"```bash\n(?<script>secret=.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Script();
}
