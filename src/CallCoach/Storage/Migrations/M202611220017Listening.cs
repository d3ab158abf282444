using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>Who listened to which call while it was on, and the tokens of streams that have been used.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220017_Listening")]
internal sealed class M202611220017Listening : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE Listenings (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          CallId INTEGER NOT NULL REFERENCES Calls (Id) ON DELETE CASCADE,
          AccountId INTEGER NOT NULL,
          By TEXT NOT NULL,
          StartedAt INTEGER NOT NULL,
          EndedAt INTEGER NULL);
        CREATE INDEX IX_Listenings_CallId ON Listenings (CallId);

        CREATE TABLE UsedStreamTokens (
          Hash BLOB PRIMARY KEY,
          UsedAt INTEGER NOT NULL) WITHOUT ROWID;
        """);
}
