using CallCoach.Captions;

namespace CallCoach.Server.Hosting;

/// <summary>What <c>CallCoach:Live:*</c> says, checked.</summary>
internal static class HearingSection
{
    public static HearingSettings Read(SettingsSection section)
    {
        var standard = HearingSettings.Default;
        return standard with
        {
            Workers = Whole(section, "Live:Workers") ?? standard.Workers,
            First = FirstOf(section) ?? standard.First,
            NewDays = Whole(section, "Live:NewDays") ?? standard.NewDays,
            LongestWait = section["Live:LongestWaitSeconds"] is null ? standard.LongestWait : TimeSpan.FromSeconds(section.Number("Live:LongestWaitSeconds")),
        };
    }

    private static int? Whole(SettingsSection section, string key) => section[key] is null
        ? null
        : section.Number(key) is >= 1 and <= 1000 and var number ? (int)number : throw new SettingsException($"CallCoach:{key} must be 1 to 1000.");

    private static HeardFirst? FirstOf(SettingsSection section)
    {
        if (section["Live:First"] is null)
            return null;
        var first = HeardFirst.Nobody;
        foreach (var name in section.List("Live:First"))
            first |= name switch
            {
                "watched" => HeardFirst.Watched,
                "new" => HeardFirst.New,
                "nobody" => HeardFirst.Nobody,
                _ => throw new SettingsException("CallCoach:Live:First lists watched, new, or nobody."),
            };
        return first;
    }
}
