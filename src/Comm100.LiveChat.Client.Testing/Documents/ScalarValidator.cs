using System.Globalization;
using System.Text.Json;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Responses;

namespace Comm100.LiveChat.Client.Testing.Documents;

/// <summary>Checks one value that is neither an array nor an object of a known format.</summary>
internal static class ScalarValidator
{
    private const int MaxNameLength = 256;

    private static readonly char[] s_separators = [';', ','];

    // What stands in them is one address, or several.
    private static readonly HashSet<string> s_emails = new(StringComparer.Ordinal)
    {
        "ChatWindow.advanced.transcriptEmailAddress",
        "ChatWindow.options.email.fromEmail",
        "Department.emailAddresses",
        "RoutingRules.fail.offlineMessageEmails",
    };

    public static void Check(
        JsonElement value, string formatName, ContractField field, string path, IReadOnlyCollection<string> furtherValues)
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
                CheckText(value, formatName, field, path, furtherValues);
                break;
            case FieldKind.StringOrObject:
                CheckNotification(value, path);
                break;
            case FieldKind.DateTime:
                CheckTime(value, path);
                break;
        }
    }

    public static void CheckElement(JsonElement value, string? of, string path)
    {
        if (string.Equals(of, "integer", StringComparison.Ordinal) && !IsInteger(value))
        {
            throw ServiceErrors.NotANumber(path);
        }

        if (string.Equals(of, "string", StringComparison.Ordinal) && value.ValueKind != JsonValueKind.String)
        {
            throw ServiceErrors.UnsupportedType(path, "a string");
        }
    }

    private static void CheckText(
        JsonElement value, string formatName, ContractField field, string path, IReadOnlyCollection<string> furtherValues)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            bool isKnownQuirk = (value.ValueKind == JsonValueKind.Number && ContractDeviations.CanBeNumber(formatName, field))
                || (IsBoolean(value) && ContractDeviations.CanBeBoolean(formatName, field));
            if (!isKnownQuirk)
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

        if (s_emails.Contains($"{formatName}.{field.Path}") && !text.Split(s_separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).All(IsEmail))
        {
            throw ServiceErrors.NotAnEmail(path);
        }

        // An empty text clears a member, so it is fit for any that may be left out.
        bool isCleared = text.Length == 0 && !field.IsMandatory;
        if (field.Values.Count > 0
            && !isCleared
            && !ContractDeviations.IsAllowedValue(field.Values, text)
            && !furtherValues.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            throw ServiceErrors.OutOfRange(path, $"one of {string.Join(", ", field.Values)}");
        }
    }

    private static void CheckTime(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String
            || !DateTime.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _))
        {
            throw ServiceErrors.BadTime(path);
        }
    }

    // Known shapes: "none", {"agents":[…]}, {"departments":[…]}, and such an object inside a string. (Null never comes here.)
    private static void CheckNotification(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            CheckReceivers(value, path);
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
                CheckReceivers(inner.RootElement, path);
                return;
            }
        }
        catch (JsonException)
        {
            // Falls through: a text that is neither "none" nor an object.
        }

        throw ServiceErrors.OutOfRange(path, "none, or an object with agents or departments");
    }

    private static void CheckReceivers(JsonElement value, string path)
    {
        foreach (JsonProperty receivers in value.EnumerateObject().Where(property =>
            string.Equals(property.Name, "agents", StringComparison.OrdinalIgnoreCase)
            || string.Equals(property.Name, "departments", StringComparison.OrdinalIgnoreCase)))
        {
            string receiversPath = $"{path}.{receivers.Name}";
            if (receivers.Value.ValueKind != JsonValueKind.Array)
            {
                throw ServiceErrors.UnsupportedType(receiversPath, "an array");
            }

            int index = 0;
            foreach (JsonElement id in receivers.Value.EnumerateArray())
            {
                CheckElement(id, "integer", $"{receiversPath}[{index++}]");
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
