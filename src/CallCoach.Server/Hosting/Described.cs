using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CallCoach.Server.Hosting;

/// <summary>What the description of the API says of an address beside its shape: a sentence, and an example.</summary>
internal static class Described
{
    private const string Part = """{"part":"dials","plan":120,"fact":62,"expected":60,"share":1.0333}""";
    private const string Results = """{"meetings":2,"callbacks":3,"deals":0,"refusals":6,"doNotCalls":1}""";
    private const string Times = "\"day\":\"2026-11-23\",\"asOf\":\"2026-11-23T13:30:00+01:00\"";
    private const string PerHour = """{"now":15,"raisedFrom":null,"why":"base"}""";

    private const string Row = $$$"""
        {"personId":3,"name":"Olga Kowalska","teamId":1,"teamName":"North","role":"hunter","onShift":true,"parts":[{{{Part}}}],"perHour":{{{PerHour}}},
        "forecast":{"part":"dials","low":112,"likely":124,"high":136},"newDials":50,"knownDials":12,"results":{{{Results}}},"goal":50,"helpRank":0,"planTomorrow":null}
        """;

    private static readonly Dictionary<string, (string Summary, string? Answer, string? Request)> Operations = new(StringComparer.Ordinal)
    {
        ["GET api/me/day"] = ("One manager's day: plan, fact, pace over scheduled working time minus breaks, and the forecast to the end of the shift", $$$"""
            {{{{Times}}},"person":{"id":3,"name":"Olga Kowalska","role":"hunter","teamName":"North"},"scheduledHours":8,"workedHours":4,"onShift":true,"perHour":{{{PerHour}}},
            "parts":[{"part":"dials","plan":120,"fact":62,"expected":60,"share":1.0333,"forecast":{"low":112,"likely":124,"high":136} }],"week":[{"part":"dials","plan":600,"fact":62}],
            "month":[{"part":"dials","plan":2520,"fact":1811}],
            "hours":[{"at":"2026-11-23T09:00:00+01:00","label":"09","dials":16,"connected":9,"conversations":5,"newDials":13,"planned":15,"raised":false,"working":60}],
            "newDials":50,"knownDials":12,"results":{{{Results}}},"next":{"agreedAt":"2026-11-23T15:30:00+01:00","precision":"hour","kind":"callback","clientMasked":"+48*****512","clientName":"Arkada","callId":7},"goals":[{"part":"dials","percent":50,"reachedAt":"2026-11-23T13:21:00+01:00"}]}
            """, null),
        ["GET api/board"] = ("Everybody's numbers on one sheet; opened by a sign-in or by a paired screen", $$$"""
            {{{{Times}}},"department":"Sales","rows":[{{{Row}}}],"totals":{"parts":[{{{Part}}}],"newDials":50,"knownDials":12,"results":{{{Results}}}}}
            """, null),
        ["GET api/pulses"] = ("The sheets of a day as they were taken, at the pulses and at the end of the day", $$$"""
            {"day":"2026-11-23","times":["11:00","14:00","16:00"],"sheets":[{"id":7,"day":"2026-11-23","kind":"pulse","at":"2026-11-23T11:00:00+01:00",
            "takenAt":"2026-11-23T11:00:02+01:00","late":false,"rows":[{{{Row}}}],"needsHelp":[]}]}
            """, null),
        ["GET api/drift"] = ("Hunters and farmers week by week: the share of calls to clients who were called before, and whether it drifts", """
            {"rows":[{"personId":3,"name":"Olga Kowalska","teamName":"North","role":"hunter","kind":"towards_base","change":0.4,
            "weeks":[{"start":"2026-11-16","dials":400,"knownDials":180,"share":0.45}]}]}
            """, null),
        ["GET api/plans"] = ("Plans by role and by person, schedules, settings, holidays, and whether a head leads too many managers directly", """
            {"roles":[{"role":"hunter","parts":[{"part":"dials","span":"hour","target":15,"fromDay":"2026-11-01","source":"role"}]}],
            "people":[{"personId":3,"name":"Olga Kowalska","teamName":"North","role":"hunter","parts":[{"part":"meetings","span":"day","target":2,"fromDay":null,"source":"own"}],
            "schedule":{"shifts":[{"weekday":1,"start":"09:00:00","end":"17:00:00"}],"breaks":[{"weekday":1,"start":"13:00:00","end":"13:30:00"}],
            "absences":[{"fromDay":"2026-12-21","toDay":"2026-12-31","kind":"vacation"}],"own":true}}],
            "settings":{"pulseTimes":["11:00","14:00","16:00"],"refusalShare":0.5,"refusalConversations":10,"raisedPerHour":20,"directManagers":7},
            "holidays":[{"day":"2026-12-25","name":"Christmas"}],"span":{"limit":7,"directManagers":9,"told":true,"heads":[{"name":"Anna Nowak","directManagers":9,"told":true}]}}
            """, null),
        ["PUT api/plans/people/{id}"] = ("Sets a person's plan from a day on, whole: what is left out ends, 0 asks for nothing", null, PlanRequest),
        ["PUT api/plans/roles/{role}"] = ("Sets what is asked of everybody in a role who has no plan of their own", null, PlanRequest),
        ["PUT api/plans/people/{id}/schedule"] = ("Sets a person's shifts, breaks and absences, whole; a shift that does not end after it starts runs over midnight", null, """
            {"shifts":[{"weekday":1,"start":"22:00","end":"06:00"}],"breaks":[{"weekday":1,"start":"02:00","end":"02:30"}],"absences":[{"fromDay":"2026-12-21","toDay":"2026-12-31","kind":"vacation"}]}
            """),
        ["PUT api/plans/settings"] = ("Sets when sheets are taken, when dials are raised, and how many managers a head may lead directly", null,
            """{"pulseTimes":["11:00","14:00","16:00"],"refusalShare":0.5,"refusalConversations":10,"raisedPerHour":20,"directManagers":7}"""),
        ["PUT api/plans/holidays"] = ("Sets the public holidays, whole", null, """[{"day":"2026-12-25","name":"Christmas"}]"""),
        ["POST api/screens/code"] = ("A screen asks for the code it shows; no sign-in", """{"code":"K7QMPA","secret":"5f0c","expiresAt":"2026-11-23T08:10:00+00:00"}""", null),
        ["POST api/screens/claim"] = ("A screen asks whether it is paired: 202 not yet, 200 with the cookie, 410 when the code has expired", null, """{"secret":"5f0c"}"""),
        ["POST api/screens"] = ("Pairs the screen that shows a code", null, """{"code":"K7QMPA","name":"The wall of North","showsNames":true,"teamIds":[1]}"""),
        ["GET api/screens"] = ("Paired screens", null, null),
        ["DELETE api/screens/{id}"] = ("Has a screen's cookie open nothing any more", null, null),
    };

    private const string PlanRequest = """{"fromDay":"2026-12-01","parts":[{"part":"dials","span":"hour","target":15},{"part":"meetings","span":"week","target":6}]}""";

    public static Task AddTo(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (!Operations.TryGetValue($"{context.Description.HttpMethod} {PathOf(context.Description.RelativePath ?? "")}", out var said))
            return Task.CompletedTask;
        operation.Summary = said.Summary;
        AddExample(operation.RequestBody?.Content, said.Request);
        if (said.Answer is not null)
            AddExample(operation.Responses?.FirstOrDefault(response => response.Key.StartsWith('2')).Value?.Content, said.Answer);
        return Task.CompletedTask;
    }

    /// <summary>As the description writes it: without constraints, and without the slash of a group itself.</summary>
    private static string PathOf(string route) => route.TrimEnd('/').Replace(":long}", "}", StringComparison.Ordinal);

    private static void AddExample(IDictionary<string, OpenApiMediaType>? content, string? example)
    {
        if (content is not null && example is not null && content.TryGetValue("application/json", out var json))
            json.Example = JsonNode.Parse(example);
    }
}
