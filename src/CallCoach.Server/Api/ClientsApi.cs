using System.Security.Claims;
using CallCoach.Clients;
using CallCoach.Importing;
using CallCoach.Server.SignIn;
using CallCoach.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Server.Api;

/// <param name="Column">What it holds; null for a column that is left out.</param>
internal sealed record ClientColumnView(string Head, ClientColumn? Column);

internal sealed record ClientRowView(
    int Line, string? Key, IReadOnlyList<string> Numbers, string? Name, string? Product, string? Channel, string? Audience, string? Region, string? Owner);

/// <param name="Text">What stands where the number should.</param>
internal sealed record RefusedClientView(int Line, string Text, ClientProblem Problem);

/// <param name="Rows">The first lines as they are understood.</param>
/// <param name="Added">Clients no list named before.</param>
/// <param name="Refused">The first refused lines.</param>
internal sealed record ClientPreviewView(
    IReadOnlyList<ClientColumnView> Columns, IReadOnlyList<ClientRowView> Rows, int Clients, int Numbers, int Added, int Updated, int Unchanged, int RefusedCount,
    IReadOnlyList<RefusedClientView> Refused);

/// <param name="Id">Names the report of refused lines.</param>
internal sealed record ClientImportView(long Id, int Added, int Updated, int Unchanged, int RefusedCount, IReadOnlyList<RefusedClientView> Refused);

/// <summary>The department's own list of clients, as a file.</summary>
internal static class ClientsApi
{
    private const int LargestFile = 32 * 1024 * 1024;
    private const int RowsShown = 20;
    private const int RefusedShown = 200;

    public static void MapClients(this IEndpointRouteBuilder api)
    {
        var clients = api.MapGroup("/clients").RequireAuthorization(Policies.Leading);
        clients.MapPost("/preview", PreviewAsync).Accepts<string>("text/csv").Produces<ClientPreviewView>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        clients.MapPost("/import", ImportAsync).Accepts<string>("text/csv").Produces<ClientImportView>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        clients.MapGet("/refused/{id:long}", RefusedAsync).Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Task<IResult> PreviewAsync(HttpRequest request, ImportClients import, CancellationToken cancel) =>
        ReadAsync(request, async file => Results.Ok(Preview(await import.PreviewAsync(file))), cancel);

    private static Task<IResult> ImportAsync(HttpRequest request, ClaimsPrincipal user, ImportClients import, CancellationToken cancel) =>
        ReadAsync(request, async file =>
        {
            var done = await import.ImportAsync(file, AccountClaims.NameOf(user));
            return Results.Ok(new ClientImportView(done.Id!.Value, done.Added, done.Updated, done.Unchanged, done.Refused.Count, Refused(done)));
        }, cancel);

    private static ClientPreviewView Preview(ClientImport import)
    {
        var lines = import.List.Clients.SelectMany(client => client.Lines).ToList();
        return new(
            [.. import.List.Columns.Select(column => new ClientColumnView(column.Head, column.Column))],
            [
                .. lines.OrderBy(line => line.Line).Take(RowsShown).Select(line => new ClientRowView(
                    line.Line, line.Key, line.Numbers, line.Facts.Name, line.Facts.Product, line.Facts.Channel, line.Facts.Audience, line.Facts.Region,
                    line.Facts.Owner)),
            ],
            import.Added + import.Updated + import.Unchanged, lines.SelectMany(line => line.Numbers).Distinct().Count(), import.Added, import.Updated, import.Unchanged,
            import.Refused.Count, Refused(import));
    }

    private static IReadOnlyList<RefusedClientView> Refused(ClientImport import) =>
        [.. import.Refused.Take(RefusedShown).Select(line => new RefusedClientView(line.Line, line.Text, line.Problem))];

    /// <summary>The refused lines of an import, all of them.</summary>
    private static async Task<IResult> RefusedAsync(long id, IDbContextFactory<CallCoachDb> databases, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Imports.AnyAsync(import => import.Id == id && import.Kind == ImportKind.Clients, cancel))
            return Results.Problem(statusCode: 404, title: "No such import");
        var lines = await db.ImportRefusals.Where(line => line.ImportId == id).OrderBy(line => line.Line).AsNoTracking().ToListAsync(cancel);
        return Results.File(RefusalFile.Bytes(lines), "text/csv; charset=utf-8", "refused-lines.csv");
    }

    private static async Task<IResult> ReadAsync(HttpRequest request, Func<Stream, Task<IResult>> take, CancellationToken cancel)
    {
        // Above what is taken, so that a list somewhat too large is read away and its 413 arrives.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LargestFile + (LargestFile / 4);
        try
        {
            using var file = new MemoryStream();
            await request.Body.CopyToAsync(file, cancel);
            if (file.Length > LargestFile)
                return TooLarge();
            file.Position = 0;
            return await take(file);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge();
        }
        catch (FormatException unreadable)
        {
            return Results.Problem(statusCode: 400, title: "Not accepted", detail: unreadable.Message);
        }
    }

    private static IResult TooLarge() => Results.Problem(statusCode: 413, title: "Too large", detail: "A list has at most 32 MiB; a longer one can be taken in parts.");
}
