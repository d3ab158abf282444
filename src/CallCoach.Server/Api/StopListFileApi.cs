using System.Security.Claims;
using CallCoach.People;
using CallCoach.Server.SignIn;
using CallCoach.StopList;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Text">What stands where the number should.</param>
internal sealed record RefusedLineView(int Line, string Text, LineProblem Problem);

/// <param name="Already">Lines whose numbers were on the list already.</param>
internal sealed record ImportView(int Added, int Confirmed, int Already, IReadOnlyList<RefusedLineView> Refused);

/// <summary>The stop list as a file: RFC 4180 unless a spreadsheet wants semicolons.</summary>
internal static class StopListFileApi
{
    private const int LargestFile = 1024 * 1024;

    public static void MapStopListFile(this IEndpointRouteBuilder api)
    {
        var keepers = api.MapGroup("").RequireAuthorization(Policies.Supervision);
        keepers.MapGet("/stop-list.csv", ExportAsync).Produces(StatusCodes.Status200OK, contentType: "text/csv");
        keepers.MapPost("/stop-list/import", ImportAsync).Produces<ImportView>();
    }

    /// <param name="separator"><c>semicolon</c> for a spreadsheet in a language whose decimal sign is the comma; a comma otherwise.</param>
    private static async Task<IResult> ExportAsync(
        ClaimsPrincipal user, IDbContextFactory<CallCoachDb> databases, Department department,
        string? query, string? state, string? separator, CancellationToken cancel)
    {
        var db = await databases.CreateDbContextAsync(cancel);
        if (StopListApi.Asked(db, query, state) is not { } entries)
        {
            await db.DisposeAsync();
            return StopListApi.UnknownState(state);
        }
        return Results.Stream(
            async body =>
            {
                await using var held = db;
                await WriteAsync(body, db, entries, user, department, separator == "semicolon" ? ';' : ',', cancel);
            },
            "text/csv; charset=utf-8",
            "stop-list.csv");
    }

    private static async Task WriteAsync(
        Stream body, CallCoachDb db, IQueryable<StoppedNumber> entries, ClaimsPrincipal user, Department department, char delimiter, CancellationToken cancel)
    {
        var visible = db.Calls.VisibleTo(AccountClaims.VisibilityOf(user));
        await using var writer = new StreamWriter(body, StopListFile.Encoding, leaveOpen: true);
        await writer.WriteAsync(StopListFile.Head(delimiter).AsMemory(), cancel);
        var rows = entries.AsNoTracking().Select(entry => new { Entry = entry, ShowsCall = visible.Any(call => call.Id == entry.CallId) });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
            await writer.WriteAsync(StopListFile.Write(row.Entry, department.Local, row.ShowsCall, delimiter).AsMemory(), cancel);
    }

    /// <summary>Each line stands by itself: what is good is entered, what is not is told with its line.</summary>
    private static async Task<IResult> ImportAsync(HttpRequest request, ClaimsPrincipal user, StopListBook book, CancellationToken cancel)
    {
        if (await BodyAsync(request, cancel) is not { } file)
            return Results.Problem(statusCode: 413, title: "Too large", detail: "A file has at most 1 MiB; a longer one can be taken in parts.");
        IReadOnlyList<ReadLine> lines;
        try
        {
            lines = StopListFile.Read(StopListFile.TextOf(file));
        }
        catch (FormatException unreadable)
        {
            return Results.Problem(statusCode: 400, title: "Not accepted", detail: unreadable.Message);
        }
        var entered = await book.EnterAsync(lines.Select(line => line.Wanted).OfType<WantedNumber>(), AccountClaims.NameOf(user), cancel);
        var counts = entered.CountBy(one => one.Entering).ToDictionary();
        return Results.Ok(new ImportView(
            counts.GetValueOrDefault(Entering.Added), counts.GetValueOrDefault(Entering.Confirmed), counts.GetValueOrDefault(Entering.Already),
            [.. lines.Where(line => line.Problem is not null).Select(line => new RefusedLineView(line.Line, line.Text, line.Problem!.Value))]));
    }

    /// <returns>Null when there is more than is taken.</returns>
    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, cancel);
            return body.Length > LargestFile ? null : body.ToArray();
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}
