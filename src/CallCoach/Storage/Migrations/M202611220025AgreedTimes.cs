using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>
/// For when call-backs and meetings are agreed. The nearest one of a person is found among all calls ever made: triggers keep the
/// agreements by person, whoever writes an outcome or moves a call.
/// </summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220025_AgreedTimes")]
internal sealed class M202611220025AgreedTimes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Tables);
        migrationBuilder.Sql($"CREATE TRIGGER Agreements_Told AFTER INSERT ON Outcomes WHEN NEW.AgreedAt IS NOT NULL BEGIN {KeptOf("NEW.CallId")} END");
        migrationBuilder.Sql($"CREATE TRIGGER Agreements_Changed AFTER UPDATE OF AgreedAt ON Outcomes BEGIN {GoneOf("NEW.CallId")} {KeptOf("NEW.CallId")} END");
        migrationBuilder.Sql($"CREATE TRIGGER Agreements_Gone AFTER DELETE ON Outcomes WHEN OLD.AgreedAt IS NOT NULL BEGIN {GoneOf("OLD.CallId")} END");
        migrationBuilder.Sql(
            $"CREATE TRIGGER Agreements_Moved AFTER UPDATE OF PersonId ON Calls WHEN OLD.PersonId IS NOT NEW.PersonId BEGIN {GoneOf("NEW.Id")} {KeptOf("NEW.Id")} END");
    }

    private const string Tables =
        """
        ALTER TABLE Outcomes ADD COLUMN AgreedAt INTEGER NULL;
        ALTER TABLE Outcomes ADD COLUMN AgreedPrecision TEXT NULL;

        CREATE TABLE Agreements (
          CallId INTEGER PRIMARY KEY,
          PersonId INTEGER NOT NULL,
          AgreedAt INTEGER NOT NULL);
        CREATE INDEX IX_Agreements_PersonId_AgreedAt ON Agreements (PersonId, AgreedAt);
        """;

    private static string GoneOf(string call) => $"DELETE FROM Agreements WHERE CallId = {call};";

    private static string KeptOf(string call) =>
        $"""
        INSERT INTO Agreements (CallId, PersonId, AgreedAt)
          SELECT o.CallId, c.PersonId, o.AgreedAt FROM Outcomes o JOIN Calls c ON c.Id = o.CallId
          WHERE o.CallId = {call} AND o.AgreedAt IS NOT NULL AND c.PersonId IS NOT NULL;
        """;
}
