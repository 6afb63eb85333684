using System.Text.Json;

namespace Comm100.LiveChat.Client.Testing.Contract;

/// <summary>The contract of the API, read once from the embedded data. It is immutable, so all fakes share it.</summary>
internal sealed class LiveChatContract
{
    private static readonly Lazy<LiveChatContract> s_instance = new(Load);

    private readonly Dictionary<string, ContractFormat> _formats;

    private LiveChatContract(string basePath, IReadOnlyList<ContractOperation> operations, Dictionary<string, ContractFormat> formats)
    {
        BasePath = basePath;
        Operations = operations;
        _formats = formats;
    }

    public static LiveChatContract Instance => s_instance.Value;

    public string BasePath { get; }

    public IReadOnlyList<ContractOperation> Operations { get; }

    public IEnumerable<ContractFormat> Formats => _formats.Values;

    public ContractFormat GetFormat(string name) => _formats[name];

    /// <summary>Finds the format of a field's objects or elements; null if they are strings or numbers.</summary>
    public ContractFormat? FindFormat(ContractField field) => field.InnerType is null ? null : _formats.GetValueOrDefault(field.InnerType);

    private static LiveChatContract Load()
    {
        using Stream stream = typeof(LiveChatContract).Assembly.GetManifestResourceStream("livechat-v1.json")
            ?? throw new InvalidOperationException("The contract livechat-v1.json is not embedded.");
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement root = document.RootElement;
        return new LiveChatContract(
            root.GetProperty("basePath").GetString()!,
            [.. root.GetProperty("operations").EnumerateArray().Select(ReadOperation)],
            root.GetProperty("formats").EnumerateArray().Select(ReadFormat)
                .ToDictionary(format => format.Name, StringComparer.Ordinal));
    }

    private static ContractOperation ReadOperation(JsonElement operation) => new(
        operation.GetProperty("id").GetString()!,
        operation.GetProperty("method").GetString()!,
        operation.GetProperty("path").GetString()!,
        GetStrings(operation, "alsoWritten"),
        GetString(operation, "permission"),
        ContractType.Parse(GetString(operation, "body")),
        ContractType.Parse(GetString(operation, "response")),
        operation.TryGetProperty("query", out JsonElement query) ? [.. query.EnumerateArray().Select(ReadQuery)] : []);

    private static ContractQueryParameter ReadQuery(JsonElement query) => new(
        query.GetProperty("name").GetString()!,
        query.GetProperty("required").GetBoolean(),
        query.TryGetProperty("default", out JsonElement value) ? value.GetInt32() : null,
        GetStrings(query, "values"));

    private static ContractFormat ReadFormat(JsonElement format) => new(
        format.GetProperty("name").GetString()!,
        [.. format.GetProperty("fields").EnumerateArray().Select(ReadField)]);

    private static ContractField ReadField(JsonElement field) => new(
        field.GetProperty("path").GetString()!,
        field.GetProperty("type").GetString() switch
        {
            "string" => FieldKind.String,
            "integer" => FieldKind.Integer,
            "float" => FieldKind.Float,
            "boolean" => FieldKind.Boolean,
            "datetime" => FieldKind.DateTime,
            "array" => FieldKind.Array,
            "object" => FieldKind.Object,
            "string or object" => FieldKind.StringOrObject,
            string other => throw new InvalidOperationException($"The contract has a field of the unknown type '{other}'."),
            null => throw new InvalidOperationException("The contract has a field without a type."),
        },
        field.GetProperty("readOnly").GetBoolean(),
        field.GetProperty("mandatory").GetBoolean(),
        GetString(field, "of"),
        GetStrings(field, "values"));

    private static string? GetString(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static IReadOnlyList<string> GetStrings(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [];
}
