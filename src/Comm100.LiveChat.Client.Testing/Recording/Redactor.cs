using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comm100.LiveChat.Client.Testing.Contract;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Comm100.LiveChat.Client.Testing.Recording;

/// <summary>Replaces secrets and personal data in requests and responses. Fields of the contract are handled by the contract; unknown fields in
/// data about people count as personal.</summary>
internal sealed partial class Redactor
{
    /// <summary>The origin that replaces the origin of the service.</summary>
    public const string Origin = "https://livechat.example.com";

    private readonly Replacements _replacements = new();
    private readonly HashSet<string> _additionalFields;
    private readonly string _authority;

    public Redactor(Uri service, IEnumerable<string> additionalFields)
    {
        _authority = service.Authority;
        _additionalFields = new HashSet<string>(additionalFields.Select(PersonalFields.Normalize), StringComparer.Ordinal);
    }

    /// <summary>Redacts a body. A body that is not JSON is redacted as a string.</summary>
    public string RedactBody(string body, ContractType? type) => Parse(body) is { } node
        ? (Redact(node, FindBodyFormat(type)) ?? node).ToJsonString(s_json)
        : RedactString(body);

    /// <summary>Creates the pattern that a body must match: the body with a star for every replaced string. Null if the body is not JSON.</summary>
    public JsonNode? CreatePattern(string body, ContractType? type) => Parse(body) is { } node ? ReplaceWithStars(node, Redact(node, FindBodyFormat(type))) : null;

    /// <summary>Returns whether the value of a query parameter or of a form field is personal.</summary>
    public bool IsPersonal(string parameter, string value) =>
        string.Equals(parameter, "keywords", StringComparison.OrdinalIgnoreCase)
        || (parameter.StartsWith("conditions[", StringComparison.OrdinalIgnoreCase) && parameter.EndsWith("[value]", StringComparison.OrdinalIgnoreCase))
        || FindKindByName(parameter) is not null
        || !string.Equals(RedactString(value), value, StringComparison.Ordinal);

    /// <summary>Redacts a string: replaces everything that looks like personal data, and the host of the service.</summary>
    public string RedactString(string text)
    {
        string replaced = UrlPattern().Replace(text, match => RedactUrl(match.Value));
        replaced = replaced.Replace(_authority, "livechat.example.com", StringComparison.OrdinalIgnoreCase);
        return _replacements.ReplaceWithin(replaced);
    }

    private static readonly JsonSerializerOptions s_json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static ContractFormat? FindBodyFormat(ContractType? type) => type is null ? null : LiveChatContract.Instance.Formats.FirstOrDefault(format => string.Equals(format.Name, type.FormatName, StringComparison.Ordinal));

    private static JsonNode? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private JsonNode? Redact(JsonNode? node, ContractFormat? format) => Redact(node, format, "", format is not null && PersonalFields.DescribesPeople(format.Name));

    private JsonNode? Redact(JsonNode? node, ContractFormat? format, string path, bool describesPeople) => node switch
    {
        JsonArray array => new JsonArray([.. array.Select(element => Redact(element, format, path, describesPeople))]),
        JsonObject item => new JsonObject(item.Select(property => KeyValuePair.Create(property.Key, RedactField(property.Key, property.Value, format, path, describesPeople)))),
        JsonValue value when value.TryGetValue(out string? text) => describesPeople && format is null && !IsNotPersonal(text) ? _replacements.Replace(PersonalDataKind.Text, text) : RedactStringOrJson(text),
        _ => node?.DeepClone(),
    };

    private JsonNode? RedactField(string name, JsonNode? value, ContractFormat? format, string path, bool describesPeople)
    {
        string fieldPath = path.Length == 0 ? name : $"{path}.{name}";
        if (_additionalFields.Contains(PersonalFields.Normalize(name)))
        {
            return Replace(value, PersonalDataKind.Text);
        }

        ContractField? field = format?.FindField(fieldPath);
        if (format is not null && PersonalFields.FindByPath(format.Name, fieldPath) is { } kind)
        {
            return Replace(value, kind);
        }

        if (field is not null)
        {
            ContractFormat? innerFormat = LiveChatContract.Instance.FindFormat(field);

            // A string instead of an object is another form of it, such as a transcript as one string.
            if (innerFormat is not null && value is JsonValue)
            {
                return Redact(value, format: null, "", describesPeople || PersonalFields.DescribesPeople(innerFormat.Name));
            }

            // A documented value is not personal, even if it is also a name.
            if (field.Values.Count > 0 && value is JsonValue allowedValue && allowedValue.TryGetValue(out string? text) && !text.Contains('@', StringComparison.Ordinal))
            {
                return text;
            }

            return innerFormat is null ? Redact(value, format, fieldPath, describesPeople) : Redact(value, innerFormat);
        }

        // A dot in a path of the contract stands for a nested object.
        if (format is not null && value is JsonObject && format.Fields.Any(known => known.Path.StartsWith(fieldPath + ".", StringComparison.OrdinalIgnoreCase)))
        {
            return Redact(value, format, fieldPath, describesPeople);
        }

        if (FindKindByName(name) is { } byName)
        {
            return Replace(value, byName);
        }

        if (describesPeople && string.Equals(name, "name", StringComparison.OrdinalIgnoreCase))
        {
            return Replace(value, PersonalDataKind.Person);
        }

        return Redact(value, format: null, "", describesPeople);
    }

    private PersonalDataKind? FindKindByName(string name) =>
        _additionalFields.Contains(PersonalFields.Normalize(name)) ? PersonalDataKind.Text : PersonalFields.FindByName(name);

    private JsonNode? Replace(JsonNode? value, PersonalDataKind kind) => value switch
    {
        JsonArray array => new JsonArray([.. array.Select(element => Replace(element, kind))]),
        JsonObject item => new JsonObject(item.Select(property => KeyValuePair.Create(property.Key, ReplaceField(property.Key, property.Value, kind)))),
        JsonValue text when text.TryGetValue(out string? original) => _replacements.Replace(kind, original),
        JsonValue number when number.GetValueKind() == JsonValueKind.Number && kind is not PersonalDataKind.Person => 0,
        _ => value?.DeepClone(),
    };

    // An agent can be an object with an id and other fields. Only the id is kept.
    private JsonNode? ReplaceField(string name, JsonNode? value, PersonalDataKind kind) => value switch
    {
        JsonObject or JsonArray => Replace(value, FindKindByName(name) ?? kind),
        JsonValue text when text.TryGetValue(out string? original) && (IsNotPersonal(original) || name.EndsWith("id", StringComparison.OrdinalIgnoreCase)) => RedactStringOrJson(original),
        _ => Replace(value, FindKindByName(name) ?? kind),
    };

    // A string can contain JSON.
    private JsonNode RedactStringOrJson(string text) => text.StartsWith('{') || text.StartsWith('[')
        ? Parse(text) is { } inner ? (Redact(inner, format: null, "", describesPeople: false) ?? inner).ToJsonString(s_json) : RedactString(text)
        : RedactString(text);

    private static bool IsNotPersonal(string text) => text.Length == 0 || NotPersonalPattern().IsMatch(text);

    private string RedactUrl(string link)
    {
        int start = link.IndexOf('?', StringComparison.Ordinal);
        if (start < 0)
        {
            return ReplaceOrigin(link);
        }

        var query = new List<string>();
        bool isPersonal = false;
        foreach ((string name, StringValues values) in QueryHelpers.ParseQuery(link[start..]))
        {
            foreach (string? value in values)
            {
                bool isReplaced = IsPersonal(name, value ?? "");
                isPersonal |= isReplaced;
                string redacted = isReplaced ? _replacements.Replace(PersonalDataKind.Text, value ?? "") : value ?? "";
                query.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(redacted)}");
            }
        }

        return isPersonal ? $"{ReplaceOrigin(link[..start])}?{string.Join('&', query)}" : ReplaceOrigin(link);
    }

    // Page links contain the host of the account, which can differ from the host of the request.
    private static string ReplaceOrigin(string link) => ServiceUrlPattern().Replace(link, match => Origin + match.Groups["path"].Value);

    private static JsonNode? ReplaceWithStars(JsonNode? original, JsonNode? redacted) => (original, redacted) switch
    {
        (JsonObject item, JsonObject other) => new JsonObject(item.Select(property => KeyValuePair.Create(property.Key, ReplaceWithStars(property.Value, other[property.Key])))),
        (JsonArray array, JsonArray other) => new JsonArray([.. array.Select((element, index) => ReplaceWithStars(element, other[index]))]),
        (JsonValue value, _) when value.TryGetValue(out string? text) =>
            redacted is JsonValue other && other.TryGetValue(out string? replaced) && string.Equals(text, replaced, StringComparison.Ordinal) ? text : "*",
        _ => redacted?.DeepClone(),
    };

    // A URL, or a page link without a host.
    [GeneratedRegex(@"(https?://|/|\?)[^\s""'<>\\]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex UrlPattern();

    [GeneratedRegex(@"^https?://[^/]+(?<path>/(livechatwebapi/)?api/v[0-9.]+/livechat.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ServiceUrlPattern();

    // Times, numbers, Boolean values and ids, which applications process and which do not identify a person.
    [GeneratedRegex(@"^(\d{4}-\d\d-\d\d([T ][0-9:.]+(Z|[+-]\d\d:?\d\d)?)?|\d\d/\d\d/\d{4}( [0-9:]+)?|\d{1,2}:\d\d(:\d\d)?|\d{1,5}s?|true|false|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NotPersonalPattern();
}
