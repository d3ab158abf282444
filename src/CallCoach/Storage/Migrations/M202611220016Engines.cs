using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>Calls that wait for an engine, which engine heard a call and when, and transcripts beside the one in use.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220016_Engines")]
internal sealed class M202611220016Engines : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        ALTER TABLE Calls ADD COLUMN AwaitedLanguage TEXT NULL;
        ALTER TABLE Calls ADD COLUMN Waited INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE Calls ADD COLUMN HeardAt INTEGER NULL;
        ALTER TABLE Calls ADD COLUMN EngineModel TEXT NULL;
        ALTER TABLE Calls ADD COLUMN TranscriptId INTEGER NULL;
        UPDATE Calls SET AwaitedLanguage = substr(NotTranscribed, length('no engine for ') + 1) WHERE NotTranscribed LIKE 'no engine for %';
        ALTER TABLE Calls DROP COLUMN NotTranscribed;
        CREATE INDEX IX_Calls_AwaitedLanguage ON Calls (AwaitedLanguage, Language, StartedAt) WHERE AwaitedLanguage IS NOT NULL;

        CREATE TABLE Transcripts (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          CallId INTEGER NOT NULL REFERENCES Calls (Id) ON DELETE CASCADE,
          State TEXT NOT NULL,
          Engine TEXT NOT NULL,
          Model TEXT NULL,
          Language TEXT NULL,
          RequestedAt INTEGER NULL,
          RequestedBy TEXT NULL,
          HeardAt INTEGER NULL,
          Attempts INTEGER NOT NULL DEFAULT 0,
          NextAttemptAt INTEGER NULL,
          Failure TEXT NULL,
          DecidedAt INTEGER NULL,
          DecidedBy TEXT NULL);
        CREATE INDEX IX_Transcripts_CallId ON Transcripts (CallId);
        CREATE UNIQUE INDEX IX_Transcripts_Open ON Transcripts (CallId) WHERE State IN ('Requested', 'Ready');
        CREATE INDEX IX_Transcripts_NextAttemptAt ON Transcripts (NextAttemptAt) WHERE State = 'Requested';

        CREATE TABLE TranscriptLines (
          TranscriptId INTEGER NOT NULL REFERENCES Transcripts (Id) ON DELETE CASCADE,
          Ordinal INTEGER NOT NULL,
          Speaker TEXT NOT NULL,
          Start REAL NOT NULL,
          End REAL NOT NULL,
          Text TEXT NOT NULL,
          Confidence REAL NULL,
          PRIMARY KEY (TranscriptId, Ordinal)) WITHOUT ROWID;
        """);
}
