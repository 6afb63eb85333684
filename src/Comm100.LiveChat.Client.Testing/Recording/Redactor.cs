using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comm100.LiveChat.Client.Testing.Contract;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Comm100.LiveChat.Client.Testing.Recording;

/// <summary>Accepts secrets and personal data out of what a service sends and gets. Members that the contract knows are judged by the contract; unknown ones in what tells of people are taken for
/// personal.</summary>
internal sealed partial class Redactor
{
    /// <summary>The address that stands for the recorded service.</summary>
    public const string Origin = "https://livechat.example.com";

    private readonly Replacements _replacements = new();
    private readonly HashSet<string> _furtherMembers;
    private readonly string _authority;

    public Redactor(Uri service, IEnumerable<string> furtherMembers)
    {
        _authority = service.Authority;
        _furtherMembers = new HashSet<string>(furtherMembers.Select(PersonalFields.Normalized), StringComparer.Ordinal);
    }

    /// <summary>Gives a body without personal data; what is no JSON is taken as a text.</summary>
    public string Body(string body, ContractType? type) => Parse(body) is { } node
        ? (Redacted(node, FindFormat(type)) ?? node).ToJsonString(s_json)
        : Text(body);

    /// <summary>Gives what a body must be like to match: as <see cref="Body"/>, with a star for all that was replaced. Null where the body is no JSON.</summary>
    public JsonNode? Pattern(string body, ContractType? type) => Parse(body) is { } node ? Starred(node, Redacted(node, FindFormat(type))) : null;

    /// <summary>Says whether the value of a query parameter, or of a field of a form, is personal.</summary>
    public bool IsPersonal(string parameter, string value) =>
        string.Equals(parameter, "keywords", StringComparison.OrdinalIgnoreCase)
        || (parameter.StartsWith("conditions[", StringComparison.OrdinalIgnoreCase) && parameter.EndsWith("[value]", StringComparison.OrdinalIgnoreCase))
        || KindByName(parameter) is not null
        || !string.Equals(Text(value), value, StringComparison.Ordinal);

    /// <summary>Gives a text without what looks like personal data, and without the name of the service.</summary>
    public string Text(string text)
    {
        string replaced = Link().Replace(text, match => LinkWithoutPersonalData(match.Value));
        replaced = replaced.Replace(_authority, "livechat.example.com", StringComparison.OrdinalIgnoreCase);
        return _replacements.Within(replaced);
    }

    private static readonly JsonSerializerOptions s_json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static ContractFormat? FindFormat(ContractType? type) => type is null ? null : LiveChatContract.Instance.Formats.FirstOrDefault(format => string.Equals(format.Name, type.FormatName, StringComparison.Ordinal));

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

    private JsonNode? Redacted(JsonNode? node, ContractFormat? format) => Redacted(node, format, "", format is not null && PersonalFields.IsOfPeople(format.Name));

    private JsonNode? Redacted(JsonNode? node, ContractFormat? format, string path, bool isOfPeople) => node switch
    {
        JsonArray array => new JsonArray([.. array.Select(element => Redacted(element, format, path, isOfPeople))]),
        JsonObject item => new JsonObject(item.Select(member => KeyValuePair.Create(member.Key, FieldNode(member.Key, member.Value, format, path, isOfPeople)))),
        JsonValue value when value.TryGetValue(out string? text) => isOfPeople && format is null && !IsHarmless(text) ? _replacements.Of(PersonalKind.Text, text) : Scrubbed(text),
        _ => node?.DeepClone(),
    };

    private JsonNode? FieldNode(string name, JsonNode? value, ContractFormat? format, string path, bool isOfPeople)
    {
        string place = path.Length == 0 ? name : $"{path}.{name}";
        if (_furtherMembers.Contains(PersonalFields.Normalized(name)))
        {
            return Replaced(value, PersonalKind.Text);
        }

        ContractField? field = format?.FindField(place);
        if (format is not null && PersonalFields.OfField(format.Name, place) is { } kind)
        {
            return Replaced(value, kind);
        }

        if (field is not null)
        {
            ContractFormat? of = LiveChatContract.Instance.FindFormat(field);

            // Where an object is expected, a text is another form of it, such as a transcript in one piece.
            if (of is not null && value is JsonValue)
            {
                return Redacted(value, format: null, "", isOfPeople || PersonalFields.IsOfPeople(of.Name));
            }

            // A value of a list is a word, even where somebody is called so.
            if (field.Values.Count > 0 && value is JsonValue word && word.TryGetValue(out string? text) && !text.Contains('@', StringComparison.Ordinal))
            {
                return text;
            }

            return of is null ? Redacted(value, format, place, isOfPeople) : Redacted(value, of);
        }

        // A dot in a path of the contract is an object within.
        if (format is not null && value is JsonObject && format.Fields.Any(known => known.Path.StartsWith(place + ".", StringComparison.OrdinalIgnoreCase)))
        {
            return Redacted(value, format, place, isOfPeople);
        }

        if (KindByName(name) is { } byName)
        {
            return Replaced(value, byName);
        }

        if (isOfPeople && string.Equals(name, "name", StringComparison.OrdinalIgnoreCase))
        {
            return Replaced(value, PersonalKind.Person);
        }

        return Redacted(value, format: null, "", isOfPeople);
    }

    private PersonalKind? KindByName(string name) =>
        _furtherMembers.Contains(PersonalFields.Normalized(name)) ? PersonalKind.Text : PersonalFields.OfName(name);

    private JsonNode? Replaced(JsonNode? value, PersonalKind kind) => value switch
    {
        JsonArray array => new JsonArray([.. array.Select(element => Replaced(element, kind))]),
        JsonObject item => new JsonObject(item.Select(member => KeyValuePair.Create(member.Key, WithinReplaced(member.Key, member.Value, kind)))),
        JsonValue text when text.TryGetValue(out string? original) => _replacements.Of(kind, original),
        JsonValue number when number.GetValueKind() == JsonValueKind.Number && kind is not PersonalKind.Person => 0,
        _ => value?.DeepClone(),
    };

    // An agent as an object has an id and a name; the id leads to it, the rest is of a person.
    private JsonNode? WithinReplaced(string name, JsonNode? value, PersonalKind kind) => value switch
    {
        JsonObject or JsonArray => Replaced(value, KindByName(name) ?? kind),
        JsonValue text when text.TryGetValue(out string? original) && (IsHarmless(original) || name.EndsWith("id", StringComparison.OrdinalIgnoreCase)) => Scrubbed(original),
        _ => Replaced(value, KindByName(name) ?? kind),
    };

    // A text may hold JSON of its own.
    private JsonNode Scrubbed(string text) => text.StartsWith('{') || text.StartsWith('[')
        ? Parse(text) is { } inner ? (Redacted(inner, format: null, "", isOfPeople: false) ?? inner).ToJsonString(s_json) : Text(text)
        : Text(text);

    private static bool IsHarmless(string text) => text.Length == 0 || Harmless().IsMatch(text);

    private string LinkWithoutPersonalData(string link)
    {
        int start = link.IndexOf('?', StringComparison.Ordinal);
        if (start < 0)
        {
            return WithoutOrigin(link);
        }

        var query = new List<string>();
        bool isPersonal = false;
        foreach ((string name, StringValues values) in QueryHelpers.ParseQuery(link[start..]))
        {
            foreach (string? value in values)
            {
                bool isReplaced = IsPersonal(name, value ?? "");
                isPersonal |= isReplaced;
                string kept = isReplaced ? _replacements.Of(PersonalKind.Text, value ?? "") : value ?? "";
                query.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(kept)}");
            }
        }

        return isPersonal ? $"{WithoutOrigin(link[..start])}?{string.Join('&', query)}" : WithoutOrigin(link);
    }

    // Pages link to the host that the account is at, whatever the service was called as.
    private static string WithoutOrigin(string link) => ServicePath().Replace(link, match => Origin + match.Groups["path"].Value);

    private static JsonNode? Starred(JsonNode? original, JsonNode? redacted) => (original, redacted) switch
    {
        (JsonObject item, JsonObject other) => new JsonObject(item.Select(member => KeyValuePair.Create(member.Key, Starred(member.Value, other[member.Key])))),
        (JsonArray array, JsonArray other) => new JsonArray([.. array.Select((element, index) => Starred(element, other[index]))]),
        (JsonValue value, _) when value.TryGetValue(out string? text) =>
            redacted is JsonValue other && other.TryGetValue(out string? replaced) && string.Equals(text, replaced, StringComparison.Ordinal) ? text : "*",
        _ => redacted?.DeepClone(),
    };

    // An address, or a link without a host that leads to a page.
    [GeneratedRegex(@"(https?://|/|\?)[^\s""'<>\\]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^https?://[^/]+(?<path>/(livechatwebapi/)?api/v[0-9.]+/livechat.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ServicePath();

    // Times, numbers, booleans, and ids: what an application reads, and nobody is known by.
    [GeneratedRegex(@"^(\d{4}-\d\d-\d\d([T ][0-9:.]+(Z|[+-]\d\d:?\d\d)?)?|\d\d/\d\d/\d{4}( [0-9:]+)?|\d{1,2}:\d\d(:\d\d)?|\d{1,5}s?|true|false|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Harmless();
}
