using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>One condition on a visitor, such as a field that must equal a value (API document, section "Condition JSON Format").</summary>
[DebuggerDisplay("Condition")]
public sealed class Condition : LiveChatModel
{
    /// <summary>Creates a condition without values.</summary>
    public Condition()
    {
    }

    /// <summary>Creates a condition without a number. <see cref="Conditions.All"/> and the related methods assign one.</summary>
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
    /// The number of the condition in <see cref="Conditions.LogicalExpression"/>. Mandatory; <see cref="Conditions.All"/>,
    /// <see cref="Conditions.Any"/> and <see cref="Conditions.Expression"/> assign one if it is null.
    /// </summary>
    [JsonPropertyName("number")]
    [Mandatory]
    public long? Number { get; set; }

    /// <summary>The name of the visitor's field. Mandatory. The API document does not list the fields.</summary>
    [JsonPropertyName("field")]
    [Mandatory]
    public string? Field { get; set; }

    /// <summary>The comparison operator. Mandatory. The API document does not list the operators.</summary>
    [JsonPropertyName("operator")]
    [Mandatory]
    public string? Operator { get; set; }

    /// <summary>The value that the field is compared with. Mandatory; an empty string is a value.</summary>
    [JsonPropertyName("value")]
    [Mandatory]
    public string? Value { get; set; }
}
