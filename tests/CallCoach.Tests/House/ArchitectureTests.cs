using Mono.Cecil;

namespace CallCoach.Tests.House;

public sealed class ArchitectureTests
{
    private static readonly AssemblyRule[] Rules =
    [
        new("CallCoach", [], Web: false),
        new("CallCoach.Adapters", ["CallCoach"], Web: false),
        new("CallCoach.Server", ["CallCoach", "CallCoach.Adapters"], Web: true),
        new("CallCoach.Demo", [], Web: true),
    ];

    private static readonly Rooms ProductRooms = new(
        "CallCoach",
        ["Csv", "People", "Calls", "Jobs", "Ingest", "Recordings", "Talk", "Live", "Transcription", "Competitors", "Objections", "Outcomes", "StopList", "Clients", "Norms", "Funnel", "Importing", "Alerts", "Captions", "Retranscribing", "Library"],
        Exempt: ["Storage"],
        SeesAll: ["Pipeline"]);

    private static readonly Rooms PlantedRooms = new(
        "CallCoach.Tests.House.Planted", ["People", "Alerts"], Exempt: ["Storage"], SeesAll: ["Pipeline"]);

    public static TheoryData<string> AssembliesOfTheProduct => [.. Rules.Select(rule => rule.Name)];

    public static TheoryData<string> PlantedViolations =>
        [.. typeof(Planted.People.InField).Assembly.GetTypes().Where(type => type.Namespace == typeof(Planted.People.InField).Namespace && !type.IsNested).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(AssembliesOfTheProduct))]
    public void An_assembly_refers_only_to_what_it_may(string name)
    {
        using var assembly = Repository.BuiltAssembly(name);

        Rules.Single(rule => rule.Name == name).Violations(assembly).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore.Http.Abstractions")]
    [InlineData("CallCoach.Adapters")]
    public void A_reference_the_product_may_not_have_is_reported(string reference)
    {
        using var planted = AssemblyDefinition.CreateAssembly(new("CallCoach", new(1, 0)), "CallCoach", ModuleKind.Dll);
        planted.MainModule.AssemblyReferences.Add(new(reference, new(1, 0)));

        Rules[0].Violations(planted).ShouldHaveSingleItem().ShouldContain(reference);
    }

    [Fact]
    public void Every_room_of_the_product_uses_only_itself_and_earlier_ones()
    {
        using var assembly = Repository.BuiltAssembly("CallCoach");

        ProductRooms.Violations(assembly.MainModule).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(PlantedViolations))]
    public void A_use_of_a_later_room_is_reported_wherever_it_hides(string offender)
    {
        using var planted = ThisAssembly();

        PlantedRooms.Violations(planted.MainModule).ShouldContain(violation => violation.StartsWith(offender + " uses ", StringComparison.Ordinal));
    }

    [Fact]
    public void Uses_of_earlier_rooms_of_exempt_ones_and_by_the_pipeline_are_no_violation()
    {
        using var planted = ThisAssembly();

        var offenders = PlantedRooms.Violations(planted.MainModule).Select(violation => violation.Split(' ')[0]).Distinct();

        offenders.ShouldBe(PlantedViolations.Select(row => row.Data), ignoreOrder: true);
    }

    [Fact]
    public void A_room_without_a_place_in_the_order_is_reported()
    {
        using var planted = ThisAssembly();
        var forgetful = PlantedRooms with { Order = ["People"] };

        forgetful.Violations(planted.MainModule).ShouldContain(violation => violation.StartsWith("Alerts has no place", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_type_of_the_product_lives_in_its_root_or_a_room()
    {
        using var assembly = Repository.BuiltAssembly("CallCoach");

        assembly.MainModule.Types
            .Where(type => type.Namespace != "CallCoach" && !type.Namespace.StartsWith("CallCoach.", StringComparison.Ordinal))
            .Where(type => !type.Name.StartsWith('<') && !type.CustomAttributes.Any(IsMadeByTools))
            .Select(type => type.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void Each_native_library_is_called_from_one_place()
    {
        using var product = Repository.BuiltAssembly("CallCoach");
        using var adapters = Repository.BuiltAssembly("CallCoach.Adapters");

        NativeCallers(product).ShouldBeEmpty();
        var callers = NativeCallers(adapters);
        callers.Select(caller => caller.Library).ShouldBeUnique();
        callers.ShouldContain(caller => caller.Library.Contains("pocketsphinx", StringComparison.Ordinal));
        callers.ShouldAllBe(caller => caller.Type.StartsWith("CallCoach.Adapters.Speech.", StringComparison.Ordinal));
    }

    private static AssemblyDefinition ThisAssembly() => AssemblyDefinition.ReadAssembly(typeof(ArchitectureTests).Assembly.Location);

    private static bool IsMadeByTools(CustomAttribute attribute) =>
        attribute.AttributeType.Name is "CompilerGeneratedAttribute" or "GeneratedCodeAttribute" or "EmbeddedAttribute";

    private static List<(string Library, string Type)> NativeCallers(AssemblyDefinition assembly) =>
    [
        .. from type in assembly.MainModule.GetTypes()
           from method in type.Methods
           where method.IsPInvokeImpl
           group method by (method.PInvokeInfo.Module.Name, type.FullName) into calls
           select calls.Key,
    ];
}
