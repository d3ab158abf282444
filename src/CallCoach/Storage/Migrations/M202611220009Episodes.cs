using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>What followed each objection: the manager's answers, and whether it came back.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220009_Episodes")]
internal sealed class M202611220009Episodes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE Episodes (
          CallId INTEGER NOT NULL REFERENCES Calls (Id) ON DELETE CASCADE,
          Ordinal INTEGER NOT NULL,
          Label TEXT NOT NULL,
          AnswerOrdinal INTEGER NULL,
          Recurred INTEGER NOT NULL,
          PRIMARY KEY (CallId, Ordinal, Label)) WITHOUT ROWID;
        CREATE INDEX IX_Episodes_Label ON Episodes (Label, CallId);
        CREATE TABLE EpisodeAnswers (
          CallId INTEGER NOT NULL REFERENCES Calls (Id) ON DELETE CASCADE,
          Ordinal INTEGER NOT NULL,
          Label TEXT NOT NULL,
          Answer TEXT NOT NULL,
          Score REAL NOT NULL,
          AnswerOrdinal INTEGER NOT NULL,
          PRIMARY KEY (CallId, Ordinal, Label, Answer)) WITHOUT ROWID;
        """);
}
