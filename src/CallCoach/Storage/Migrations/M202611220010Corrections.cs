using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>What people say of the labels, and of alerts.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220010_Corrections")]
internal sealed class M202611220010Corrections : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE Corrections (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          CallId INTEGER NOT NULL REFERENCES Calls (Id) ON DELETE CASCADE,
          Ordinal INTEGER NULL,
          Label TEXT NOT NULL,
          Holds INTEGER NOT NULL,
          Text TEXT NOT NULL,
          Start REAL NOT NULL,
          ModelScore REAL NULL,
          AccountId INTEGER NOT NULL,
          AccountName TEXT NOT NULL,
          At INTEGER NOT NULL,
          State TEXT NOT NULL,
          EndedBy TEXT NULL,
          EndedAt INTEGER NULL,
          AlertId INTEGER NULL REFERENCES Alerts (Id) ON DELETE SET NULL);
        CREATE INDEX IX_Corrections_CallId ON Corrections (CallId);
        CREATE INDEX IX_Corrections_AlertId ON Corrections (AlertId);

        ALTER TABLE Objections ADD COLUMN ByPerson INTEGER NOT NULL DEFAULT 0;

        ALTER TABLE Alerts ADD COLUMN ToldSequence INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE Alerts ADD COLUMN FalseAlarmAt INTEGER NULL;
        ALTER TABLE Alerts ADD COLUMN FalseAlarmBy TEXT NULL;
        UPDATE Alerts SET ToldSequence = Sequence;
        """);
}
