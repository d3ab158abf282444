using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>Events as they came, one after the other, until they are sorted into their calls.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220007_Inbox")]
internal sealed class M202611220007Inbox : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE Inbox (
          Id INTEGER PRIMARY KEY,
          Provider TEXT NOT NULL,
          Key TEXT NOT NULL,
          Kind TEXT NOT NULL,
          LegId TEXT NULL,
          ParentLegId TEXT NULL,
          ReceivedAt INTEGER NOT NULL,
          Body BLOB NOT NULL);
        """);
}
