using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>When <see cref="Conditions"/> hold: an open list, unknown texts are kept as they came.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ConditionsWhen>))]
public readonly partial struct ConditionsWhen
{
    /// <summary><c>all</c>: when every condition of the list holds.</summary>
    [Value("all")]
    public static partial ConditionsWhen All { get; }

    /// <summary><c>any</c>: when at least one condition of the list holds.</summary>
    [Value("any")]
    public static partial ConditionsWhen Any { get; }

    /// <summary><c>logicalExpression</c>: when <see cref="Conditions.LogicalExpression"/> holds.</summary>
    [Value("logicalExpression")]
    public static partial ConditionsWhen LogicalExpression { get; }
}
