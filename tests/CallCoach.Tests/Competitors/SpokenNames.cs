using CallCoach.Competitors.Names;

namespace CallCoach.Tests.Competitors;

/// <summary>Twelve invented competitors, and how people in four languages say their names, and recognisers write them down.</summary>
internal static class SpokenNames
{
    public static IReadOnlyList<NamedOf> Competitors { get; } =
    [
        new(1, "Стеллаж-Про",
            "у Стеллаж-Про на десять процентов дешевле", "мы брали стеллажпро в прошлом году", "нам звонили из стеллажа про", "в стелажпро обещали скидку",
            "u Stelaż Pro było taniej", "oni w Stellaż-Pro dali nam rabat", "у Стелаж-Про ті самі стелажі", "we got a quote from stellazh pro", "со стеллаж проо мы уже работали"),
        new(2, "Metalux",
            "w Metaluksie dali mi lepszą cenę", "oferta Metaluxu leży na biurku", "rozmawiałem z Metaluxem wczoraj", "метaлюкс нам дал скидку", "у Металюкса дешевле",
            "с Металюксом мы второй год", "в Металюксі дали нижчу ціну", "metal lux came in cheaper", "we already buy from metalox", "od metaluksa mamy wycenę"),
        new(3, "Нордфреш",
            "мы с Нордфрешем работаем", "нордфреша нам хватает", "в норд фреше привозят утром", "у Нордфреші дешевше", "Nordfresz wozi nam za darmo",
            "kupujemy w Nordfreszu", "nord fresh is our supplier", "the people at nordfrash were cheaper"),
        new(4, "Paletkowo",
            "w Paletkowie mają taniej", "z Paletkowem współpracujemy od lat", "Paletkowa nie zamienię", "в Палетково нам посчитали меньше", "у палетково нижча ціна",
            "someone at paletkovo offered it", "paletkovie dali nam rabat"),
        new(5, "Квадрат Строй",
            "у Квадрат Строя дешевле", "взяли у квадратстроя", "с Квадрат Строем договор", "kwadrat stroj dał nam cenę", "kvadrat stroy quoted us less", "в квадрад строй всё есть",
            "Квадрат Строю ми вже винні"),
        new(6, "BrightShelf",
            "brightshelf quoted us four hundred", "bright shelf do the same racks", "BrightShelf's price is lower", "брайтшелф дешевле", "у Брайт Шелфа взяли", "w Brightshelfie taniej",
            "breit shelf gave us ten percent off"),
        new(7, "Галицька Полиця",
            "у Галицької Полиці дешевше", "з Галицькою Полицею працюємо", "галицька полиця дала знижку", "в галицкой полице нам посчитали", "halicka polica była tańsza",
            "w Halickiej Policy biorą mniej"),
        new(8, "Вертекс",
            "Вертекса нам достаточно", "с вертексом давно работаем", "в Вертексе дешевле", "у Вертексу купували", "Werteks dał taniej", "w Werteksie zapłacimy mniej", "vertex is half the price",
            "бертекс нам привёз"),
        new(9, "Domolux",
            "kupiłem w Domoluksie okna", "Domoluxowi zapłaciliśmy mniej", "домолюкс дешевле на пять процентов", "у Домолюксу такі ж", "domo lux have it for less", "z domaluxem mam umowę"),
        new(10, "Сибтранс",
            "сибтранс возит дешевле", "у Сибтранса девять тысяч", "с Сибтрансом работаем", "сип транс нам дал скидку", "Sibtrans wozi taniej", "sibtrans are cheaper", "Сибтрансом возимо"),
        new(11, "Okna Marzeń",
            "w Oknach Marzeń było taniej", "Okien Marzeń nie polecam", "окна мажень нам посчитали", "okna marzen dali rabat", "z Oknami Marzeń podpisałem"),
        new(12, "TruckLine",
            "truckline are ten percent cheaper", "truck line came in lower", "траклайн возит за девять тысяч", "у Траклайна дешевле", "з Траклайном їздимо", "Trucklinem wozimy od lat",
            "we use trackline already"),
    ];

    /// <summary>Eight more, written after the rules stood, and none of the rules was changed for them.</summary>
    public static IReadOnlyList<NamedOf> Unseen { get; } =
    [
        new(13, "РемонтСервис", "у ремонт сервиса дешевле", "в Ремонтсервисе сказали", "remont serwis dał rabat", "з ремонт-сервісом ми вже працюємо", "ремон сервис привезли быстрее"),
        new(14, "Eurostahl", "w Eurostahlu mają taniej", "у Евросталя цены ниже", "єврошталь дає знижку", "euro steel or eurostal i think", "с евростахлем договор"),
        new(15, "Delfino", "у Дельфино на пять процентов дешевле", "z Delfinem mamy umowę", "delfina nie polecam", "в делфино нам предложили", "dolfino gave us a deal"),
        new(16, "ГранитПласт", "гранит пласта нам хватит", "з Граніт Пластом співпрацюємо", "granit plast wycenił to taniej", "гранипласт дешевле", "в Гранитпласте"),
        new(17, "NovaCargo",
            "nova cargo are cheaper", "у Нова Карго дешевше", "в новакарго считали", "z Novą Cargo jeździmy", "novo cargo quoted nine hundred", "Nowej Cargo nie zmienimy"),
        new(18, "Kwiatpol", "w Kwiatpolu", "u kwiat polu taniej", "квятпол дает скидку", "Kwiatpolowi płacimy mniej", "kfiatpol jest tańszy"),
        new(19, "Тепломир", "у Тепломира", "в тепло мире дешевле", "з тепломиром", "teplomir quoted", "тепломером заменили"),
        new(20, "Inwest-Bud", "w Inwest-Budzie", "инвестбуд", "z inwestbudem", "invest bud came lower", "у Інвест-Буду"),
    ];

    public static IEnumerable<NamedCompetitor> Listed(IEnumerable<NamedOf> competitors) => competitors.Select(competitor => new NamedCompetitor(competitor.Id, [competitor.Name]));

    public static IReadOnlyList<(long Id, string Text)> Mentions(IEnumerable<NamedOf> competitors) =>
        [.. competitors.SelectMany(competitor => competitor.Said.Select(text => (competitor.Id, text)))];
}

/// <param name="Said">Texts that name it.</param>
internal sealed record NamedOf(long Id, string Name, params IReadOnlyList<string> Said);
