namespace CallCoach.Competitors.Prices;

/// <param name="IsWeak">Says nothing of prices unless an amount stands beside it.</param>
/// <param name="IsOfAnything">Says it of numbers of anything, so that "twice as many" is no price.</param>
internal readonly record struct DirectionWord(PriceDirection Direction, bool IsWeak, bool IsOfAnything = false);

/// <summary>Words around prices in Russian, Ukrainian, Polish and English, plain as <see cref="WordForms{T}"/> has them.</summary>
internal static class PriceWords
{
    public static WordForms<DirectionWord> Directions { get; } = new(
        (new(PriceDirection.Cheaper, false),
            """
            дешевле подешевле дешевше подешевше дешев(о ый ая ое ые ого ых ой ому) дешева дешевий дешеві дешевих дешевш(ий а е і их ий ого ою) дешевл(и ий)
            taniej tansz(y a e ego ej ym ych) tansi tanio cheap(- er) undercut(- s ting)
            """),
        (new(PriceDirection.Dearer, false),
            """
            дороже подороже дорожче подорожче дорожч(ий а е і их ого) drozej drozsz(y a e ego ej ym ych) drozsi
            dearer pricier costlier
            """),
        (new(PriceDirection.Cheaper, true),
            """
            ниже пониже нижче нижч(ий а е і ого ою) меньше поменьше менше выгодн(ее ей о) вигідніш(е ий) скидк(а у и е ой) скид(ку) знижк(а у и ою) знижку скинул(- и а)
            скинули сбросил(и) уступил(и)
            nizej nizsz(y a e ego ej ym ych) mniej rabat(- u em y) znizk(a i e) znizka upust(- u em) korzystniej zejd(a)
            less lower below under off discount(- s) saving saves save
            """),
        (new(PriceDirection.Dearer, true),
            """
            выше повыше вище вищ(ий а е і) wyzej wyzsz(y a e ego ej ym ych) higher above
            """),
        (new(PriceDirection.Dearer, true, true), "больше побольше більше wiecej more"));

    /// <summary>Turns a direction word after it: "less expensive", "more expensive".</summary>
    public static WordForms<bool> Expensive { get; } = new((true, "expensive pricey costly"));

    public static WordForms<bool> Not { get; } = new(
        (true, "не ни ні нет нисколько нітрохи nie wcale not no isnt arent wasnt werent dont doesnt never hardly"));

    public static WordForms<bool> Than { get; } = new((true, "чем нежели ніж аніж niz anizeli od than сравнению порівняно porownaniu compared"));

    /// <summary>Between "at three hundred" and "three hundred cheaper": the first is a price.</summary>
    public static WordForms<bool> At { get; } = new((true, "за по za po for at"));

    /// <summary>Before a difference.</summary>
    public static WordForms<bool> By { get; } = new((true, "на o by"));

    /// <summary>"the same price": what makes a "same" one of prices.</summary>
    public static WordForms<bool> Price { get; } = new(
        (true, "цен(а ы у е ой) цін(а и у і ою) ціна cen(a y e ie ach) price(- s d) money amount cost(- s) prices стоит коштує koszt(uje) kosztuje"));

    public static WordForms<bool> Alike { get; } = new(
        (true, "так(ая ую ой) така таку той та ту одинаков(ая ые о ый ой ую) однаков(а і о у ий) равн(ая ые) tak(a iej ie) same equal ten ta identyczn(a e y ej) jednakow(a e o)"));

    /// <summary>Our company in a client's mouth.</summary>
    public static WordForms<bool> Yours { get; } = new(
        (true, "вы ви вас ваш(- а е и і у ей им их ого ому) wy wasz(- a e ej ym ych ego) wasi panstw(o a) pan pana pani jestescie youre your yours"));

    /// <summary>Our company in a manager's mouth.</summary>
    public static WordForms<bool> Ours { get; } = new(
        (true, "мы ми нас наш(- а е и і у ей им их ого ому) my nas nasz(- a e ej ym ych ego) nasi jestesmy we our ours"));

    /// <summary>Others, without a name.</summary>
    public static WordForms<bool> Others { get; } = new(
        (true,
            """
            друг(ие их им ой ая ое) конкурент(- ы а ов у) інш(і их ий а ого им ої) сосед(и ей) сусід(и ів) они они их них у_них вони їх них
            inn(i ych a y e ym ej) konkurencj(a i e) konkurenci oni one ich nich там tam there other(- s) competitor(- s) somebody someone they theyre theyve their theirs them elsewhere another
            """));

    public static WordForms<bool> ClauseJoints { get; } = new((true, "а но зато але проте та ale natomiast lecz but and while whereas"));

    public static WordForms<bool> Times { get; } = new((true, "раз(- а ів и ов) razy raza razu times x fold х"));

    /// <summary>The other price as a multiple of ours, in one word.</summary>
    public static WordForms<double> Multiples { get; } = new(
        (2, "вдвое вдвоє вдвічі двукратно двукратн(ая ый) двічі dwukrotnie twice twofold"),
        (3, "втрое втроє втричі трехкратно trzykrotnie threefold"),
        (4, "вчетверо czterokrotnie fourfold"),
        (5, "впятеро pieciokrotnie fivefold"),
        (1.5, "полуторно poltorakrotnie"));

    /// <summary>Parts of a whole; "two thirds" and "jedna trzecia" count them.</summary>
    public static WordForms<double> Shares { get; } = new(
        (1 / 2d, "половин(а у ы и е ою ой) наполовину вполовину polow(e a y ie) half"),
        (1 / 3d, "треть трет(и ью ей) третин(а у и ою) trzeci(a ej e ch) third(- s)"),
        (1 / 4d, "четверт(ь и ью ей) четвертую чверт(ь і ю) cwierc(- i) czwart(a ej e ych) quarter(- s)"),
        (1 / 5d, "пятую пята piat(a ej e ych) fifth(- s)"));

    /// <summary>"half price", "pół ceny": the price itself is that part of ours.</summary>
    public static WordForms<bool> HalfPrice { get; } = new((true, "полцены півціни"));

    public static WordForms<bool> OfPrice { get; } = new((true, "of the price as цены ціни ceny tego"));

    /// <summary>"twice the price", "dwa razy tyle": dearer without saying so.</summary>
    public static WordForms<bool> AsMuchAgain { get; } = new((true, "the as price tyle столько стільки"));
}
