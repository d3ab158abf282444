using CallCoach.Calls;
using CallCoach.Objections;
using CallCoach.People;
using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;

namespace CallCoach.Library;

/// <summary>A real objection, with what the manager said next.</summary>
/// <param name="HasRecording">Whether the moment can be heard.</param>
public sealed record Example(Call Call, Person? Manager, Utterance Utterance, FoundObjection Objection, Utterance? Answer, bool HasRecording);

/// <param name="Label">The objection.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Count">How many utterances show it.</param>
public sealed record ExampleCount(ObjectionLabel Label, string Language, int Count);

/// <summary>Objections by label and language, for role-play.</summary>
public sealed class Examples(IDbContextFactory<CallCoachDb> databases)
{
    /// <summary>Newest calls first, each with all its examples, so that a page never ends inside a call.</summary>
    /// <param name="before">Only calls with a smaller id.</param>
    /// <param name="limit">The most calls.</param>
    public async Task<IReadOnlyList<Example>> FindAsync(
        Visibility visibility, ObjectionLabel? label, string? language, long? before, int limit, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var wanted = db.Objections.Where(objection => label == null || objection.Label == label);
        var page = db.Calls.VisibleTo(visibility)
            .Where(call => (language == null || call.Language == language) && (before == null || call.Id < before))
            .Where(call => wanted.Any(objection => objection.CallId == call.Id))
            .OrderByDescending(call => call.Id).Take(limit);
        var found = await (
            from call in page
            join objection in wanted on call.Id equals objection.CallId
            orderby call.Id descending, objection.Ordinal
            select new
            {
                Call = call,
                call.Person,
                Objection = objection,
                HasRecording = db.Recordings.Any(r => r.CallId == call.Id && r.State == RecordingState.Ready),
            }).AsNoTracking().ToListAsync(cancel);

        var callIds = found.Select(row => row.Call.Id).Distinct().ToList();
        var utterances = (await db.Utterances.Where(u => callIds.Contains(u.CallId)).OrderBy(u => u.Ordinal).AsNoTracking().ToListAsync(cancel))
            .ToLookup(u => u.CallId);
        return
        [
            .. from row in found
               let said = utterances[row.Call.Id]
               let utterance = said.FirstOrDefault(u => u.Ordinal == row.Objection.Ordinal)
               where utterance is not null
               select new Example(
                   row.Call, row.Person, utterance, row.Objection,
                   said.FirstOrDefault(u => u.Ordinal > utterance.Ordinal && u.Speaker == Speaker.Manager), row.HasRecording),
        ];
    }

    public async Task<IReadOnlyList<ExampleCount>> CountAsync(Visibility visibility, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await (
            from objection in db.Objections
            join call in db.Calls.VisibleTo(visibility) on objection.CallId equals call.Id
            where call.Language != null
            group objection by new { objection.Label, call.Language } into same
            select new { same.Key.Label, same.Key.Language, Count = same.Count() }).ToListAsync(cancel);
        return [.. rows.OrderBy(row => row.Label).ThenBy(row => row.Language, StringComparer.Ordinal).Select(row => new ExampleCount(row.Label, row.Language!, row.Count))];
    }
}
