using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// Conditions on a visitor, and their combination (API document, section "Conditions JSON Format"). <see cref="All"/>, <see cref="Any"/>
/// and <see cref="Expression"/> create conditions with less code, and check their arguments.
/// </summary>
[DebuggerDisplay("Conditions")]
public sealed class Conditions : LiveChatModel
{
    /// <summary>Whether all conditions must be met, any of them, or <see cref="LogicalExpression"/>.</summary>
    [JsonPropertyName("when")]
    public ConditionsWhen? When { get; set; }

    /// <summary>
    /// The combination of the conditions by their <see cref="Condition.Number"/>, such as <c>1 and (2 or 3)</c>, when <see cref="When"/> is
    /// <see cref="ConditionsWhen.LogicalExpression"/>. The property is not checked; <see cref="Expression"/> checks an expression.
    /// </summary>
    [JsonPropertyName("logicalExpression")]
    public string? LogicalExpression { get; set; }

    /// <summary>The conditions. A list that is sent replaces the existing list.</summary>
    [JsonPropertyName("list")]
    public IList<Condition>? List { get; set; }

    /// <summary>Creates conditions that must all be met.</summary>
    /// <param name="conditions">
    /// The conditions; an empty list clears the existing list. They are copied, and those whose <see cref="Condition.Number"/> is null get
    /// the lowest free numbers, starting at 1.
    /// </param>
    /// <returns>The conditions with their numbers.</returns>
    /// <exception cref="ArgumentException">A condition is null, or two conditions have the same number.</exception>
    public static Conditions All(params Condition[] conditions) => Create(ConditionsWhen.All, conditions);

    /// <summary>Creates conditions of which at least one must be met.</summary>
    /// <param name="conditions">
    /// The conditions; an empty list clears the existing list. They are copied, and those whose <see cref="Condition.Number"/> is null get
    /// the lowest free numbers, starting at 1.
    /// </param>
    /// <returns>The conditions with their numbers.</returns>
    /// <exception cref="ArgumentException">A condition is null, or two conditions have the same number.</exception>
    public static Conditions Any(params Condition[] conditions) => Create(ConditionsWhen.Any, conditions);

    /// <summary>Creates conditions that an expression combines.</summary>
    /// <param name="expression">
    /// The expression, such as <c>1 and (2 or 3)</c>: numbers of conditions, <c>and</c>, <c>or</c>, <c>not</c> in any case, and
    /// parentheses. It is sent unchanged.
    /// </param>
    /// <param name="conditions">
    /// The conditions. They are copied, and those whose <see cref="Condition.Number"/> is null get the lowest free numbers, starting at 1.
    /// </param>
    /// <returns>The conditions with their numbers.</returns>
    /// <exception cref="ArgumentException">
    /// The expression is invalid or contains a number that no condition has; the message contains the position. Or a condition is null, or
    /// two conditions have the same number.
    /// </exception>
    public static Conditions Expression(string expression, params Condition[] conditions)
    {
        Argument.NotNull(expression, nameof(expression));
        Conditions result = Create(ConditionsWhen.LogicalExpression, conditions);
        ConditionExpression.Check(expression, result.List!, nameof(expression));
        result.LogicalExpression = expression;
        return result;
    }

    private static Conditions Create(ConditionsWhen when, Condition[] conditions)
    {
        Argument.NotNull(conditions, nameof(conditions));
        return new Conditions { When = when, List = ConditionNumbers.Numbered(conditions, nameof(conditions)) };
    }
}
