using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>
/// Plans, shifts, breaks, absences and holidays, the sheets that are kept, goals that were reached, paired screens. Triggers count every
/// change of what plans are made of, so that whoever keeps them in memory knows when to read them again.
/// </summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220021_Plans")]
internal sealed class M202611220021Plans : Migration
{
    private static readonly string[] Counted = ["People", "Teams", "Plans", "Shifts", "Breaks", "Absences", "Holidays", "NormSettings"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Tables);
        foreach (var table in Counted)
        {
            foreach (var change in new[] { "INSERT", "UPDATE", "DELETE" })
                migrationBuilder.Sql($"CREATE TRIGGER PlanRevision_{table}_{change} AFTER {change} ON {table} BEGIN UPDATE PlanRevision SET Number = Number + 1; END");
        }
    }

    private const string Tables =
        """
        CREATE TABLE Plans (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          PersonId INTEGER NULL REFERENCES People (Id) ON DELETE CASCADE,
          Role TEXT NULL,
          Part TEXT NOT NULL,
          Span TEXT NOT NULL,
          Target REAL NULL,
          FromDay TEXT NOT NULL,
          CHECK ((PersonId IS NULL) <> (Role IS NULL)));
        CREATE UNIQUE INDEX IX_Plans_Of ON Plans (coalesce(PersonId, 0), coalesce(Role, ''), Part, Span, FromDay);

        CREATE TABLE Shifts (
          PersonId INTEGER NOT NULL REFERENCES People (Id) ON DELETE CASCADE,
          Weekday INTEGER NOT NULL,
          Start TEXT NOT NULL,
          End TEXT NOT NULL,
          PRIMARY KEY (PersonId, Weekday, Start)) WITHOUT ROWID;

        CREATE TABLE Breaks (
          PersonId INTEGER NOT NULL REFERENCES People (Id) ON DELETE CASCADE,
          Weekday INTEGER NOT NULL,
          Start TEXT NOT NULL,
          End TEXT NOT NULL,
          PRIMARY KEY (PersonId, Weekday, Start)) WITHOUT ROWID;

        CREATE TABLE Absences (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          PersonId INTEGER NOT NULL REFERENCES People (Id) ON DELETE CASCADE,
          FromDay TEXT NOT NULL,
          ToDay TEXT NOT NULL,
          Kind TEXT NOT NULL);
        CREATE INDEX IX_Absences_PersonId ON Absences (PersonId);

        CREATE TABLE Holidays (
          Day TEXT PRIMARY KEY,
          Name TEXT NOT NULL) WITHOUT ROWID;

        CREATE TABLE NormSettings (
          Id INTEGER PRIMARY KEY,
          PulseTimes TEXT NOT NULL,
          RefusalShare REAL NOT NULL,
          RefusalConversations INTEGER NOT NULL,
          RaisedPerHour INTEGER NOT NULL,
          DirectManagers INTEGER NOT NULL);

        CREATE TABLE PlanRevision (Number INTEGER NOT NULL);
        INSERT INTO PlanRevision VALUES (1);

        CREATE TABLE Pulses (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          Day TEXT NOT NULL,
          At INTEGER NOT NULL,
          Kind TEXT NOT NULL,
          TakenAt INTEGER NOT NULL,
          Sheet TEXT NOT NULL,
          UNIQUE (Day, Kind, At));

        CREATE TABLE Goals (
          PersonId INTEGER NOT NULL REFERENCES People (Id) ON DELETE CASCADE,
          Day TEXT NOT NULL,
          Part TEXT NOT NULL,
          Percent INTEGER NOT NULL,
          ReachedAt INTEGER NOT NULL,
          PRIMARY KEY (PersonId, Day, Part, Percent)) WITHOUT ROWID;
        CREATE INDEX IX_Goals_Day ON Goals (Day);

        CREATE TABLE Screens (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          Name TEXT NOT NULL,
          TokenHash TEXT NOT NULL UNIQUE,
          PairedAt INTEGER NOT NULL,
          PairedBy TEXT NOT NULL,
          LastSeenAt INTEGER NULL,
          ShowsNames INTEGER NOT NULL,
          TeamIds TEXT NOT NULL);

        ALTER TABLE Alerts ADD COLUMN Figures TEXT NULL;
        """;
}
