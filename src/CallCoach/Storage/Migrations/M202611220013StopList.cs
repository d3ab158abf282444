using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>Clients who asked never to be called again, with the history of the list, and calls that it kept from being dialled.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220013_StopList")]
internal sealed class M202611220013StopList : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE StopList (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          Number TEXT NOT NULL,
          AddedAt INTEGER NOT NULL,
          AddedBy TEXT NULL,
          Note TEXT NULL,
          CallId INTEGER NULL REFERENCES Calls (Id) ON DELETE SET NULL,
          Ordinal INTEGER NULL,
          Second REAL NULL,
          ConfirmedAt INTEGER NULL,
          ConfirmedBy TEXT NULL,
          OffAt INTEGER NULL,
          OffBy TEXT NULL,
          OffReason TEXT NULL,
          CHECK ((OffAt IS NULL) = (OffReason IS NULL)),
          CHECK ((ConfirmedAt IS NULL) = (ConfirmedBy IS NULL)));
        CREATE UNIQUE INDEX IX_StopList_InForce ON StopList (Number) WHERE OffAt IS NULL;
        CREATE INDEX IX_StopList_Number ON StopList (Number);
        CREATE INDEX IX_StopList_CallId ON StopList (CallId) WHERE CallId IS NOT NULL;

        ALTER TABLE Calls ADD COLUMN Refused INTEGER NOT NULL DEFAULT 0;
        """);
}
