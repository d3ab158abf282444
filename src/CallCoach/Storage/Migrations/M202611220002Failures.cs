using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>Jobs know the kind of their last failure; the index that finds work holds only jobs that wait for some.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220002_Failures")]
internal sealed class M202611220002Failures : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        ALTER TABLE Jobs ADD COLUMN FailureKind TEXT NULL;
        DROP INDEX IX_Jobs_Stage_NextAttemptAt;
        CREATE INDEX IX_Jobs_Waiting ON Jobs (Stage, NextAttemptAt) WHERE NextAttemptAt IS NOT NULL;
        CREATE INDEX IX_Jobs_SetAside ON Jobs (SetAsideAt) WHERE SetAsideAt IS NOT NULL;
        """);
}
