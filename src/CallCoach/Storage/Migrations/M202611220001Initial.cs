using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

[DbContext(typeof(CallCoachDb))]
[Migration("202611220001_Initial")]
internal sealed class M202611220001Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE Teams (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          Name TEXT NOT NULL UNIQUE);

        CREATE TABLE People (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          Name TEXT NOT NULL,
          TeamId INTEGER NOT NULL REFERENCES Teams (Id),
          Role TEXT NOT NULL,
          CallsPerHour INTEGER NULL,
          WorkdayStart TEXT NOT NULL,
          WorkdayEnd TEXT NOT NULL);

        CREATE TABLE Lines (
          Address TEXT PRIMARY KEY,
          PersonId INTEGER NOT NULL REFERENCES People (Id) ON DELETE CASCADE) WITHOUT ROWID;

        CREATE TABLE Calls (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          Provider TEXT NOT NULL,
          ProviderCallId TEXT NOT NULL,
          Direction TEXT NOT NULL,
          Line TEXT NOT NULL,
          Client TEXT NOT NULL,
          PersonId INTEGER NULL REFERENCES People (Id),
          Status TEXT NOT NULL,
          StartedAt INTEGER NOT NULL,
          AnsweredAt INTEGER NULL,
          EndedAt INTEGER NULL,
          TalkSeconds INTEGER NULL,
          Machine INTEGER NULL,
          Dial INTEGER NOT NULL,
          Connected INTEGER NOT NULL,
          Language TEXT NULL,
          Engine TEXT NULL,
          NotTranscribed TEXT NULL);
        CREATE INDEX IX_Calls_StartedAt ON Calls (StartedAt);
        CREATE INDEX IX_Calls_PersonId_StartedAt ON Calls (PersonId, StartedAt);

        CREATE TABLE Legs (
          Provider TEXT NOT NULL,
          LegId TEXT NOT NULL,
          CallId INTEGER NOT NULL REFERENCES Calls (Id) ON DELETE CASCADE,
          PRIMARY KEY (Provider, LegId)) WITHOUT ROWID;
        CREATE INDEX IX_Legs_CallId ON Legs (CallId);

        CREATE TABLE Events (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          Provider TEXT NOT NULL,
          Key TEXT NOT NULL,
          Kind TEXT NOT NULL,
          CallId INTEGER NULL REFERENCES Calls (Id),
          ReceivedAt INTEGER NOT NULL,
          Body BLOB NOT NULL,
          UNIQUE (Provider, Key));
        CREATE INDEX IX_Events_CallId ON Events (CallId);

        CREATE TABLE Recordings (
          CallId INTEGER PRIMARY KEY REFERENCES Calls (Id) ON DELETE CASCADE,
          ProviderRecordingId TEXT NOT NULL,
          State TEXT NOT NULL,
          Address TEXT NULL,
          Reason TEXT NULL,
          ClientChannel INTEGER NULL,
          Channels INTEGER NULL,
          DurationSeconds REAL NULL,
          File TEXT NULL);

        CREATE TABLE Utterances (
          CallId INTEGER NOT NULL REFERENCES Calls (Id) ON DELETE CASCADE,
          Ordinal INTEGER NOT NULL,
          Speaker TEXT NOT NULL,
          Start REAL NOT NULL,
          End REAL NOT NULL,
          Text TEXT NOT NULL,
          Confidence REAL NULL,
          PRIMARY KEY (CallId, Ordinal)) WITHOUT ROWID;

        CREATE TABLE Objections (
          CallId INTEGER NOT NULL REFERENCES Calls (Id) ON DELETE CASCADE,
          Ordinal INTEGER NOT NULL,
          Label TEXT NOT NULL,
          Score REAL NOT NULL,
          PRIMARY KEY (CallId, Ordinal, Label)) WITHOUT ROWID;
        CREATE INDEX IX_Objections_Label ON Objections (Label, CallId);

        CREATE TABLE CountedCalls (
          CallId INTEGER PRIMARY KEY REFERENCES Calls (Id) ON DELETE CASCADE,
          PersonId INTEGER NULL,
          Day TEXT NOT NULL,
          Hour INTEGER NOT NULL,
          Dial INTEGER NOT NULL,
          Connected INTEGER NOT NULL,
          Conversation INTEGER NOT NULL);
        CREATE INDEX IX_CountedCalls_Day ON CountedCalls (Day, PersonId, Hour);

        CREATE TABLE Jobs (
          CallId INTEGER PRIMARY KEY REFERENCES Calls (Id) ON DELETE CASCADE,
          Stage TEXT NOT NULL,
          Revision INTEGER NOT NULL,
          Attempts INTEGER NOT NULL,
          LeaseOwner TEXT NULL,
          LeaseUntil INTEGER NULL,
          NextAttemptAt INTEGER NULL,
          LastError TEXT NULL,
          SetAsideAt INTEGER NULL);
        CREATE INDEX IX_Jobs_Stage_NextAttemptAt ON Jobs (Stage, NextAttemptAt);

        CREATE TABLE Alerts (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          Key TEXT NOT NULL UNIQUE,
          Sequence INTEGER NOT NULL,
          RaisedSequence INTEGER NOT NULL,
          Kind TEXT NOT NULL,
          RaisedAt INTEGER NOT NULL,
          ChangedAt INTEGER NOT NULL,
          Times INTEGER NOT NULL,
          PersonId INTEGER NULL REFERENCES People (Id),
          CallId INTEGER NULL REFERENCES Calls (Id) ON DELETE CASCADE,
          Label TEXT NULL,
          Score REAL NULL,
          Ordinal INTEGER NULL,
          Day TEXT NULL,
          Dials INTEGER NULL,
          Expected REAL NULL,
          CallsPerHour INTEGER NULL,
          Reason TEXT NULL);
        CREATE UNIQUE INDEX IX_Alerts_Sequence ON Alerts (Sequence);
        """);
}
