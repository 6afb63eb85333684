using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comm100.LiveChat.Client.Testing.Responses;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>A condition of a chat list. The document does not list the fields and operators, so the fake supports a few and rejects the
/// others: a test that requires more than the fake supports must not pass by accident.</summary>
internal sealed partial class ChatListCondition
{
    private static readonly string[] s_fields = ["name", "email", "department", "agent"];
    private static readonly string[] s_operators = ["is", "isNot", "contains", "notContains"];

    private readonly string _field;
    private readonly string _operator;
    private readonly string _value;

    private ChatListCondition(string field, string @operator, string value)
    {
        _field = field;
        _operator = @operator;
        _value = value;
    }

    public static IReadOnlyList<ChatListCondition> ReadAll(IReadOnlyDictionary<string, IReadOnlyList<string>> query)
    {
        int[] numbers = [.. query.Keys
            .Select(name => ConditionName().Match(name))
            .Where(match => match.Success)
            .Select(match => int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture))
            .Distinct()
            .Order()];
        return [.. numbers.Select(number => new ChatListCondition(
            ReadPart(query, number, "field", s_fields),
            ReadPart(query, number, "operate", s_operators),
            ReadPart(query, number, "value", [])))];
    }

    /// <summary>Returns whether a chat meets the condition. Of several agents, one must match.</summary>
    public bool IsMetBy(JsonObject chat)
    {
        IEnumerable<string> values = string.Equals(_field, "agent", StringComparison.Ordinal)
            ? (chat["agents"] as JsonArray ?? []).Select(AddedItem.GetAgentName)
            : [AddedItem.GetString(chat[_field])];
        return _operator switch
        {
            "is" => values.Any(EqualsValue),
            "isNot" => !values.Any(EqualsValue),
            "contains" => values.Any(ContainsValue),
            _ => !values.Any(ContainsValue),
        };
    }

    private bool EqualsValue(string value) => string.Equals(value, _value, StringComparison.OrdinalIgnoreCase);

    private bool ContainsValue(string value) => value.Contains(_value, StringComparison.OrdinalIgnoreCase);

    private static string ReadPart(
        IReadOnlyDictionary<string, IReadOnlyList<string>> query, int number, string part, string[] supportedValues)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"conditions[{number}][{part}]");
        if (!query.TryGetValue(name, out IReadOnlyList<string>? values) || values is not [string text, ..])
        {
            throw ServiceErrors.Missing(name);
        }

        if (supportedValues.Length == 0)
        {
            return text;
        }

        return Array.Find(supportedValues, candidate => string.Equals(candidate, text, StringComparison.OrdinalIgnoreCase))
            ?? throw ServiceErrors.OutOfRange(name, $"one of {string.Join(", ", supportedValues)}");
    }

    [GeneratedRegex(@"^conditions\[(?<n>\d{1,4})\]\[\w+\]$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ConditionName();
}
