namespace CallCoach.Norms;

/// <summary>
/// What answering machines and menus say in the four languages, and people hardly ever. Written as <see cref="AnsweringMachine"/>
/// compares it: lower case, no accents, no punctuation, ё as е.
/// </summary>
internal static class MachinePhrases
{
    /// <summary>Greetings of mailboxes and answering machines, and what a network says in place of who cannot be reached.</summary>
    public static IReadOnlyList<string> Voicemail { get; } =
    [
        "after the tone", "after the beep", "at the tone", "please leave a message", "leave your message", "leave me a message and", "leave your name and number",
        "record your message", "take your call right now", "not available to take your call", "unable to take your call", "come to the phone right now",
        "reached the voicemail", "reached the voice mail", "reached the mailbox", "mailbox is full", "the person you are calling", "the subscriber you",

        "zostaw wiadomosc", "zostawic wiadomosc", "pozostaw wiadomosc", "pozostawic wiadomosc", "po sygnale", "po uslyszeniu sygnalu", "nagraj wiadomosc",
        "nagrac wiadomosc", "tu poczta glosowa", "poczta glosowa numeru", "poczta glosowa abonenta", "abonent jest niedostepny",
        "abonent jest czasowo niedostepny", "abonent czasowo niedostepny", "abonent jest poza zasiegiem", "nie moge teraz odebrac",
        "nie moge odebrac telefonu",

        "оставьте сообщение", "оставьте свое сообщение", "оставьте ваше сообщение", "после сигнала", "после звукового сигнала", "после гудка", "запишите сообщение",
        "абонент недоступен", "абонент временно недоступен", "аппарат абонента выключен", "вне зоны действия сети", "вас приветствует автоответчик",
        "не могу ответить на ваш звонок", "абонент не отвечает",

        "залиште повідомлення", "залиште своє повідомлення", "залиште ваше повідомлення", "після сигналу", "після звукового сигналу", "після гудка", "запишіть повідомлення",
        "абонент недоступний", "абонент тимчасово недоступний", "апарат абонента вимкнено", "поза зоною досяжності", "вас вітає автовідповідач",
        "не можу відповісти на ваш дзвінок", "абонент не відповідає",
    ];

    /// <summary>What menus and queues say.</summary>
    public static IReadOnlyList<string> Robot { get; } =
    [
        "your call is important to us", "your call is very important", "all our operators are busy", "all our agents are busy", "dial the extension",
        "enter the extension", "this call may be recorded", "calls may be recorded", "please stay on the line and",

        "polaczenie jest dla nas wazne", "rozmowa jest dla nas wazna", "wszyscy konsultanci sa zajeci", "wybierz numer wewnetrzny", "wybrac numer wewnetrzny",
        "rozmowa moze byc nagrywana", "rozmowy sa nagrywane",

        "ваш звонок очень важен", "ваш звонок важен", "все операторы заняты", "все наши операторы заняты", "наберите внутренний номер", "наберите добавочный номер",
        "разговор может быть записан", "разговоры записываются",

        "ваш дзвінок дуже важливий", "ваш дзвінок важливий", "усі оператори зайняті", "всі оператори зайняті", "наберіть внутрішній номер",
        "розмова може бути записана", "розмови записуються",

        .. Keys(["press"], ["one", "two", "three", "four", "five", "zero", "the star key", "hash"]),
        .. Keys(["wcisnij", "nacisnij", "wybierz"], ["jeden", "dwa", "trzy", "cztery", "piec", "zero", "gwiazdke", "klawisz"]),
        .. Keys(["нажмите"], ["один", "два", "три", "четыре", "пять", "ноль", "единицу", "двойку", "цифру", "клавишу", "звездочку"]),
        .. Keys(["натисніть"], ["один", "два", "три", "чотири", "п ять", "нуль", "одиницю", "цифру", "клавішу", "зірочку"]),
    ];

    private static IEnumerable<string> Keys(string[] verbs, string[] words) =>
        from verb in verbs
        from key in words.Concat(Enumerable.Range(0, 10).Select(digit => $"{digit}"))
        select $"{verb} {key}";
}
