using System.Globalization;
using System.Text.Json;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Responses;

namespace Comm100.LiveChat.Client.Testing.Documents;

/// <summary>Validates a value that is neither an array nor an object with a known format.</summary>
internal static class ScalarValidator
{
    private const int MaxNameLength = 256;

    private static readonly char[] s_separators = [';', ','];

    public static void Validate(
        JsonElement value, string formatName, ContractField field, string path, IReadOnlyCollection<string> additionalValues)
    {
        switch (field.Kind)
        {
            case FieldKind.Integer when !IsInteger(value):
            case FieldKind.Float when value.ValueKind != JsonValueKind.Number:
                throw ServiceErrors.NotANumber(path);
            case FieldKind.Boolean when !IsBoolean(value):
                throw ServiceErrors.NotABoolean(path);
            case FieldKind.Object when value.ValueKind != JsonValueKind.Object:
                throw ServiceErrors.UnsupportedType(path, "an object");
            case FieldKind.String:
                ValidateString(value, formatName, field, path, additionalValues);
                break;
            case FieldKind.StringOrObject:
                ValidateNotification(value, path);
                break;
            case FieldKind.DateTime:
                ValidateTime(value, path);
                break;
        }
    }

    public static void ValidateElement(JsonElement value, string? type, string path)
    {
        if (string.Equals(type, "integer", StringComparison.Ordinal) && !IsInteger(value))
        {
            throw ServiceErrors.NotANumber(path);
        }

        if (string.Equals(type, "string", StringComparison.Ordinal) && value.ValueKind != JsonValueKind.String)
        {
            throw ServiceErrors.UnsupportedType(path, "a string");
        }
    }

    private static void ValidateString(
        JsonElement value, string formatName, ContractField field, string path, IReadOnlyCollection<string> additionalValues)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            bool isKnownDeviation = (value.ValueKind == JsonValueKind.Number && ContractDeviations.CanBeNumber(formatName, field))
                || (IsBoolean(value) && ContractDeviations.CanBeBoolean(formatName, field));
            if (!isKnownDeviation)
            {
                throw ServiceErrors.UnsupportedType(path, "a string");
            }

            return;
        }

        string text = value.GetString()!;
        if (text.Length > MaxNameLength && string.Equals(field.Path, "name", StringComparison.Ordinal))
        {
            throw ServiceErrors.TooLong(path, MaxNameLength);
        }

        if (ResourceRules.EmailFields.Contains($"{formatName}.{field.Path}") && !text.Split(s_separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).All(IsEmail))
        {
            throw ServiceErrors.NotAnEmail(path);
        }

        // An empty string clears a field, so it is allowed for every optional field.
        bool isCleared = text.Length == 0 && !field.IsMandatory;
        if (field.Values.Count > 0
            && !isCleared
            && !ContractDeviations.IsAllowedValue(field.Values, text)
            && !additionalValues.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            throw ServiceErrors.OutOfRange(path, $"one of {string.Join(", ", field.Values)}");
        }
    }

    private static void ValidateTime(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String
            || !DateTime.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _))
        {
            throw ServiceErrors.InvalidTime(path);
        }
    }

    // Known forms: "none", {"agents":[…]}, {"departments":[…]}, and such an object inside a string. Null is handled before.
    private static void ValidateNotification(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            ValidateRecipients(value, path);
            return;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw ServiceErrors.UnsupportedType(path, "a string or an object");
        }

        string text = value.GetString()!;
        if (text.Length == 0 || string.Equals(text, "none", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        try
        {
            using JsonDocument inner = JsonDocument.Parse(text);
            if (inner.RootElement.ValueKind == JsonValueKind.Object)
            {
                ValidateRecipients(inner.RootElement, path);
                return;
            }
        }
        catch (JsonException)
        {
            // Handled below: the string is neither "none" nor an object.
        }

        throw ServiceErrors.OutOfRange(path, "none, or an object with agents or departments");
    }

    private static void ValidateRecipients(JsonElement value, string path)
    {
        foreach (JsonProperty recipients in value.EnumerateObject().Where(property =>
            string.Equals(property.Name, "agents", StringComparison.OrdinalIgnoreCase)
            || string.Equals(property.Name, "departments", StringComparison.OrdinalIgnoreCase)))
        {
            string recipientsPath = $"{path}.{recipients.Name}";
            if (recipients.Value.ValueKind != JsonValueKind.Array)
            {
                throw ServiceErrors.UnsupportedType(recipientsPath, "an array");
            }

            int index = 0;
            foreach (JsonElement id in recipients.Value.EnumerateArray())
            {
                ValidateElement(id, "integer", $"{recipientsPath}[{index++}]");
            }
        }
    }

    private static bool IsEmail(string text) =>
        text.Split('@') is [{ Length: > 0 }, { Length: > 2 } domain]
        && domain.Contains('.', StringComparison.Ordinal)
        && domain[0] != '.'
        && domain[^1] != '.'
        && !text.Any(char.IsWhiteSpace);

    private static bool IsInteger(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _);

    private static bool IsBoolean(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;
}
