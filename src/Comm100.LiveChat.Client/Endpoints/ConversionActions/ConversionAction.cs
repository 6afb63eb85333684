using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>What a visitor does that counts as a success of the site (API document, section "Conversion Action JSON Format").</summary>
public sealed class ConversionAction : LiveChatModel
{
    /// <summary>The id of the conversion action. Read-only: the service gives it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the conversion action. Mandatory on create.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>Whether the conversion action is in use.</summary>
    [JsonPropertyName("isEnable")]
    public bool? IsEnable { get; set; }

    /// <summary>What the action is known by: an address, a custom variable, or a call of the API.</summary>
    [JsonPropertyName("type")]
    public ConversionActionType? Type { get; set; }

    /// <summary>The name of the custom variable, when <see cref="Type"/> is <see cref="ConversionActionType.CustomVariable"/>.</summary>
    [JsonPropertyName("customVariable")]
    public string? CustomVariable { get; set; }

    /// <summary>
    /// How <see cref="MatchValue"/> is compared, when <see cref="Type"/> is <see cref="ConversionActionType.Url"/> or
    /// <see cref="ConversionActionType.CustomVariable"/>. The document does not list the comparisons.
    /// </summary>
    [JsonPropertyName("matchType")]
    public string? MatchType { get; set; }

    /// <summary>
    /// What the address or the custom variable is compared with, when <see cref="Type"/> is <see cref="ConversionActionType.Url"/> or
    /// <see cref="ConversionActionType.CustomVariable"/>.
    /// </summary>
    [JsonPropertyName("matchValue")]
    public string? MatchValue { get; set; }

    /// <summary>Whether the case of letters counts, when <see cref="Type"/> is <see cref="ConversionActionType.Url"/>.</summary>
    [JsonPropertyName("isCaseSensitive")]
    public bool? IsCaseSensitive { get; set; }

    /// <summary>Whether the conversion is given a value.</summary>
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
