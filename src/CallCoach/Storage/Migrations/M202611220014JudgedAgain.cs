using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>Calls that are judged again end before the alerts.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220014_JudgedAgain")]
internal sealed class M202611220014JudgedAgain : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        ALTER TABLE Jobs ADD COLUMN EndsAfter TEXT NULL;

        CREATE INDEX IX_Jobs_JudgedAgain ON Jobs (NextAttemptAt) WHERE EndsAfter IS NOT NULL;
        """);
}
