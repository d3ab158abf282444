namespace CallCoach.Clients;

/// <summary>Why a line of a client list is refused.</summary>
public enum ClientProblem
{
    /// <summary>No cell of it holds a number.</summary>
    NoNumber,

    NotANumber,

    /// <summary>Digits without a plus, and the department has no country calling code set.</summary>
    NoCountry,

    /// <summary>A spreadsheet has rounded the number.</summary>
    RoundedNumber,

    TooManyNumbers,

    /// <summary>The number belongs to another client, of this list or of an earlier one.</summary>
    NumberOfAnother,

    /// <summary>An earlier line with the same key says otherwise of the client.</summary>
    Contradicts,

    /// <summary>An earlier line says the same.</summary>
    Repeated,

    ValueTooLong,

    LineTooLong,

    /// <summary>A quotation mark is not closed, so that what follows cannot be told apart; nothing from this line on was read.</summary>
    UnclosedQuote,
}

/// <summary>What a list says about a client; null where it says nothing.</summary>
public sealed record ClientFacts(string? Name, string? Product, string? Channel, string? Audience, string? Region, string? Owner)
{
    /// <summary>Whether both can be said of one client.</summary>
    public bool Agrees(ClientFacts other) =>
        Same(Name, other.Name) && Same(Product, other.Product) && Same(Channel, other.Channel)
        && Same(Audience, other.Audience) && Same(Region, other.Region) && Same(Owner, other.Owner);

    /// <summary>These, and what the other says besides.</summary>
    public ClientFacts And(ClientFacts other) => new(
        Name ?? other.Name, Product ?? other.Product, Channel ?? other.Channel, Audience ?? other.Audience, Region ?? other.Region, Owner ?? other.Owner);

    private static bool Same(string? one, string? other) => one is null || other is null || one == other;
}

/// <summary>A line that is taken.</summary>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Text">What stands where the numbers should, as far as it is shown.</param>
/// <param name="Numbers">In E.164, at least one.</param>
public sealed record ListedLine(int Line, string Text, string? Key, ClientFacts Facts, IReadOnlyList<string> Numbers);

/// <summary>A line that is not taken.</summary>
public sealed record RefusedClientLine(int Line, string Text, ClientProblem Problem);

/// <summary>A client, from all its lines.</summary>
public sealed class ListedClient(string? key, ClientFacts facts)
{
    public string? Key => key;

    public ClientFacts Facts { get; set; } = facts;

    public List<ListedLine> Lines { get; } = [];
}

/// <param name="Head">The column's name in the file.</param>
/// <param name="Column">Null for one that is left out.</param>
public sealed record FoundColumn(string Head, ClientColumn? Column);

/// <summary>A client list as read: lines with the same key are one client.</summary>
public sealed class ClientList(IReadOnlyList<FoundColumn> columns)
{
    private readonly Dictionary<string, ListedClient> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ListedClient> _byNumber = new(StringComparer.Ordinal);
    private readonly List<ListedClient> _clients = [];
    private readonly List<RefusedClientLine> _refused = [];

    public IReadOnlyList<FoundColumn> Columns => columns;

    public IReadOnlyList<ListedClient> Clients => _clients;

    public IReadOnlyList<RefusedClientLine> Refused => _refused;

    public void Refuse(int line, string text, ClientProblem problem) => _refused.Add(new(line, text, problem));

    public void Add(ListedLine line)
    {
        var known = line.Key is null ? _byNumber.GetValueOrDefault(line.Numbers[0]) : _byKey.GetValueOrDefault(line.Key);
        if (ProblemOf(line, known) is { } problem)
        {
            Refuse(line.Line, line.Text, problem);
            return;
        }
        if (known is null)
        {
            _clients.Add(known = new(line.Key, line.Facts));
            if (line.Key is not null)
                _byKey.Add(line.Key, known);
        }
        known.Facts = known.Facts.And(line.Facts);
        known.Lines.Add(line);
        foreach (var number in line.Numbers)
            _byNumber[number] = known;
    }

    private ClientProblem? ProblemOf(ListedLine line, ListedClient? known)
    {
        var isElsewhere = line.Numbers.Any(number => _byNumber.TryGetValue(number, out var holder) && holder != known);
        if (isElsewhere || (known is not null && known.Key != line.Key))
            return ClientProblem.NumberOfAnother;
        if (known is null)
            return null;
        if (!known.Facts.Agrees(line.Facts))
            return ClientProblem.Contradicts;
        return line.Numbers.All(_byNumber.ContainsKey) && known.Facts.And(line.Facts) == known.Facts ? ClientProblem.Repeated : null;
    }
}
