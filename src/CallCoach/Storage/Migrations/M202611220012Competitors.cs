using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>Competitors, where they are mentioned, and how far stored calls have been searched for them.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220012_Competitors")]
internal sealed class M202611220012Competitors : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE Competitors (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          Name TEXT NOT NULL,
          Spellings TEXT NOT NULL);

        CREATE TABLE Mentions (
          CallId INTEGER NOT NULL REFERENCES Calls (Id) ON DELETE CASCADE,
          Ordinal INTEGER NOT NULL,
          Start INTEGER NOT NULL,
          Length INTEGER NOT NULL,
          CompetitorId INTEGER NULL REFERENCES Competitors (Id) ON DELETE CASCADE,
          Direction TEXT NULL,
          Amount REAL NULL,
          Unit TEXT NULL,
          Currency TEXT NULL,
          PRIMARY KEY (CallId, Ordinal, Start)) WITHOUT ROWID;
        CREATE INDEX IX_Mentions_CompetitorId ON Mentions (CompetitorId);

        CREATE TABLE CompetitorRevisions (
          Id INTEGER PRIMARY KEY,
          Revision INTEGER NOT NULL,
          Since INTEGER NULL,
          Before INTEGER NULL);
        INSERT INTO CompetitorRevisions (Id, Revision) VALUES (1, 0);
        """);
}
