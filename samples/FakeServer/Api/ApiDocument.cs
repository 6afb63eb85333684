using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FakeServer.Api;

/// <summary>The contract of the API, and the descriptions of its operations and fields.</summary>
internal sealed record ApiDocument(string BasePath, IReadOnlyList<ApiOperation> Operations, IReadOnlyList<ApiFormat> Formats)
{
    public static ApiDocument Instance { get; } = Load<ApiDocument>("livechat-v1.json");

    public static ApiTexts Texts { get; } = Load<ApiTexts>("texts.json");

    public ApiFormat? FindFormat(string? type) => Formats.FirstOrDefault(format => string.Equals(format.Name, type, StringComparison.Ordinal));

    private static T Load<T>(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
    }
}

internal sealed record ApiOperation(string Id, string Group, string Method, string Path, string? Permission, string? Body, string? Response)
{
    [JsonPropertyName("alsoWritten")]
    public IReadOnlyList<string> AlternativePaths { get; init; } = [];

    public IReadOnlyList<ApiParameter> Query { get; init; } = [];

    /// <summary>The type of the body. The contract can restrict it with a remark in parentheses.</summary>
    public ApiType? BodyType => ApiType.Parse(Body);

    public ApiType? ResponseType => ApiType.Parse(Response);

    /// <summary>The names of the placeholders, from left to right.</summary>
    public IEnumerable<string> Placeholders => Path.Split('/').Where(IsPlaceholder).Select(segment => segment[1..^1]);

    /// <summary>The path with the same name for every placeholder, because operations can use different names for the same placeholder.</summary>
    public string NormalizedPath => string.Join('/', Path.Split('/').Select(segment => IsPlaceholder(segment) ? "{}" : segment));

    public static bool IsPlaceholder(string segment) => segment.StartsWith('{');
}

internal sealed record ApiType(string Format, bool IsArray)
{
    public static ApiType? Parse(string? text) => text?.Split('(')[0] switch
    {
        null => null,
        string name when name.EndsWith("[]", StringComparison.Ordinal) => new ApiType(name[..^2], IsArray: true),
        string name => new ApiType(name, IsArray: false),
    };
}

internal sealed record ApiParameter(string Name, bool Required, int? Default, int? Min, int? Max)
{
    public IReadOnlyList<string> Values { get; init; } = [];
}

internal sealed record ApiFormat(string Name, IReadOnlyList<ApiField> Fields);

internal sealed record ApiField(string Path, string Type, [property: JsonPropertyName("of")] string? InnerType, bool ReadOnly, bool Mandatory)
{
    public IReadOnlyList<string> Values { get; init; } = [];

    public JsonElement? Default { get; init; }
}

/// <summary>The descriptions of groups, operations, parameters, formats and fields, by their names in the contract.</summary>
internal sealed record ApiTexts(
    IReadOnlyDictionary<string, string> Groups,
    IReadOnlyDictionary<string, string> Operations,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyDictionary<string, string> Formats,
    IReadOnlyDictionary<string, string> Fields);
