namespace CallCoach.Outcomes.AgreedTimes;

/// <summary>How times are named in Polish.</summary>
internal static class PolishTimeWords
{
    public const string CountedEndings = "ów zł";

    public const string Words =
        """
        Number 0 zero
        Number 1 jeden jednego
        Number 2 dwa dwie dwóch
        Number 3 trzy trzech
        Number 4 cztery czterech
        Number 5 pięć pięciu
        Number 6 sześć sześciu
        Number 7 siedem siedmiu
        Number 8 osiem ośmiu
        Number 9 dziewięć dziewięciu
        Number 10 dziesięć dziesięciu
        Number 11 jedenaście
        Number 12 dwanaście
        Number 13 trzynaście
        Number 14 czternaście
        Number 15 piętnaście
        Number 16 szesnaście
        Number 17 siedemnaście
        Number 18 osiemnaście
        Number 19 dziewiętnaście
        Number 20 dwadzieścia
        Number 30 trzydzieści
        Number 40 czterdzieści
        Number 50 pięćdziesiąt
        Number 2 parę kilka_chwil
        Large 0 sto stu dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset tysiąc tysiące tysięcy milion* sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt
        HourName 1 pierwsza pierwszą pierwszej
        HourName 2 druga drugą drugiej
        HourName 3 trzecia trzecią trzeciej
        HourName 4 czwarta czwartą czwartej
        HourName 5 piąta piątą piątej
        HourName 6 szósta szóstą szóstej
        HourName 7 siódma siódmą siódmej
        HourName 8 ósma ósmą ósmej
        HourName 9 dziewiąta dziewiątą dziewiątej
        HourName 10 dziesiąta dziesiątą dziesiątej
        HourName 11 jedenasta jedenastą jedenastej
        HourName 12 dwunasta dwunastą dwunastej
        HourName 13 trzynasta trzynastą trzynastej
        HourName 14 czternasta czternastą czternastej
        HourName 15 piętnasta piętnastą piętnastej
        HourName 16 szesnasta szesnastą szesnastej
        HourName 17 siedemnasta siedemnastą siedemnastej
        HourName 18 osiemnasta osiemnastą osiemnastej
        HourName 19 dziewiętnasta dziewiętnastą dziewiętnastej
        HourName 20 dwudziesta dwudziestą dwudziestej
        DayName 1 pierwszego
        DayName 2 drugiego
        DayName 3 trzeciego
        DayName 4 czwartego
        DayName 5 piątego
        DayName 6 szóstego
        DayName 7 siódmego
        DayName 8 ósmego
        DayName 9 dziewiątego
        DayName 10 dziesiątego
        DayName 11 jedenastego
        DayName 12 dwunastego
        DayName 13 trzynastego
        DayName 14 czternastego
        DayName 15 piętnastego
        DayName 16 szesnastego
        DayName 17 siedemnastego
        DayName 18 osiemnastego
        DayName 19 dziewiętnastego
        DayName 20 dwudziestego
        DayName 30 trzydziestego
        DaySuffix 0 go ego tego
        HourSuffix 0 tej ej ta
        Clock 720 południe w_południe
        Hours 0 godzinę godziny godzin godzina godzinie godz
        Minutes 0 minut minuty minutę min
        Days 0 dzień dni
        Weeks 0 tydzień tygodnie tygodni
        Months 0 miesiąc miesiące miesięcy
        Length 30 pół_godziny pół_godzinki
        Length 90 półtorej_godziny
        HalfTo 0 pół_do wpół_do w_pół_do
        QuarterPast 0 kwadrans_po
        QuarterTo 0 za_kwadrans
        Past 0 po
        In 0 za
        At 0 o w we na koło około ok ku okolicach
        About 0 po nie_wcześniej_niż najwcześniej_o dopiero_po
        From 0 od między pomiędzy
        Until 0 do przed nie_później_niż
        Weekday 1 poniedziałek poniedziałku
        Weekday 2 wtorek wtorku
        Weekday 3 środa środę środy środzie
        Weekday 4 czwartek czwartku
        Weekday 5 piątek piątku
        Weekday 6 sobota sobotę soboty
        Weekday 7 niedziela niedzielę niedzieli
        Day 0 dziś dzisiaj
        Day 1 jutro jutra
        Day 2 pojutrze
        WeekAhead 1 przyszłym_tygodniu następnym_tygodniu przyszły_tydzień przyszłego_tygodnia następnego_tygodnia kolejnym_tygodniu
        Next 0 przyszły następny przyszłą następną przyszłego kolejny
        Month 1 stycznia
        Month 2 lutego
        Month 3 marca
        Month 4 kwietnia
        Month 5 maja
        Month 6 czerwca
        Month 7 lipca
        Month 8 sierpnia
        Month 9 września
        Month 10 października
        Month 11 listopada
        Month 12 grudnia
        Part 0 rano ranem z_rana z_samego_rana przed_południem do_południa przed_obiadem
        Part 1 w_porze_obiadu w_porze_obiadowej
        Part 2 po_południu popołudniu popołudnie po_obiedzie
        Part 3 wieczorem pod_wieczór wieczorkiem
        PartOfHour 0 rano
        Not 0 nie
        Cannot 0 nie_mogę nie_pasuje nie_da_rady nie_dam_rady odpada nie_będzie nie_ma_mnie zajęty zajęta nie_bardzo wyjeżdżam nie_wyrobię urlop urlopie
        Contact 0 zadzwoni* oddzwoni* przedzwoni* dzwoni* telefon* odezw* zdzwoni* spotka* przyj* wpad* podjad* podjed* rozmaw* pogada* umów* umaw* pasuj* będę czekam zapras* wizyt* pomiar* zapis* zobacz* widzimy
        Elsewhere 0 dostaw* przywioz* przywiez* faktur* zapłac* płatno* przelew* wczoraj zeszł* temu otwart* otwarci* zamknię* wyśl* wysył* przyślę pracujemy czynne termin_ważności
        Counted 0 złotych zł procent* sztuk sztuki razy osób lat roku metr* regał* palet* karton* tysięcy kilo* litr* euro ofer* rat rata raty ratę racie spraw* umow* stron* firm* opcj* kwesti* rzecz* wersj* zmian* okien okna
        Filler 0 to tak dobrze może być będę proszę no i albo lub czy jeśli panu pani pana mi mnie pasuje zadzwonię oddzwonię przyjadę wtedy tylko okej u gdzieś mniej więcej niech pan powiedzmy żeby koło około o w na po przed od do za między ja dzwonię
        Greeting 0 dzień_dobry dobry_wieczór miłego_dnia cały_dzień miłego_popołudnia jeden_dzień po_pierwsze po_drugie co_dzień z_drugiej_strony z_jednej_strony po_pierwszej
        """;
}
