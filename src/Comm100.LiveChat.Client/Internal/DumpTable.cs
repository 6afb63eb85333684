using System.Dynamic;
using System.Text.Json;

namespace Comm100.LiveChat.Client.Internal;

/// <summary>
/// The names and values that LINQPad shows for an object. LINQPad calls a method <c>object ToDump()</c> by reflection, even a private one, and shows the
/// result, here an <see cref="ExpandoObject"/>, as a table. Values in it are shown in the same way.
/// </summary>
internal sealed class DumpTable
{
    private const string Hidden = "(not shown)";

    // An unknown field can be a secret.
    private static readonly string[] s_secretNames = ["password", "secret", "token", "apikey", "api_key", "authorization"];

    private readonly IDictionary<string, object?> _values = new ExpandoObject();

    public object ToObject() => _values;

    public void Add(string name, object? value) => _values[name] = value is JsonElement json ? Convert(json) : value;

    /// <summary>Adds an address whose path or query can be a secret: only its scheme, host and port.</summary>
    public void AddAddress(string name, string? address) => _values[name] =
        string.IsNullOrEmpty(address) ? address
        : Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 ? uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + "/" + Hidden
        : Hidden;

    /// <summary>Adds the name of the type of an object whose properties are of no use, or can be secrets.</summary>
    public void AddType(string name, object? value) => _values[name] = value?.GetType().Name;

    /// <summary>Adds fields if there are any.</summary>
    public void AddFields(string name, IDictionary<string, JsonElement>? fields)
    {
        if (fields is { Count: > 0 })
        {
            _values[name] = Convert(fields);
        }
    }

    private static IDictionary<string, object?> Convert(IEnumerable<KeyValuePair<string, JsonElement>> fields)
    {
        IDictionary<string, object?> values = new ExpandoObject();
        foreach (KeyValuePair<string, JsonElement> field in fields)
        {
            values[field.Key] = Array.Exists(s_secretNames, secret => field.Key.Contains(secret, StringComparison.OrdinalIgnoreCase)) ? Hidden : Convert(field.Value);
        }

        return values;
    }

    private static object? Convert(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Convert(json.EnumerateObject().Select(field => new KeyValuePair<string, JsonElement>(field.Name, field.Value))),
        JsonValueKind.Array => json.EnumerateArray().Select(Convert).ToArray(),
        JsonValueKind.Number when json.TryGetInt64(out long integer) => integer,
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => GetText(json),
        _ => json.GetRawText(),
    };

    private static string GetText(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // The string contains an unpaired surrogate.
            return json.GetRawText();
        }
    }
}
