using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>When <see cref="Conditions"/> are met: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ConditionsWhen>))]
public readonly partial struct ConditionsWhen
{
    /// <summary><c>all</c>: when all conditions are met.</summary>
    [Value("all")]
    public static partial ConditionsWhen All { get; }

    /// <summary><c>any</c>: when at least one condition is met.</summary>
    [Value("any")]
    public static partial ConditionsWhen Any { get; }

    /// <summary><c>logicalExpression</c>: when <see cref="Conditions.LogicalExpression"/> is true.</summary>
    [Value("logicalExpression")]
    public static partial ConditionsWhen LogicalExpression { get; }
}
