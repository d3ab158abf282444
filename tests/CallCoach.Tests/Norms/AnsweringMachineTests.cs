using CallCoach.Calls;
using CallCoach.Norms;

namespace CallCoach.Tests.Norms;

public sealed class AnsweringMachineTests
{
    [Theory]
    [InlineData("Hi, you've reached Anna Kowalska. I can't take your call right now. Please leave a message after the tone.")]
    [InlineData("The person you are calling is not available. At the tone, please record your message.")]
    [InlineData("Sorry, the mailbox is full and cannot accept any messages at this time. Goodbye.")]
    [InlineData("Tu poczta głosowa numeru sześćset sto dwieście. Po usłyszeniu sygnału nagraj wiadomość.")]
    [InlineData("Dzień dobry, nie mogę teraz odebrać telefonu, proszę zostawić wiadomość po sygnale.")]
    [InlineData("Abonent czasowo niedostępny, prosimy zadzwonić później.")]
    [InlineData("Здравствуйте! Сейчас я не могу ответить на ваш звонок. Оставьте своё сообщение после звукового сигнала.")]
    [InlineData("Аппарат абонента выключен или находится вне зоны действия сети.")]
    [InlineData("Добрий день. Абонент недоступний. Залиште, будь ласка, повідомлення після сигналу.")]
    [InlineData("Вас вітає автовідповідач компанії. Говоріть після гудка.")]
    public void A_mailbox_is_told_by_its_greeting(string greeting) => Kind(("client", greeting)).ShouldBe(CallKind.Voicemail);

    [Theory]
    [InlineData("Thank you for calling Nordic Steel. For sales, press one. For support, press two.")]
    [InlineData("Your call is important to us. Please hold.")]
    [InlineData("Witamy w firmie Regały. Aby połączyć się z działem sprzedaży, wciśnij jeden.")]
    [InlineData("Państwa połączenie jest dla nas ważne, proszę czekać.")]
    [InlineData("Вы позвонили в компанию «Склад». Для связи с отделом закупок нажмите 2.")]
    [InlineData("Ваш звонок очень важен для нас, оставайтесь на линии.")]
    [InlineData("Для з'єднання з оператором натисніть нуль.")]
    [InlineData("Усі оператори зайняті. Ваш дзвінок дуже важливий для нас.")]
    public void A_menu_is_told_by_what_it_offers(string menu) => Kind(("client", menu)).ShouldBe(CallKind.Robot);

    [Fact]
    public void A_greeting_in_several_parts_with_a_message_left_is_a_mailbox() => Kind(
        ("client", "Hello, this is Mark from Baltic Logistics."),
        ("client", "I'm away from my desk."),
        ("manager", "Hello?"),
        ("client", "Please leave a message after the beep."),
        ("client", "Thank you."),
        ("manager", "Good morning Mark, this is Olga from Racks, I wanted to ask about the shelves for your new warehouse in Gdynia, please call me back when you can"))
        .ShouldBe(CallKind.Voicemail);

    [Fact]
    public void A_menu_behind_which_a_person_comes_is_a_person() => Kind(
        ("client", "For sales, press one."),
        ("client", "Sales department, Peter speaking."),
        ("manager", "Good morning Peter, this is Olga from Racks, do you still look for shelves for the new warehouse"),
        ("client", "Yes we do, what is the price?"),
        ("client", "That is more than we pay now."))
        .ShouldBe(CallKind.Person);

    [Theory]
    [InlineData("I left you a voicemail yesterday, didn't you get it?")]
    [InlineData("Next time please leave a message with my colleague.")]
    [InlineData("I was on holiday, my mailbox is full of offers like yours.")]
    [InlineData("Nagrałem się panu na pocztę głosową w piątek.")]
    [InlineData("Proszę mi wysłać wiadomość, zadzwonię po sygnale od szefa.")]
    [InlineData("Я вам на автоответчик наговорил, вы слышали?")]
    [InlineData("У вас теж голосова пошта весь день, не додзвонишся.")]
    public void A_person_who_mentions_a_mailbox_in_a_conversation_is_a_person(string mention) => Kind(
        ("client", "Hello?"),
        ("manager", "Good morning, this is Olga from Racks, I am calling about the shelves that we spoke about last week"),
        ("client", mention),
        ("manager", "I see, and what do you think of our offer"))
        .ShouldBe(CallKind.Person);

    [Fact]
    public void Set_phrases_are_no_machine_once_the_client_talks_on() => Kind(
        ("client", "Please leave a message after the tone."),
        ("client", "Just joking, who is this?"),
        ("client", "Ah, Olga, good to hear you."))
        .ShouldBe(CallKind.Person);

    [Fact]
    public void What_the_manager_says_of_a_mailbox_tells_nothing() => Kind(
        ("manager", "I got your voicemail, it said please leave a message after the tone"), ("client", "Yes.")).ShouldBe(CallKind.Person);

    [Fact]
    public void Where_the_two_are_not_told_apart_nobody_is_taken_for_a_machine() =>
        AnsweringMachine.KindOf([new(Speaker.Unknown, 0, 4, "Please leave a message after the tone.")]).ShouldBe(CallKind.Person);

    [Fact]
    public void Every_phrase_is_written_as_it_is_compared()
    {
        foreach (var phrase in MachinePhrases.Voicemail)
            Kind(("client", phrase)).ShouldBe(CallKind.Voicemail, phrase);
        foreach (var phrase in MachinePhrases.Robot)
            Kind(("client", phrase)).ShouldBe(CallKind.Robot, phrase);
    }

    private static CallKind Kind(params (string Who, string Text)[] said) => AnsweringMachine.KindOf(
        [.. said.Select((one, i) => new SaidPart(one.Who == "client" ? Speaker.Client : Speaker.Manager, i * 4, (i * 4) + 3, one.Text))]);
}
