using CallCoach.People;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCoach.Server.SignIn;

/// <summary>Accounts, in the same file as the product's tables.</summary>
public sealed class SignInDb(DbContextOptions<SignInDb> options) : IdentityUserContext<Account, long>(options)
{
    public const string MigrationsTable = "__SignInMigrations";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<AccountRole>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().ToTable("Accounts").HasMany(account => account.Teams).WithOne().HasForeignKey(team => team.AccountId);
        builder.Entity<AccountTeam>().ToTable("AccountTeams").HasKey(team => new { team.AccountId, team.TeamId });
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserClaim<long>>().ToTable("AccountClaims");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserLogin<long>>().ToTable("AccountLogins");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserToken<long>>().ToTable("AccountTokens");
    }
}

[DbContext(typeof(SignInDb))]
[Migration("202611220001_Accounts")]
internal sealed class M202611220001Accounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE Accounts (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          Name TEXT NOT NULL,
          Role TEXT NOT NULL,
          PersonId INTEGER NULL,
          UserName TEXT NULL,
          NormalizedUserName TEXT NULL,
          Email TEXT NULL,
          NormalizedEmail TEXT NULL,
          EmailConfirmed INTEGER NOT NULL,
          PasswordHash TEXT NULL,
          SecurityStamp TEXT NULL,
          ConcurrencyStamp TEXT NULL,
          PhoneNumber TEXT NULL,
          PhoneNumberConfirmed INTEGER NOT NULL,
          TwoFactorEnabled INTEGER NOT NULL,
          LockoutEnd TEXT NULL,
          LockoutEnabled INTEGER NOT NULL,
          AccessFailedCount INTEGER NOT NULL);
        CREATE UNIQUE INDEX UserNameIndex ON Accounts (NormalizedUserName);
        CREATE INDEX EmailIndex ON Accounts (NormalizedEmail);

        CREATE TABLE AccountTeams (
          AccountId INTEGER NOT NULL REFERENCES Accounts (Id) ON DELETE CASCADE,
          TeamId INTEGER NOT NULL,
          PRIMARY KEY (AccountId, TeamId)) WITHOUT ROWID;

        CREATE TABLE AccountClaims (
          Id INTEGER PRIMARY KEY AUTOINCREMENT,
          UserId INTEGER NOT NULL REFERENCES Accounts (Id) ON DELETE CASCADE,
          ClaimType TEXT NULL,
          ClaimValue TEXT NULL);

        CREATE TABLE AccountLogins (
          LoginProvider TEXT NOT NULL,
          ProviderKey TEXT NOT NULL,
          ProviderDisplayName TEXT NULL,
          UserId INTEGER NOT NULL REFERENCES Accounts (Id) ON DELETE CASCADE,
          PRIMARY KEY (LoginProvider, ProviderKey)) WITHOUT ROWID;

        CREATE TABLE AccountTokens (
          UserId INTEGER NOT NULL REFERENCES Accounts (Id) ON DELETE CASCADE,
          LoginProvider TEXT NOT NULL,
          Name TEXT NOT NULL,
          Value TEXT NULL,
          PRIMARY KEY (UserId, LoginProvider, Name)) WITHOUT ROWID;
        """);
}
