using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comm100.LiveChat.Client.Testing.Responses;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>One of the conditions of a chat list. The document names no fields and no operates, so the fake takes a few and
/// refuses the others: a test that asks for more than the fake knows must not pass by chance.</summary>
internal sealed partial class ChatListCondition
{
    private static readonly string[] s_fields = ["name", "email", "department", "agent"];
    private static readonly string[] s_operates = ["is", "isNot", "contains", "notContains"];

    private readonly string _field;
    private readonly string _operate;
    private readonly string _value;

    private ChatListCondition(string field, string operate, string value)
    {
        _field = field;
        _operate = operate;
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
            Part(query, number, "field", s_fields),
            Part(query, number, "operate", s_operates),
            Part(query, number, "value", [])))];
    }

    /// <summary>Says whether a chat fulfils the condition; of several agents one is enough.</summary>
    public bool IsMetBy(JsonObject chat)
    {
        IEnumerable<string> texts = string.Equals(_field, "agent", StringComparison.Ordinal)
            ? (chat["agents"] as JsonArray ?? []).Select(AddedItem.NameOf)
            : [AddedItem.TextOf(chat[_field])];
        return _operate switch
        {
            "is" => texts.Any(Equals),
            "isNot" => !texts.Any(Equals),
            "contains" => texts.Any(Contains),
            _ => !texts.Any(Contains),
        };
    }

    private bool Equals(string text) => string.Equals(text, _value, StringComparison.OrdinalIgnoreCase);

    private bool Contains(string text) => text.Contains(_value, StringComparison.OrdinalIgnoreCase);

    private static string Part(
        IReadOnlyDictionary<string, IReadOnlyList<string>> query, int number, string part, string[] known)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"conditions[{number}][{part}]");
        if (!query.TryGetValue(name, out IReadOnlyList<string>? values) || values is not [string text, ..])
        {
            throw ServiceErrors.Missing(name);
        }

        if (known.Length == 0)
        {
            return text;
        }

        return Array.Find(known, candidate => string.Equals(candidate, text, StringComparison.OrdinalIgnoreCase))
            ?? throw ServiceErrors.OutOfRange(name, $"one of {string.Join(", ", known)}");
    }

    [GeneratedRegex(@"^conditions\[(?<n>\d{1,4})\]\[\w+\]$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ConditionName();
}
