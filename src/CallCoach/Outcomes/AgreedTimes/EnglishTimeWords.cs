namespace CallCoach.Outcomes.AgreedTimes;

/// <summary>How times are named in English.</summary>
internal static class EnglishTimeWords
{
    public const string CountedEndings = "s people percent";

    public const string Words =
        """
        Number 0 zero oh nought
        Number 1 one
        Number 2 two
        Number 3 three
        Number 4 four
        Number 5 five
        Number 6 six
        Number 7 seven
        Number 8 eight
        Number 9 nine
        Number 10 ten
        Number 11 eleven
        Number 12 twelve
        Number 13 thirteen
        Number 14 fourteen
        Number 15 fifteen
        Number 16 sixteen
        Number 17 seventeen
        Number 18 eighteen
        Number 19 nineteen
        Number 20 twenty
        Number 30 thirty
        Number 40 forty
        Number 50 fifty
        Large 0 hundred thousand million hundreds thousands sixty seventy eighty ninety
        DayName 1 first
        DayName 2 second
        DayName 3 third
        DayName 4 fourth
        DayName 5 fifth
        DayName 6 sixth
        DayName 7 seventh
        DayName 8 eighth
        DayName 9 ninth
        DayName 10 tenth
        DayName 11 eleventh
        DayName 12 twelfth
        DayName 13 thirteenth
        DayName 14 fourteenth
        DayName 15 fifteenth
        DayName 16 sixteenth
        DayName 17 seventeenth
        DayName 18 eighteenth
        DayName 19 nineteenth
        DayName 20 twentieth
        DayName 30 thirtieth
        DaySuffix 0 st nd rd th
        OClock 0 oclock o_clock sharp
        Clock 720 noon midday
        Hours 0 hour hours
        Minutes 0 minute minutes mins
        Days 0 day days
        Weeks 0 week weeks
        Weeks 2 fortnight
        Months 0 month months
        Length 30 half_an_hour
        HalfPast 0 half_past half
        QuarterPast 0 quarter_past
        QuarterTo 0 quarter_to
        Past 0 past
        To 0 to
        Number 2 couple_of
        In 0 in
        At 0 at for by around about
        About 0 after any_time_after not_before no_earlier_than
        From 0 from between
        Until 0 before until till no_later_than
        Article 0 a an the
        Weekday 1 monday mondays
        Weekday 2 tuesday tuesdays
        Weekday 3 wednesday wednesdays
        Weekday 4 thursday thursdays
        Weekday 5 friday fridays
        Weekday 6 saturday saturdays
        Weekday 7 sunday sundays
        Day 0 today this_afternoon_today
        Day 1 tomorrow
        Day 2 day_after_tomorrow the_day_after_tomorrow
        Day 7 a_week_today week_today
        Day 8 a_week_tomorrow
        WeekAhead 1 next_week the_following_week
        WeekAhead 2 week_after_next the_week_after_next
        Next 0 next following
        Month 1 january
        Month 2 february
        Month 3 march
        Month 4 april
        Month 6 june
        Month 7 july
        Month 8 august
        Month 9 september
        Month 10 october
        Month 11 november
        Month 12 december
        Part 0 morning in_the_morning this_morning mid_morning before_lunch before_noon first_thing
        Part 1 lunchtime at_lunch over_lunch lunch_time
        Part 2 afternoon in_the_afternoon this_afternoon after_lunch after_dinner
        Part 3 night evening in_the_evening tonight this_evening
        PartOfHour 0 am
        PartOfHour 2 pm
        Not 0 not
        Cannot 0 cant cannot wont no_good doesnt_work wont_work doesnt_suit isnt_good im_out im_away im_off busy booked full unavailable tied_up
        Contact 0 call* ring* phone* meet* visit* come coming see speak talk catch demo buzz bell try back pop drop swing show
        Elsewhere 0 deliver* delivery invoice* pay payment paid arriv* ship* yesterday last ago open opens opened close* dispatch* expir* renew* contract_ends opening_hours office_hours shift
        Counted 0 percent pounds pound euros euro dollars each racks pallets people kilos metres years year pence quid grand times per of litres tonnes units
        Filler 0 is it its then at on and or if so ill we you i that thats please okay ok yes fine good great works suits lets says was has as just this us does perhaps always always_is thanks bye cheers call ring to from between after before by around about around for works_for suits_me
        Greeting 0 good_night good_morning good_afternoon good_evening nice_evening nice_afternoon nice_morning good_day all_morning all_afternoon one_of one_moment one_second a_second one_thing second_thing the_first_time first_of_all
        """;
}
