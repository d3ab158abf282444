using System.Globalization;
using System.Security.Claims;
using System.Text;
using CallCoach.Csv;
using CallCoach.Funnel;
using CallCoach.People;
using CallCoach.Server.SignIn;

namespace CallCoach.Server.Api;

internal sealed record FunnelRowView(
    string Key, string? Name, int Dials, int Connected, int Conversations, int Meetings, int Callbacks, int Deals, int Refusals, int DoNotCalls);

/// <param name="Rows">The most dials first.</param>
/// <param name="Total">Of all rows, with what is untagged; of new or existing clients alone, without.</param>
/// <param name="Untagged">Calls of which it is not known where they belong.</param>
internal sealed record FunnelView(
    DateOnly From, DateOnly To, FunnelSlice Slice, IReadOnlyList<FunnelRowView> Rows, FunnelFigures Total, FunnelFigures Untagged);

/// <summary>From dial to deal in slices, of the calls that the reader may see.</summary>
internal static class FunnelApi
{
    private const int MostDays = 5 * 366;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    private static readonly string[] Columns = ["key", "name", "dials", "connected", "conversations", "meetings", "callbacks", "deals", "refusals", "do_not_calls"];

    public static void MapFunnel(this IEndpointRouteBuilder api)
    {
        api.MapGet("/funnel", ShowAsync).Produces<FunnelView>().ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/funnel.csv", ExportAsync).Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status400BadRequest);
    }

    /// <param name="from">The first day; the month's first unless given.</param>
    /// <param name="to">The last day; today unless given.</param>
    /// <param name="slice">new, existing, products, channels, audiences, managers or regions; managers unless given.</param>
    private static async Task<IResult> ShowAsync(
        ClaimsPrincipal user, FunnelSlices slices, Department department, Clocks clocks, DateOnly? from, DateOnly? to, string? slice, long? teamId, CancellationToken cancel)
    {
        if (Asked(department, clocks, from, to, slice) is not { } asked)
            return Refused();
        var funnel = await slices.OfAsync(asked.Slice, asked.From, asked.To, teamId, AccountClaims.VisibilityOf(user), cancel);
        return Results.Ok(new FunnelView(
            asked.From, asked.To, asked.Slice,
            [
                .. funnel.Rows.Select(row => new FunnelRowView(
                    row.Key, row.Name, row.Figures.Dials, row.Figures.Connected, row.Figures.Conversations, row.Figures.Meetings, row.Figures.Callbacks,
                    row.Figures.Deals, row.Figures.Refusals, row.Figures.DoNotCalls)),
            ],
            funnel.Total, funnel.Untagged));
    }

    /// <param name="separator"><c>semicolon</c> for a spreadsheet in a language whose decimal sign is the comma; a comma otherwise.</param>
    private static async Task<IResult> ExportAsync(
        ClaimsPrincipal user, FunnelSlices slices, Department department, Clocks clocks, DateOnly? from, DateOnly? to, string? slice, long? teamId, string? separator,
        CancellationToken cancel)
    {
        if (Asked(department, clocks, from, to, slice) is not { } asked)
            return Refused();
        var funnel = await slices.OfAsync(asked.Slice, asked.From, asked.To, teamId, AccountClaims.VisibilityOf(user), cancel);
        var delimiter = separator == "semicolon" ? ';' : ',';
        var text = new StringBuilder(CsvRecords.Write(Columns, delimiter));
        foreach (var row in funnel.Rows)
            text.Append(Line(row.Key, row.Name, row.Figures));
        text.Append(Line("", "untagged", funnel.Untagged)).Append(Line("", "total", funnel.Total));
        return Results.File([.. Utf8.GetPreamble(), .. Utf8.GetBytes(text.ToString())], "text/csv; charset=utf-8", "funnel.csv");

        string Line(string key, string? name, FunnelFigures figures) => CsvRecords.Write(
            [
                key, name,
                .. new[]
                {
                    figures.Dials, figures.Connected, figures.Conversations, figures.Meetings, figures.Callbacks, figures.Deals, figures.Refusals, figures.DoNotCalls,
                }.Select(number => number.ToString(CultureInfo.InvariantCulture)),
            ], delimiter);
    }

    private static (FunnelSlice Slice, DateOnly From, DateOnly To)? Asked(Department department, Clocks clocks, DateOnly? from, DateOnly? to, string? slice)
    {
        var last = to ?? department.DayOf(clocks.Domain.GetUtcNow());
        var first = from ?? new DateOnly(last.Year, last.Month, 1);
        var wanted = FunnelSlice.Managers;
        return (slice is null || JobsApi.TryParse(slice, out wanted)) && first <= last && last.DayNumber - first.DayNumber < MostDays ? (wanted, first, last) : null;
    }

    private static IResult Refused() => Results.Problem(
        statusCode: 400, title: "Not accepted",
        detail: "slice is new, existing, products, channels, audiences, managers or regions; from is not after to, and at most five years before it.");
}
