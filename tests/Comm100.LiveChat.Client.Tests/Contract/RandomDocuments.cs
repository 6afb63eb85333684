using System.Globalization;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>Makes documents of a format at random: the same seed makes the same document.</summary>
internal sealed class RandomDocuments(int seed)
{
    /// <summary>Stands in a document where half a character is sent. The serializer of the test cannot write a half.</summary>
    public const char Half = '\uE000';

    private const int MaxNestingDepth = 3;

    // Fields with two names: the format, the documented name, the other one, and a value.
    private static readonly (string Format, string Name, string OtherName, string Value)[] s_spellings =
    [
        ("LiveChatConfig", "isEnableGotoMeeting", "isEnableGotoMetting", "true"),
        ("CannedMessage", "shortcuts", "shortCuts", "\"other\""),
        ("OfflineMessageForm", "header.isShowAvatar", "isShowAvator", "false"),
        ("PreChat", "header.isShowAvatars", "isShowAdatar", "false"),
    ];

    // Fields with shapes of their own, which other kinds than the documented one fit.
    private static readonly string[] s_unions =
    [
        "ChatButton.image.position.x", "ChatButton.image.position.y", "VisitorSegmentation.notification", "Department.agents", "Department.groups",
        "Chat.id", "Chat.agents", "OfflineMessage.id", "OfflineMessage.attachment", "CannedMessageCategory.isPrivate",
    ];

    private readonly Random _random = new(seed);
    private readonly List<string> _wrong = [];
    private int _unknown;

    /// <summary>The places of the values that no reading can make sense of.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>A document that follows the contract: some fields are omitted, the others have any value of their type.</summary>
    public JsonObject Valid(string format) => Document(format, isWild: false, "$", depth: 0);

    /// <summary>A document with all that a service does to a contract.</summary>
    public JsonObject Wild(string format) => Document(format, isWild: true, "$", depth: 0);

    private JsonObject Document(string format, bool isWild, string path, int depth)
    {
        var document = new JsonObject();
        foreach (ContractField field in ApiContract.Formats[format].Where(_ => _random.Next(4) > 0))
        {
            JsonObject place = document;
            string[] names = field.Path.Split('.');
            foreach (string name in names[..^1])
            {
                place = (JsonObject)(place[name] ??= new JsonObject());
            }

            place[names[^1]] = isWild && !s_unions.Contains($"{format}.{field.Path}")
                ? WildValue(field, $"{path}.{field.Path}", depth)
                : Value(field, isWild, $"{path}.{field.Path}", depth);
            if (isWild && _random.Next(8) == 0)
            {
                string parent = names.Length == 1 ? path : $"{path}.{string.Join('.', names[..^1])}";
                place[UnknownName(parent)] = Anything(parent);
            }

            if (isWild && Array.Find(s_spellings, spelling => spelling.Format == format && spelling.Name == field.Path) is { OtherName: not null } other && _random.Next(2) == 0)
            {
                place[other.OtherName] = JsonNode.Parse(other.Value);
            }
        }

        return document;
    }

    private JsonNode? WildValue(ContractField field, string path, int depth) => _random.Next(8) switch
    {
        0 => null,
        1 => WrongValue(field, path),
        2 when field is { Type: "string", Values.Count: 0 } && _random.Next(2) == 0 => HalfText(path),
        2 when field.Type == "integer" => Integer().ToString(CultureInfo.InvariantCulture),
        2 when field.Type == "float" => "1.5",
        2 when field.Type == "boolean" => _random.Next(2) == 0 ? "True" : "false",
        2 when field.Type == "string" => _random.Next(2) == 0 ? Integer() : true,
        3 when field.Values.Count > 0 => "unheard-of",
        _ => Value(field, isWild: true, path, depth),
    };

    private JsonNode WrongValue(ContractField field, string path)
    {
        _wrong.Add(path);
        return field.Type switch
        {
            "array" => new JsonObject { ["wrong"] = 1 },
            "object" => new JsonArray(1, "wrong"),
            "datetime" => "no time",
            "integer" => "no number",
            "float" when _random.Next(2) == 0 => JsonNode.Parse("1e400")!,
            "float" or "boolean" => "neither",
            _ => _random.Next(2) == 0 ? new JsonObject { ["wrong"] = new JsonArray() } : new JsonArray("wrong"),
        };
    }

    private JsonNode Value(ContractField field, bool isWild, string path, int depth) => field switch
    {
        { Values.Count: > 0 } => field.Values[_random.Next(field.Values.Count)],
        { Type: "integer" } => Integer(),
        { Type: "float" } => Integer() / 4.0,
        { Type: "boolean" } => _random.Next(2) == 0,
        { Type: "datetime" } => new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMilliseconds(_random.NextInt64(1_000_000_000_000)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture),
        { Type: "array" } => new JsonArray([.. Enumerable.Range(0, depth < MaxNestingDepth ? _random.Next(4) : 0).Select(index => Element(field, isWild, $"{path}[{index}]", depth))]),
        { Type: "object" } => Document(field.Of!, isWild, path, depth + 1),
        _ => Text(),
    };

    private JsonNode? Element(ContractField field, bool isWild, string path, int depth)
    {
        // Null, or an invalid element, between valid ones.
        if (isWild && _random.Next(6) == 0)
        {
            _wrong.Add(path);
            return _random.Next(2) == 0 ? null : new JsonArray("wrong");
        }

        return GoodElement(field, isWild, path, depth);
    }

    private JsonNode GoodElement(ContractField field, bool isWild, string path, int depth) => field.Of switch
    {
        "integer" => Integer(),
        "string" => Text(),
        _ => Document(field.Of!, isWild, path, depth + 1),
    };

    private string UnknownName(string parent)
    {
        string name = $"unknown{(++_unknown).ToString(CultureInfo.InvariantCulture)}";
        if (_random.Next(4) > 0)
        {
            return name;
        }

        _wrong.Add(parent);
        return name + Half;
    }

    private string HalfText(string path)
    {
        _wrong.Add(path);
        return _random.Next(2) == 0 ? $"cut {Half}" : $"{Half} cut";
    }

    private static JsonNode Deep(int levels)
    {
        JsonNode deep = new JsonArray();
        for (int i = 0; i < levels; i++)
        {
            deep = new JsonArray(deep);
        }

        return deep;
    }

    private JsonNode? Anything(string parent) => _random.Next(8) switch
    {
        0 => null,
        1 => Integer(),
        3 => new JsonArray(HalfText(parent), null),
        4 => JsonNode.Parse(_random.Next(2) == 0 ? "1e400" : "-99999999999999999999999")!,
        5 => Deep(200),
        2 => new JsonArray(Text(), new JsonObject { ["x"] = true }),
        _ => Text(),
    };

    // The bounds matter as much as what lies between.
    private long Integer() => _random.Next(6) switch
    {
        0 => 0,
        1 => long.MaxValue,
        2 => long.MinValue,
        _ => _random.Next(),
    };

    private string Text() => _random.Next(5) switch
    {
        0 => "",
        1 => "é 😀 \u0000\t\"\\ </script>",
        2 => new string('x', _random.Next(300)),
        _ => $"text {_random.Next().ToString(CultureInfo.InvariantCulture)}",
    };
}
