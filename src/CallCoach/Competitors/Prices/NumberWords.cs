namespace CallCoach.Competitors.Prices;

/// <summary>Number words of Russian, Ukrainian, Polish and English in their cases.</summary>
internal static class NumberWords
{
    /// <summary>Values that are added up.</summary>
    public static WordForms<double> Values { get; } = new(
        (0.5, "пол пив пів pol"),
        (1, "оди(н) одн(а о е у им ой ою ого ому ом им ию іею ією іеі ієї іи ій) один jede(n) jedn(a o e ego ej emu ym) one"),
        (1.5, "полтор(а ы у) полутора півтор(а и у) poltor(a ej)"),
        (2, "дв(а е ух ум умя ома ох ом і) двух двум двумя двома dw(a ie och u om oma iema) two"),
        (3, "тр(и ех ем емя ьох ьом ьома) trzy trz(ech em ema) three"),
        (4, "четыр(е ех ем ьмя) чотир(и ьох ьом ма) czter(y ech em ema) four"),
        (5, "пят(ь и ью ьох ьом ьома) piec(- iu iom ioma) pieciu piecioma five"),
        (6, "шест(ь и ью) шіст(ь ьох ьом ьома) шести шістьох szesc(- iu iom ioma) six"),
        (7, "сем(ь и ью) сім семи сім(ох ом ома) сьома siedem siedmi(u om oma) seven"),
        (8, "восем(ь) восьм(и ью) восемью вісім вісьм(ох ом а ома) osiem osmi(u om oma) eight"),
        (9, "девят(ь и ью ьох ьом ьома) dziewiec(- iu iom ioma) nine"),
        (10, "десят(ь и ью ьох ьом ьома) dziesiec(- iu iom ioma) ten"),
        (11, "одиннадцат(ь и ью) одинадцят(ь и ьох ьом ьома) jedenasc(ie) jedenast(u om oma) eleven"),
        (12, "двенадцат(ь и ью) дванадцят(ь и ьох ьом ьома) dwanascie dwunast(u om oma) twelve"),
        (13, "тринадцат(ь и ью) тринадцят(ь и ьох ьом ьома) trzynascie trzynast(u om oma) thirteen"),
        (14, "четырнадцат(ь и ью) чотирнадцят(ь и ьох ьом ьома) czternascie czternast(u om oma) fourteen"),
        (15, "пятнадцат(ь и ью) пятнадцят(ь и ьох ьом ьома) pietnascie pietnast(u om oma) fifteen"),
        (16, "шестнадцат(ь и ью) шістнадцят(ь и ьох ьом ьома) szesnascie szesnast(u om oma) sixteen"),
        (17, "семнадцат(ь и ью) сімнадцят(ь и ьох ьом ьома) siedemnascie siedemnast(u om oma) seventeen"),
        (18, "восемнадцат(ь и ью) вісімнадцят(ь и ьох ьом ьома) osiemnascie osiemnast(u om oma) eighteen"),
        (19, "девятнадцат(ь и ью) девятнадцят(ь и ьох ьом ьома) dziewietnascie dziewietnast(u om oma) nineteen"),
        (20, "двадцат(ь и ью) двадцят(ь и ьох ьом ьома) dwadziescia dwudziest(u om oma) twenty"),
        (30, "тридцат(ь и ью) тридцят(ь и ьох ьом ьома) trzydziesci trzydziest(u om oma) thirty"),
        (40, "сорок(- а) czterdziesci czterdziest(u om oma) forty"),
        (50, "пятьдесят(-) пятидесят(и) пятьюдесятью пятдесят(- и ьох ьом ьома) piecdziesiat piecdziesieci(u om oma) fifty"),
        (60, "шестьдесят шестидесяти шестьюдесятью шістдесят(- и ьох ьом ьома) szescdziesiat szescdziesieci(u om oma) sixty"),
        (70, "семьдесят семидесяти семьюдесятью сімдесят(- и ьох ьом ьома) siedemdziesiat siedemdziesieci(u om oma) seventy"),
        (80, "восемьдесят восьмидесяти восемьюдесятью вісімдесят(- и ьох ьом ьома) osiemdziesiat osiemdziesieci(u om oma) eighty"),
        (90, "девяност(о а) девятдесят(- и ьох ьом) dziewiecdziesiat dziewiecdziesieci(u om oma) ninety"),
        (100, "ст(о а) st(o u)"),
        (200, "двести двухсот двумстам двумястами двухстах двісті двохсот двомстам двомастами dwiescie dwustu"),
        (300, "трист(а) трехсот тремстам тремястами трьохсот трьомстам trzyst(a u)"),
        (400, "четырест(а) четырехсот четыремстам чотирист(а) чотирьохсот czteryst(a u)"),
        (500, "пятьсот пятисот пятистам пятьюстами пятсот piecset pieciuset"),
        (600, "шестьсот шестисот шестистам шестьюстами шістсот szescset szesciuset"),
        (700, "семьсот семисот семистам семьюстами сімсот siedemset siedmiuset"),
        (800, "восемьсот восьмисот восьмистам восемьюстами вісімсот osiemset osmiuset"),
        (900, "девятьсот девятисот девятистам девятьюстами девятсот dziewiecset dziewieciuset"));

    /// <summary>Values that multiply what stands before them.</summary>
    public static WordForms<double> Scales { get; } = new(
        (100, "hundred(- s)"),
        (1_000, "тысяч(- а и е у ей ею ам ами ах) тыщ(- а и е у) тыс тисяч(- а і у ею ам ами ах) тис tysiac(- a u em e om ami ach) tysiecy tys thousand(- s) grand k к"),
        (1_000_000, "миллион(- а ов у ом ы ам ами) млн мільйон(- а ів у ом и ам ами) milion(- a ow y u em om ami) million(- s)"));

    /// <summary>Whole amounts in one word.</summary>
    public static WordForms<double> Wholes { get; } = new((500, "полтысячи півтисячі"), (500_000, "полмиллиона півмільйона"));

    public static WordForms<bool> With { get; } = new((true, "с со з із i и й та and"));

    public static WordForms<bool> Half { get; } = new((true, "половин(а ой ою и у) полов(иною) pol polow(a e y) half"));
}
