using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>What a client list says about clients, tags of calls, and lists that were taken in with their refused lines.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220022_ClientList")]
internal sealed class M202611220022ClientList : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        ALTER TABLE Clients ADD COLUMN Key TEXT NULL;
        ALTER TABLE Clients ADD COLUMN Product TEXT NULL;
        ALTER TABLE Clients ADD COLUMN Channel TEXT NULL;
        ALTER TABLE Clients ADD COLUMN Audience TEXT NULL;
        ALTER TABLE Clients ADD COLUMN Region TEXT NULL;
        ALTER TABLE Clients ADD COLUMN Owner TEXT NULL;
        ALTER TABLE Clients ADD COLUMN ImportedAt INTEGER NULL;
        CREATE UNIQUE INDEX IX_Clients_Key ON Clients (Key) WHERE Key IS NOT NULL;

        ALTER TABLE Outcomes ADD COLUMN Told INTEGER NOT NULL DEFAULT 0;

        CREATE TABLE CallTags (
          CallId INTEGER NOT NULL REFERENCES Calls (Id) ON DELETE CASCADE,
          Kind TEXT NOT NULL,
          Source TEXT NOT NULL,
          Value TEXT NOT NULL,
          By TEXT NULL,
          At INTEGER NOT NULL,
          PRIMARY KEY (CallId, Kind, Source)) WITHOUT ROWID;

        CREATE TABLE Imports (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          Kind TEXT NOT NULL,
          Hash TEXT NOT NULL,
          By TEXT NULL,
          StartedAt INTEGER NOT NULL,
          EndedAt INTEGER NULL,
          Line INTEGER NOT NULL,
          Taken INTEGER NOT NULL,
          Known INTEGER NOT NULL,
          Refused INTEGER NOT NULL);
        CREATE UNIQUE INDEX IX_Imports_Open ON Imports (Kind, Hash) WHERE EndedAt IS NULL;

        CREATE TABLE ImportRefusals (
          ImportId INTEGER NOT NULL REFERENCES Imports (Id) ON DELETE CASCADE,
          Line INTEGER NOT NULL,
          Text TEXT NOT NULL,
          Problem TEXT NOT NULL,
          PRIMARY KEY (ImportId, Line)) WITHOUT ROWID;
        """);
}
