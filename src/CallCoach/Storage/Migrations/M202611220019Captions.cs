using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>What was heard while calls were on, alerts that were raised by it, and whose calls are heard first.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220019_Captions")]
internal sealed class M202611220019Captions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE Captions (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          CallId INTEGER NOT NULL REFERENCES Calls (Id) ON DELETE CASCADE,
          StreamId TEXT NOT NULL,
          StreamStartedAt INTEGER NOT NULL,
          Speaker TEXT NOT NULL,
          Start REAL NOT NULL,
          End REAL NOT NULL,
          Text TEXT NOT NULL,
          Language TEXT NOT NULL,
          Confidence REAL NULL,
          Engine TEXT NOT NULL,
          UNIQUE (CallId, StreamId, StreamStartedAt, Speaker, Start));

        CREATE TABLE CaptionObjections (
          CaptionId INTEGER NOT NULL REFERENCES Captions (Id) ON DELETE CASCADE,
          Label TEXT NOT NULL,
          Score REAL NOT NULL,
          PRIMARY KEY (CaptionId, Label)) WITHOUT ROWID;

        ALTER TABLE Alerts ADD COLUMN CaptionId INTEGER NULL;
        ALTER TABLE Alerts ADD COLUMN Live TEXT NULL;

        ALTER TABLE People ADD COLUMN HeardFirst INTEGER NOT NULL DEFAULT 0;
        """);
}
