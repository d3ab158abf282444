using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Storage.Migrations;

/// <summary>Recordings tell what the provider's file was before it was packed.</summary>
[DbContext(typeof(CallCoachDb))]
[Migration("202611220018_Originals")]
internal sealed class M202611220018Originals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        ALTER TABLE Recordings ADD COLUMN OriginalFormat TEXT NULL;

        ALTER TABLE Recordings ADD COLUMN OriginalBytes INTEGER NULL;

        ALTER TABLE Recordings ADD COLUMN OriginalHash TEXT NULL;
        """);
}
