namespace CallCoach.Clients;

/// <summary>What a column of a client list holds.</summary>
public enum ClientColumn
{
    /// <summary>The list's own identifier of the client.</summary>
    Key,

    Name,

    /// <summary>Telephone numbers; several columns may hold some, and a cell several of them.</summary>
    Number,

    Product,

    Channel,

    Audience,

    Region,

    /// <summary>Whose client it is.</summary>
    Owner,
}

/// <summary>The names a client list's columns have, in the four languages, as CRM systems and people write them.</summary>
internal static class ClientColumnNames
{
    private static readonly Dictionary<string, ClientColumn> Known = new[]
    {
        (ClientColumn.Key, "id key clientid client_id customerid externalid code ident kod klucz idklienta numerklienta nrklienta код ключ идентификатор ид idклиента номерклиента ідентифікатор ід idклієнта номерклієнта"),
        (ClientColumn.Name, "name client clientname customer company companyname account nazwa klient nazwaklienta firma kontrahent nazwafirmy имя название клиент компания наименование контрагент фио імя ім'я назва клієнт компанія найменування піб"),
        (ClientColumn.Number, "phone phones number numbers tel telephone mobile cell phonenumber telefon telefony numer numertelefonu nrtelefonu komórka komorka komórkowy телефон телефоны номер номертелефона мобильный тел телефони мобільний номертелефону"),
        (ClientColumn.Product, "product products productline produkt produkty towar asortyment продукт товар продукты продукти"),
        (ClientColumn.Channel, "channel source leadsource medium kanał kanal źródło zrodlo канал источник джерело"),
        (ClientColumn.Audience, "audience segment targetaudience targetgroup grupa grupadocelowa odbiorcy аудитория целеваяаудитория сегмент цельоваягруппа аудиторія цільовааудиторія"),
        (ClientColumn.Region, "region area territory province city województwo wojewodztwo obszar miasto регион область город регіон місто"),
        (ClientColumn.Owner, "owner manager responsible salesperson opiekun handlowiec właściciel wlasciciel менеджер ответственный відповідальний"),
    }.SelectMany(column => column.Item2.Split(' ').Select(name => (Name: Plain(name), Column: column.Item1))).DistinctBy(one => one.Name)
        .ToDictionary(one => one.Name, one => one.Column, StringComparer.Ordinal);

    /// <returns>Null for a column nobody knows.</returns>
    public static ClientColumn? Of(string head) => Known.TryGetValue(Plain(head), out var column) ? column : null;

    /// <summary>Case, spaces, punctuation and a number behind it make no other column.</summary>
    private static string Plain(string head) => string.Concat(head.Normalize().ToLowerInvariant().Where(char.IsLetterOrDigit)).TrimEnd("0123456789".ToCharArray());
}
