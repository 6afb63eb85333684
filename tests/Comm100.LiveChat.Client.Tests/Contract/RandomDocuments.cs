using System.Globalization;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>Creates random documents of a format. The same seed creates the same documents.</summary>
internal sealed class RandomDocuments(int seed)
{
    /// <summary>A placeholder for an unpaired surrogate, which the serializer of the test cannot write.</summary>
    public const char UnpairedSurrogate = '\uE000';

    private const int MaxNestingDepth = 3;

    // Fields with two names: the format, the documented name, the other name, and a value.
    private static readonly (string Format, string Name, string OtherName, string Value)[] s_spellings =
    [
        ("LiveChatConfig", "isEnableGotoMeeting", "isEnableGotoMetting", "true"),
        ("CannedMessage", "shortcuts", "shortCuts", "\"other\""),
        ("OfflineMessageForm", "header.isShowAvatar", "isShowAvator", "false"),
        ("PreChat", "header.isShowAvatars", "isShowAdatar", "false"),
    ];

    // Fields that accept other types than the documented one.
    private static readonly string[] s_unions =
    [
        "ChatButton.image.position.x", "ChatButton.image.position.y", "VisitorSegmentation.notification", "Department.agents", "Department.groups",
        "Chat.id", "Chat.agents", "OfflineMessage.id", "OfflineMessage.attachment", "CannedMessageCategory.isPrivate",
    ];

    private readonly Random _random = new(seed);
    private readonly List<string> _invalidPaths = [];
    private int _unknown;

    /// <summary>The paths of the values that cannot be read.</summary>
    public IReadOnlyList<string> InvalidPaths => _invalidPaths;

    /// <summary>Creates a document that follows the contract: some fields are omitted, and the others have any value of their type.</summary>
    public JsonObject CreateValid(string format) => CreateDocument(format, isMalformed: false, "$", depth: 0);

    /// <summary>Creates a document that also contains invalid values and unknown fields.</summary>
    public JsonObject CreateMalformed(string format) => CreateDocument(format, isMalformed: true, "$", depth: 0);

    private JsonObject CreateDocument(string format, bool isMalformed, string path, int depth)
    {
        var document = new JsonObject();
        foreach (ContractField field in ApiContract.Formats[format].Where(_ => _random.Next(4) > 0))
        {
            JsonObject target = document;
            string[] names = field.Path.Split('.');
            foreach (string name in names[..^1])
            {
                target = (JsonObject)(target[name] ??= new JsonObject());
            }

            target[names[^1]] = isMalformed && !s_unions.Contains($"{format}.{field.Path}")
                ? CreateMalformedValue(field, $"{path}.{field.Path}", depth)
                : CreateValue(field, isMalformed, $"{path}.{field.Path}", depth);
            if (isMalformed && _random.Next(8) == 0)
            {
                string parent = names.Length == 1 ? path : $"{path}.{string.Join('.', names[..^1])}";
                target[CreateUnknownName(parent)] = CreateUnknownValue(parent);
            }

            if (isMalformed && Array.Find(s_spellings, spelling => spelling.Format == format && spelling.Name == field.Path) is { OtherName: not null } other && _random.Next(2) == 0)
            {
                target[other.OtherName] = JsonNode.Parse(other.Value);
            }
        }

        return document;
    }

    private JsonNode? CreateMalformedValue(ContractField field, string path, int depth) => _random.Next(8) switch
    {
        0 => null,
        1 => CreateInvalidValue(field, path),
        2 when field is { Type: "string", Values.Count: 0 } && _random.Next(2) == 0 => CreateTextWithUnpairedSurrogate(path),
        2 when field.Type == "integer" => CreateInteger().ToString(CultureInfo.InvariantCulture),
        2 when field.Type == "float" => "1.5",
        2 when field.Type == "boolean" => _random.Next(2) == 0 ? "True" : "false",
        2 when field.Type == "string" => _random.Next(2) == 0 ? CreateInteger() : true,
        3 when field.Values.Count > 0 => "unheard-of",
        _ => CreateValue(field, isMalformed: true, path, depth),
    };

    private JsonNode CreateInvalidValue(ContractField field, string path)
    {
        _invalidPaths.Add(path);
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

    private JsonNode CreateValue(ContractField field, bool isMalformed, string path, int depth) => field switch
    {
        { Values.Count: > 0 } => field.Values[_random.Next(field.Values.Count)],
        { Type: "integer" } => CreateInteger(),
        { Type: "float" } => CreateInteger() / 4.0,
        { Type: "boolean" } => _random.Next(2) == 0,
        { Type: "datetime" } => new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMilliseconds(_random.NextInt64(1_000_000_000_000)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture),
        { Type: "array" } => new JsonArray([.. Enumerable.Range(0, depth < MaxNestingDepth ? _random.Next(4) : 0).Select(index => CreateElement(field, isMalformed, $"{path}[{index}]", depth))]),
        { Type: "object" } => CreateDocument(field.Of!, isMalformed, path, depth + 1),
        _ => CreateText(),
    };

    private JsonNode? CreateElement(ContractField field, bool isMalformed, string path, int depth)
    {
        // Null, or an invalid element, between valid ones.
        if (isMalformed && _random.Next(6) == 0)
        {
            _invalidPaths.Add(path);
            return _random.Next(2) == 0 ? null : new JsonArray("wrong");
        }

        return CreateValidElement(field, isMalformed, path, depth);
    }

    private JsonNode CreateValidElement(ContractField field, bool isMalformed, string path, int depth) => field.Of switch
    {
        "integer" => CreateInteger(),
        "string" => CreateText(),
        _ => CreateDocument(field.Of!, isMalformed, path, depth + 1),
    };

    private string CreateUnknownName(string parent)
    {
        string name = $"unknown{(++_unknown).ToString(CultureInfo.InvariantCulture)}";
        if (_random.Next(4) > 0)
        {
            return name;
        }

        _invalidPaths.Add(parent);
        return name + UnpairedSurrogate;
    }

    private string CreateTextWithUnpairedSurrogate(string path)
    {
        _invalidPaths.Add(path);
        return _random.Next(2) == 0 ? $"cut {UnpairedSurrogate}" : $"{UnpairedSurrogate} cut";
    }

    private static JsonNode CreateNestedArray(int levels)
    {
        JsonNode deep = new JsonArray();
        for (int i = 0; i < levels; i++)
        {
            deep = new JsonArray(deep);
        }

        return deep;
    }

    private JsonNode? CreateUnknownValue(string parent) => _random.Next(8) switch
    {
        0 => null,
        1 => CreateInteger(),
        3 => new JsonArray(CreateTextWithUnpairedSurrogate(parent), null),
        4 => JsonNode.Parse(_random.Next(2) == 0 ? "1e400" : "-99999999999999999999999")!,
        5 => CreateNestedArray(200),
        2 => new JsonArray(CreateText(), new JsonObject { ["x"] = true }),
        _ => CreateText(),
    };

    // The minimum and the maximum are as important as the values between them.
    private long CreateInteger() => _random.Next(6) switch
    {
        0 => 0,
        1 => long.MaxValue,
        2 => long.MinValue,
        _ => _random.Next(),
    };

    private string CreateText() => _random.Next(5) switch
    {
        0 => "",
        1 => "é 😀 \u0000\t\"\\ </script>",
        2 => new string('x', _random.Next(300)),
        _ => $"text {_random.Next().ToString(CultureInfo.InvariantCulture)}",
    };
}
