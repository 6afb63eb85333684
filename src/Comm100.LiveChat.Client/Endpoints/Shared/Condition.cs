using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// One condition on a visitor, such as that a field of the visitor equals a text (API document, section "Condition JSON Format").
/// </summary>
public sealed class Condition : LiveChatModel
{
    /// <summary>Creates a condition without any member set.</summary>
    public Condition()
    {
    }

    /// <summary>Creates a condition that <see cref="Conditions.All"/> and its like give a number.</summary>
    /// <param name="field">The name of the visitor's field.</param>
    /// <param name="comparison">The comparison operator.</param>
    /// <param name="value">The value that the field is compared with.</param>
    public Condition(string? field, string? comparison, string? value)
    {
        Field = field;
        Operator = comparison;
        Value = value;
    }

    /// <summary>
    /// The number of the condition, by which <see cref="Conditions.LogicalExpression"/> names it. Mandatory; <see cref="Conditions.All"/>,
    /// <see cref="Conditions.Any"/> and <see cref="Conditions.Expression"/> give one where it is null.
    /// </summary>
    [JsonPropertyName("number")]
    [Mandatory]
    public long? Number { get; set; }

    /// <summary>The name of the visitor's field. Mandatory. The document does not list the fields.</summary>
    [JsonPropertyName("field")]
    [Mandatory]
    public string? Field { get; set; }

    /// <summary>The comparison operator. Mandatory. The document does not list the operators.</summary>
    [JsonPropertyName("operator")]
    [Mandatory]
    public string? Operator { get; set; }

    /// <summary>The value that the field is compared with. Mandatory; an empty text is a value.</summary>
    [JsonPropertyName("value")]
    [Mandatory]
    public string? Value { get; set; }
}
