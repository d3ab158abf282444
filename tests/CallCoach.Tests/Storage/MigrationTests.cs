using CallCoach.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CallCoach.Tests.Storage;

public sealed class MigrationTests : IDisposable
{
    private readonly TestDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Every_mapped_table_and_column_is_in_the_migrated_database_and_nothing_else()
    {
        await using var db = _database.CreateDbContext();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
            var columns = await ColumnsAsync(db, table.Name);
            columns.Keys.ShouldBe(entity.GetProperties().Select(p => p.GetColumnName(table)!), ignoreOrder: true, $"columns of {table.Name}");
        }
    }

    [Fact]
    public async Task A_column_takes_nulls_exactly_where_its_property_does()
    {
        await using var db = _database.CreateDbContext();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
            var columns = await ColumnsAsync(db, table.Name);
            foreach (var property in entity.GetProperties().Where(p => !p.IsPrimaryKey()))
                columns[property.GetColumnName(table)!].ShouldBe(property.IsNullable, $"{table.Name}.{property.Name} takes nulls");
        }
    }

    [Fact]
    public async Task Migrating_a_second_time_changes_nothing_and_keeps_the_rows()
    {
        var call = await _database.AddCallAsync();

        await _database.ReadAsync(async db =>
        {
            await Database.MigrateAsync(db, CancellationToken.None);
            return 0;
        });

        (await _database.CallAsync(call.Id)).ProviderCallId.ShouldBe(call.ProviderCallId);
    }

    [Fact]
    public async Task Instants_are_kept_to_the_millisecond_and_enumerations_by_name()
    {
        var at = new DateTimeOffset(2026, 3, 29, 1, 30, 0, 123, TimeSpan.FromHours(2));
        var call = await _database.AddCallAsync(c => c.AnsweredAt = at);

        (await _database.CallAsync(call.Id)).AnsweredAt.ShouldBe(at);
        (await _database.ReadAsync(db => db.Database.SqlQuery<string>($"SELECT Status AS Value FROM Calls").SingleAsync())).ShouldBe("Completed");
    }

    /// <summary>Columns of a table with whether they take nulls.</summary>
    private static async Task<Dictionary<string, bool>> ColumnsAsync(CallCoachDb db, string table)
    {
        var columns = await db.Database.SqlQueryRaw<Column>("SELECT name AS Name, \"notnull\" AS Required FROM pragma_table_info({0})", table).ToListAsync();
        return columns.ToDictionary(c => c.Name, c => !c.Required);
    }

    private sealed record Column(string Name, bool Required);
}
