using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>Which model judged a call, and runs over the archive with another one.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220011_Reclassifications")]
internal sealed class M202611220011Reclassifications : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        ALTER TABLE Calls ADD COLUMN ObjectionModel TEXT NULL;
        ALTER TABLE Calls ADD COLUMN Verdicts INTEGER NOT NULL DEFAULT 0;

        CREATE TABLE Reclassifications (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          State TEXT NOT NULL,
          Model TEXT NULL,
          StartedAt INTEGER NOT NULL,
          JudgedAt INTEGER NULL,
          EndedAt INTEGER NULL,
          LastCallId INTEGER NOT NULL,
          Place INTEGER NOT NULL,
          Calls INTEGER NOT NULL,
          Done INTEGER NOT NULL,
          Anew INTEGER NOT NULL);
        CREATE UNIQUE INDEX IX_Reclassifications_Open ON Reclassifications ((1)) WHERE State IN ('Running', 'Ready', 'Accepting');

        CREATE TABLE CandidateVerdicts (
          RunId INTEGER NOT NULL REFERENCES Reclassifications (Id),
          CallId INTEGER NOT NULL REFERENCES Calls (Id) ON DELETE CASCADE,
          Verdicts INTEGER NOT NULL,
          PRIMARY KEY (RunId, CallId)) WITHOUT ROWID;
        CREATE INDEX IX_CandidateVerdicts_CallId ON CandidateVerdicts (CallId);

        CREATE TABLE CandidateObjections (
          RunId INTEGER NOT NULL REFERENCES Reclassifications (Id),
          CallId INTEGER NOT NULL REFERENCES Calls (Id) ON DELETE CASCADE,
          Ordinal INTEGER NOT NULL,
          Label TEXT NOT NULL,
          Score REAL NOT NULL,
          PRIMARY KEY (RunId, CallId, Ordinal, Label)) WITHOUT ROWID;
        CREATE INDEX IX_CandidateObjections_CallId ON CandidateObjections (CallId);
        """);
}
