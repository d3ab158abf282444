namespace CallCoach.Tests.House;

public sealed class SourceTests
{
    [Fact]
    public void No_source_is_longer_than_300_lines_and_no_folder_is_a_bag() =>
        SourceRules.Violations(Repository.Root).ShouldBeEmpty();

    [Fact]
    public void Long_sources_and_bags_are_reported_and_migrations_may_be_long()
    {
        var root = Directory.CreateTempSubdirectory("callcoach-sources-");
        try
        {
            Plant("src/Product/Calls/Call.cs", lines: 300);
            Plant("src/Product/Calls/Calls.cs", lines: 301);
            Plant("src/Product/Storage/Migrations/Initial.cs", lines: 900);
            Plant("src/web/src/Helpers/times.ts", lines: 1);
            Plant("src/web/node_modules/other/Utils/long.ts", lines: 900);
            Plant("tests/Product.Tests/Common/Builder.cs", lines: 1);

            SourceRules.Violations(root.FullName).ShouldBe(
                ["src/Product/Calls/Calls.cs", "src/web/src/Helpers", "tests/Product.Tests/Common"]);
        }
        finally
        {
            root.Delete(recursive: true);
        }

        void Plant(string path, int lines)
        {
            var file = new FileInfo(Path.Combine(root.FullName, path));
            file.Directory!.Create();
            File.WriteAllLines(file.FullName, Enumerable.Repeat("// a line", lines));
        }
    }
}
