using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>What recordings say about their conversations, and their outlines for the player.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220015_Talk")]
internal sealed class M202611220015Talk : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE Talk (
          CallId INTEGER PRIMARY KEY REFERENCES Calls (Id) ON DELETE CASCADE,
          RecordingId TEXT NOT NULL,
          DurationSeconds REAL NOT NULL,
          SilenceSeconds REAL NOT NULL,
          LongestSilenceSeconds REAL NOT NULL,
          LongestSilenceStart REAL NULL,
          OverlapSeconds REAL NULL);

        CREATE TABLE ChannelTalk (
          CallId INTEGER NOT NULL REFERENCES Talk (CallId) ON DELETE CASCADE,
          Channel INTEGER NOT NULL,
          TalkSeconds REAL NOT NULL,
          Turns INTEGER NULL,
          LongestMonologueSeconds REAL NULL,
          LongestMonologueStart REAL NULL,
          Interruptions INTEGER NULL,
          BackChannels INTEGER NULL,
          SpeechLevel REAL NULL,
          ClippedShare REAL NOT NULL,
          PRIMARY KEY (CallId, Channel)) WITHOUT ROWID;

        CREATE TABLE Waveforms (
          CallId INTEGER PRIMARY KEY REFERENCES Calls (Id) ON DELETE CASCADE,
          Loudest REAL NOT NULL,
          Channels INTEGER NOT NULL,
          Peaks BLOB NOT NULL);
        """);
}
