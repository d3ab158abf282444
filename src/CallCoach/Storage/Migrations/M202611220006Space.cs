using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>Alerts tell how full the room for recordings is.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220006_Space")]
internal sealed class M202611220006Space : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE Alerts ADD COLUMN SpaceShare REAL NULL");
}
