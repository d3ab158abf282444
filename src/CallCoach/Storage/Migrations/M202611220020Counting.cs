using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>
/// Why each call counts as what it does, clients and their first calls, and what the calls of every hour, day, week and month add up
/// to. What was counted before is taken over as it was, and its days are noted to be counted anew.
/// </summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220020_Counting")]
internal sealed class M202611220020Counting : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Tables + TakenOver);

    private const string Tables =
        """
        ALTER TABLE Calls ADD COLUMN MovedTo INTEGER NULL REFERENCES People (Id);
        ALTER TABLE Calls ADD COLUMN MovedAt INTEGER NULL;
        ALTER TABLE Calls ADD COLUMN MovedBy TEXT NULL;

        CREATE TABLE CountingDefinitions (
          Version INTEGER PRIMARY KEY,
          FromDay TEXT NOT NULL,
          LegSeconds INTEGER NOT NULL,
          ClientSpeechSeconds REAL NULL,
          MadeAt INTEGER NOT NULL,
          MadeBy TEXT NULL);

        CREATE TABLE Clients (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          Name TEXT NULL,
          FirstCallId INTEGER NULL,
          FirstCallAt INTEGER NULL);

        CREATE TABLE ClientNumbers (
          Number TEXT PRIMARY KEY,
          ClientId INTEGER NOT NULL REFERENCES Clients (Id)) WITHOUT ROWID;
        CREATE INDEX IX_ClientNumbers_ClientId ON ClientNumbers (ClientId);

        CREATE TABLE Tallies (
          Span TEXT NOT NULL,
          Start INTEGER NOT NULL,
          PersonId INTEGER NOT NULL,
          Calls INTEGER NOT NULL,
          Inbound INTEGER NOT NULL,
          Dials INTEGER NOT NULL,
          Connected INTEGER NOT NULL,
          Conversations INTEGER NOT NULL,
          Meetings INTEGER NOT NULL,
          Callbacks INTEGER NOT NULL,
          Deals INTEGER NOT NULL,
          Refusals INTEGER NOT NULL,
          DoNotCalls INTEGER NOT NULL,
          NewDials INTEGER NOT NULL,
          NewConversations INTEGER NOT NULL,
          TalkSeconds INTEGER NOT NULL,
          PRIMARY KEY (Span, Start, PersonId)) WITHOUT ROWID;
        CREATE INDEX IX_Tallies_PersonId ON Tallies (PersonId, Span, Start);

        CREATE TABLE RecountDays (
          Day TEXT PRIMARY KEY,
          Asked INTEGER NOT NULL) WITHOUT ROWID;

        ALTER TABLE CountedCalls RENAME TO FormerlyCounted;
        DROP INDEX IX_CountedCalls_Day;
        CREATE TABLE CountedCalls (
          CallId INTEGER PRIMARY KEY REFERENCES Calls (Id) ON DELETE CASCADE,
          PersonId INTEGER NULL,
          ClientId INTEGER NULL REFERENCES Clients (Id),
          StartedAt INTEGER NOT NULL,
          Day TEXT NOT NULL,
          HourAt INTEGER NOT NULL,
          Kind TEXT NOT NULL,
          Inbound INTEGER NOT NULL,
          Dial INTEGER NOT NULL,
          Connected INTEGER NOT NULL,
          Conversation INTEGER NOT NULL,
          New INTEGER NOT NULL,
          Result TEXT NULL,
          Why TEXT NOT NULL,
          ClientSpeechSeconds REAL NULL,
          TalkSeconds INTEGER NOT NULL,
          Definition INTEGER NOT NULL);


        """;

    private const string TakenOver =
        """
        INSERT INTO CountedCalls
          SELECT f.CallId, f.PersonId, NULL, c.StartedAt, f.Day, c.StartedAt - c.StartedAt % 3600000,
            CASE WHEN c.Machine = 1 THEN 'Voicemail' WHEN f.Connected THEN 'Person' WHEN c.Status = 'Busy' THEN 'Busy' WHEN c.Status = 'Failed' THEN 'Failed' ELSE 'NoAnswer' END,
            c.Direction = 'Inbound', f.Dial, f.Connected, f.Conversation, 0, NULL,
            CASE WHEN f.Conversation THEN 'LegLongEnough' WHEN NOT f.Connected THEN 'NotConnected' WHEN c.Machine = 1 THEN 'Voicemail' ELSE 'LegTooShort' END,
            NULL, coalesce(c.TalkSeconds, 0), 1
          FROM FormerlyCounted f JOIN Calls c ON c.Id = f.CallId;
        DROP TABLE FormerlyCounted;
        CREATE INDEX IX_CountedCalls_Day ON CountedCalls (Day, PersonId);
        CREATE INDEX IX_CountedCalls_ClientId ON CountedCalls (ClientId, StartedAt, CallId);

        INSERT INTO Tallies
          SELECT 'hour', HourAt, coalesce(PersonId, 0), count(*), sum(Inbound), sum(Dial), sum(Connected), sum(Conversation), 0, 0, 0, 0, 0, 0, 0,
            sum(CASE WHEN Kind = 'Person' AND Connected THEN TalkSeconds ELSE 0 END)
          FROM CountedCalls GROUP BY HourAt, coalesce(PersonId, 0);
        INSERT INTO Tallies
          SELECT 'day', CAST(strftime('%Y%m%d', Day) AS INTEGER), coalesce(PersonId, 0), count(*), sum(Inbound), sum(Dial), sum(Connected), sum(Conversation),
            0, 0, 0, 0, 0, 0, 0, sum(CASE WHEN Kind = 'Person' AND Connected THEN TalkSeconds ELSE 0 END)
          FROM CountedCalls GROUP BY Day, coalesce(PersonId, 0);
        INSERT INTO Tallies
          SELECT 'week', CAST(strftime('%Y%m%d', Day, 'weekday 0', '-6 days') AS INTEGER) AS Monday, coalesce(PersonId, 0) AS Person, count(*), sum(Inbound), sum(Dial),
            sum(Connected), sum(Conversation), 0, 0, 0, 0, 0, 0, 0, sum(CASE WHEN Kind = 'Person' AND Connected THEN TalkSeconds ELSE 0 END)
          FROM CountedCalls GROUP BY Monday, Person;
        INSERT INTO Tallies
          SELECT 'month', CAST(strftime('%Y%m01', Day) AS INTEGER) AS First, coalesce(PersonId, 0) AS Person, count(*), sum(Inbound), sum(Dial),
            sum(Connected), sum(Conversation), 0, 0, 0, 0, 0, 0, 0, sum(CASE WHEN Kind = 'Person' AND Connected THEN TalkSeconds ELSE 0 END)
          FROM CountedCalls GROUP BY First, Person;

        INSERT INTO RecountDays SELECT DISTINCT Day, 1 FROM CountedCalls;
        """;
}
