using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>How far each provider's list has been compared with what came by webhook.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220003_Reconciliation")]
internal sealed class M202611220003Reconciliation : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE Reconciliations (
          Provider TEXT PRIMARY KEY,
          Until INTEGER NULL,
          LastRunAt INTEGER NOT NULL,
          LastError TEXT NULL) WITHOUT ROWID;
        """);
}
