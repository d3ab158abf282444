using System.Net;
using CallCoach.EndToEnd.Tests.Department;

namespace CallCoach.EndToEnd.Tests.Visibility;

/// <summary>What each role may read: every address of the API, for everybody.</summary>
[Collection(typeof(TwoTeamsSeen))]
public sealed class ReadableAddressTests(TwoTeams teams)
{
    private const string All = "administrator, head of both, supervisor of north, supervisor of south, trainer of north, anna, oleksandr";
    private const string Training = "administrator, head of both, supervisor of north, supervisor of south, trainer of north";
    private const string Supervision = "administrator, head of both, supervisor of north, supervisor of south";
    private const string SeesNorth = "administrator, head of both, supervisor of north, trainer of north, anna";
    private const string SeesSouth = "administrator, head of both, supervisor of south, oleksandr";

    /// <summary>An address, who gets it, and what the others who are signed in get.</summary>
    private static readonly (string Path, string Readers, HttpStatusCode Others)[] Table =
    [
        ("api/session", All, HttpStatusCode.Forbidden),
        ("api/counters", All, HttpStatusCode.Forbidden),
        ("api/counters?day=2026-11-20", All, HttpStatusCode.Forbidden),
        ("api/me/day", "anna, oleksandr", HttpStatusCode.NotFound),
        ("api/me/day?day=2026-11-20&personId=999999", "", HttpStatusCode.NotFound),
        ("api/board", All, HttpStatusCode.Forbidden),
        ("api/board?day=2026-11-20", All, HttpStatusCode.Forbidden),
        ("api/pulses", All, HttpStatusCode.Forbidden),
        ("api/pulses?day=2026-11-20", All, HttpStatusCode.Forbidden),
        ("api/drift", Supervision, HttpStatusCode.Forbidden),
        ("api/plans", "administrator, head of both", HttpStatusCode.Forbidden),
        ("api/screens", "administrator, head of both", HttpStatusCode.Forbidden),
        ("api/counting/definitions", "administrator, head of both", HttpStatusCode.Forbidden),
        ("api/calls", All, HttpStatusCode.Forbidden),
        ("api/calls?label=price_comparison&state=failed&limit=5", All, HttpStatusCode.Forbidden),
        ("api/calls/ANNAS", SeesNorth, HttpStatusCode.NotFound),
        ("api/calls/ANNAS/recording", SeesNorth, HttpStatusCode.NotFound),
        ("api/calls/OLEKSANDRS", SeesSouth, HttpStatusCode.NotFound),
        ("api/calls/OLEKSANDRS/recording", SeesSouth, HttpStatusCode.NotFound),
        ("api/calls/NOBODYS", Supervision, HttpStatusCode.NotFound),
        ("api/calls/NOBODYS/recording", "", HttpStatusCode.NotFound),
        ("api/calls/ANNAS/waveform", SeesNorth, HttpStatusCode.NotFound),
        ("api/calls/OLEKSANDRS/waveform", SeesSouth, HttpStatusCode.NotFound),
        ("api/calls/NOBODYS/waveform", "", HttpStatusCode.NotFound),
        ("api/calls/ANNAS/captions", SeesNorth, HttpStatusCode.NotFound),
        ("api/calls/OLEKSANDRS/captions", SeesSouth, HttpStatusCode.NotFound),
        ("api/calls/ANNAS/transcripts", SeesNorth, HttpStatusCode.NotFound),
        ("api/calls/OLEKSANDRS/transcripts", SeesSouth, HttpStatusCode.NotFound),
        ("api/live-calls", Supervision, HttpStatusCode.Forbidden),
        ("api/calls/NOBODYS/listenings", Supervision, HttpStatusCode.Forbidden),
        ("api/calls/ANNAS/mentions", SeesNorth, HttpStatusCode.NotFound),
        ("api/calls/OLEKSANDRS/mentions", SeesSouth, HttpStatusCode.NotFound),
        ("api/calls/NOBODYS/mentions", Supervision, HttpStatusCode.NotFound),
        ("api/calls/999999/mentions", "", HttpStatusCode.NotFound),
        ("api/competitors", All, HttpStatusCode.Forbidden),
        ("api/competitors/mentions", All, HttpStatusCode.Forbidden),
        ("api/competitors/mentions?since=2026-11-01&until=2026-11-30", All, HttpStatusCode.Forbidden),
        ("api/calls/999999", "", HttpStatusCode.NotFound),
        ("api/calls/999999/recording", "", HttpStatusCode.NotFound),
        ("api/alerts", Supervision, HttpStatusCode.Forbidden),
        ("api/jobs", Supervision, HttpStatusCode.Forbidden),
        ("api/jobs?state=set_aside", Supervision, HttpStatusCode.Forbidden),
        ("api/stop-list", Supervision, HttpStatusCode.Forbidden),
        ("api/stop-list?query=48&state=off&limit=5", Supervision, HttpStatusCode.Forbidden),
        ("api/stop-list.csv", Supervision, HttpStatusCode.Forbidden),
        ("api/clients/refused/LISTS", "administrator, head of both", HttpStatusCode.Forbidden),
        ("api/funnel", All, HttpStatusCode.Forbidden),
        ("api/funnel?slice=new&from=2026-11-01&to=2026-11-30", All, HttpStatusCode.Forbidden),
        ("api/funnel.csv?slice=regions", All, HttpStatusCode.Forbidden),
        ("api/examples", Training, HttpStatusCode.Forbidden),
        ("api/examples?label=price_comparison&language=en", Training, HttpStatusCode.Forbidden),
        ("api/answers", Training, HttpStatusCode.Forbidden),
        ("api/answers?since=2026-11-01&until=2026-11-30&label=price_comparison", Training, HttpStatusCode.Forbidden),
        ("api/answers/cases?label=price_comparison&answer=value_argument", Training, HttpStatusCode.Forbidden),
        ("api/model", "administrator, head of both", HttpStatusCode.Forbidden),
        ("api/model/differences?label=price_comparison&appeared=true", "administrator, head of both", HttpStatusCode.Forbidden),
        ("api/teams", "administrator", HttpStatusCode.Forbidden),
        ("api/people", "administrator", HttpStatusCode.Forbidden),
        ("api/accounts", "administrator", HttpStatusCode.Forbidden),
        ("api/no-such-address", "", HttpStatusCode.NotFound),
        ("openapi/v1.json", All, HttpStatusCode.Forbidden),
    ];

    public static TheoryData<string, string> EveryAddressForEverybody { get; } =
        [.. from row in Table from who in TwoTeams.Roles select (row.Path, who)];

    [Theory]
    [MemberData(nameof(EveryAddressForEverybody))]
    public async Task Each_address_opens_for_whom_it_is_meant(string path, string who)
    {
        var (_, readers, others) = Table.Single(row => row.Path == path);
        var expected = who == "nobody" ? HttpStatusCode.Unauthorized : readers.Split(", ").Contains(who) ? HttpStatusCode.OK : others;
        (await teams[who].StatusOfAsync(teams.Path(path))).ShouldBe(expected);
    }

    [Theory]
    [InlineData("health/live", HttpStatusCode.OK)]
    [InlineData("health/ready", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("calls/1", HttpStatusCode.OK)]
    [InlineData("api/first-administrator?token=guessed", HttpStatusCode.Forbidden)]
    [InlineData("webhooks/twilio/voice", HttpStatusCode.NotFound)]
    public async Task Health_and_the_page_itself_need_no_sign_in(string path, HttpStatusCode expected)
    {
        foreach (var who in TwoTeams.Roles)
            (await teams[who].StatusOfAsync(path)).ShouldBe(expected, who);
    }

    [Fact]
    public async Task Every_readable_address_that_the_description_lists_is_in_the_table()
    {
        var described = (await teams["administrator"].GetAsync<OpenApi>("openapi/v1.json")).Paths
            .Where(path => path.Value.ContainsKey("get") && path.Key.StartsWith("/api/", StringComparison.Ordinal)).Select(path => path.Key);
        var walked = Table.Select(row => "/" + row.Path.Split('?')[0])
            .Select(path => path.Replace("ANNAS", "{id}", StringComparison.Ordinal).Replace("NOBODYS", "{id}", StringComparison.Ordinal).Replace("LISTS", "{id}", StringComparison.Ordinal)).Append("/api/first-administrator").ToHashSet();
        described.ShouldAllBe(path => walked.Contains(path));
    }

    private sealed record OpenApi(IReadOnlyDictionary<string, IReadOnlyDictionary<string, object>> Paths);
}
