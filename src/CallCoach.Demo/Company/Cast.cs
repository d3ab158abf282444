namespace CallCoach.Demo.Company;

/// <summary>A manager of the demo department.</summary>
/// <param name="Key">Short name used by the scripts and as user name.</param>
/// <param name="Role"><c>hunter</c>, <c>closer</c> or <c>farmer</c>.</param>
/// <param name="CallsPerHour">The norm, or null.</param>
/// <param name="Pace">Share of the norm really dialled in the demo day.</param>
/// <param name="Softphone">The address this manager calls from through Twilio.</param>
/// <param name="DeskPhone">The line at the department's own exchange, reported by the generic webhook.</param>
/// <param name="Voice">The flite voice that speaks for the manager.</param>
public sealed record Manager(
    string Key, string Name, string Team, string Role, int? CallsPerHour, double Pace, string Softphone, string DeskPhone, string Voice);

/// <summary>Somebody who signs in but does not sell.</summary>
public sealed record Staff(string UserName, string Name, string Role, IReadOnlyList<string> Teams);

/// <summary>The invented department: who works in it, from which lines, under which norm.</summary>
public static class Cast
{
    public const string DepartmentName = "Regal Magazyn";
    public const string Language = "en";
    public const string CallerId = "+48220000001";
    public const string ClientVoice = "rms";
    public const string AdministratorName = "admin";

    private const string North = "North";
    private const string South = "South";

    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw");

    public static TimeOnly WorkdayStart { get; } = new(9, 0);

    public static TimeOnly WorkdayEnd { get; } = new(18, 0);

    public static IReadOnlyList<string> Teams { get; } = [North, South];

    public static IReadOnlyList<Manager> Managers { get; } =
    [
        new("anna", "Anna Zielińska", North, "hunter", 15, 1.08, "client:anna", "+48220000101", "slt"),
        new("piotr", "Piotr Maj", North, "hunter", 15, 0.55, "client:piotr", "+48220000102", "awb"),
        new("marta", "Marta Lis", North, "closer", null, 0, "client:marta", "+48220000103", "slt"),
        new("james", "James Whitfield", North, "closer", null, 0, "client:james", "+48220000104", "awb"),
        new("oleksandr", "Олександр Бондар", South, "hunter", 20, 1.08, "client:oleksandr", "+48220000105", "kal16"),
        new("dmitri", "Дмитрий Орлов", South, "closer", null, 0, "sip:dmitri@regal-magazyn.example", "+48220000106", "kal16"),
        new("halyna", "Галина Кравець", South, "farmer", null, 0, "client:halyna", "+48220000107", "slt"),
    ];

    public static IReadOnlyList<Staff> Staff { get; } =
    [
        new("krystyna", "Krystyna Nowak", "sales_head", [North, South]),
        new("tomasz", "Tomasz Gajda", "supervisor", [North]),
        new("svitlana", "Світлана Мороз", "trainer", [North, South]),
    ];

    public static Manager ManagerOf(string key) =>
        Managers.FirstOrDefault(manager => manager.Key == key) ?? throw new FormatException($"nobody in the department is called '{key}'");
}
