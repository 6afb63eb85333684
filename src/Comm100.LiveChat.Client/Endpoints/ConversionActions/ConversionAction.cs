using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>An action of a visitor that counts as a conversion (API document, section "Conversion Action JSON Format").</summary>
[DebuggerDisplay("ConversionAction {Id} {Name,nq}")]
public sealed class ConversionAction : LiveChatModel
{
    /// <summary>The id of the conversion action. Read-only: the service assigns it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the conversion action. Mandatory on create.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>Whether the conversion action is enabled.</summary>
    [JsonPropertyName("isEnable")]
    public bool? IsEnable { get; set; }

    /// <summary>How the action is recognized: by an address, a custom variable, or a call of the page's script.</summary>
    [JsonPropertyName("type")]
    public ConversionActionType? Type { get; set; }

    /// <summary>The name of the custom variable, when <see cref="Type"/> is <see cref="ConversionActionType.CustomVariable"/>.</summary>
    [JsonPropertyName("customVariable")]
    public string? CustomVariable { get; set; }

    /// <summary>
    /// The comparison with <see cref="MatchValue"/>, when <see cref="Type"/> is <see cref="ConversionActionType.Url"/> or
    /// <see cref="ConversionActionType.CustomVariable"/>. The API document does not list the comparisons.
    /// </summary>
    [JsonPropertyName("matchType")]
    public string? MatchType { get; set; }

    /// <summary>
    /// The value to compare the address or the custom variable with, when <see cref="Type"/> is <see cref="ConversionActionType.Url"/> or
    /// <see cref="ConversionActionType.CustomVariable"/>.
    /// </summary>
    [JsonPropertyName("matchValue")]
    public string? MatchValue { get; set; }

    /// <summary>Whether the comparison is case-sensitive, when <see cref="Type"/> is <see cref="ConversionActionType.Url"/>.</summary>
    [JsonPropertyName("isCaseSensitive")]
    public bool? IsCaseSensitive { get; set; }

    /// <summary>Whether the conversion has a value.</summary>
    [JsonPropertyName("isAssignValue")]
    public bool? IsAssignValue { get; set; }

    /// <summary>
    /// Whether the value comes from <see cref="CustomVariableForAssignValue"/> (true) or is <see cref="AssignValue"/> (false), when
    /// <see cref="IsAssignValue"/> is true.
    /// </summary>
    [JsonPropertyName("isAssignValueFromCustomVariable")]
    public bool? IsAssignValueFromCustomVariable { get; set; }

    /// <summary>The value of the conversion, when <see cref="IsAssignValueFromCustomVariable"/> is false.</summary>
    [JsonPropertyName("assignValue")]
    public string? AssignValue { get; set; }

    /// <summary>The name of the custom variable that holds the value, when <see cref="IsAssignValueFromCustomVariable"/> is true.</summary>
    [JsonPropertyName("customVariableForAssignValue")]
    public string? CustomVariableForAssignValue { get; set; }
}
