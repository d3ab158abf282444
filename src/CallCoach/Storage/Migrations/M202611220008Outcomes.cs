using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>How calls ended.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220008_Outcomes")]
internal sealed class M202611220008Outcomes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE Outcomes (
          CallId INTEGER PRIMARY KEY REFERENCES Calls (Id) ON DELETE CASCADE,
          Outcome TEXT NOT NULL,
          Score REAL NOT NULL,
          Ordinal INTEGER NULL);
        CREATE INDEX IX_Outcomes_Outcome ON Outcomes (Outcome, CallId);
        """);
}
