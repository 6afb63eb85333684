using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// Conditions on a visitor, and how they are put together (API document, section "Conditions JSON Format").
/// <see cref="All"/>, <see cref="Any"/> and <see cref="Expression"/> make them with less to write, and check what they are given.
/// </summary>
public sealed class Conditions : LiveChatModel
{
    /// <summary>Whether all conditions must hold, any of them, or what <see cref="LogicalExpression"/> says.</summary>
    [JsonPropertyName("when")]
    public ConditionsWhen? When { get; set; }

    /// <summary>
    /// How the conditions are put together, by their <see cref="Condition.Number"/>, such as <c>1 and (2 or 3)</c>, when
    /// <see cref="When"/> is <see cref="ConditionsWhen.LogicalExpression"/>. It is not checked; <see cref="Expression"/> checks it.
    /// </summary>
    [JsonPropertyName("logicalExpression")]
    public string? LogicalExpression { get; set; }

    /// <summary>The conditions. A list that is sent replaces the old one.</summary>
    [JsonPropertyName("list")]
    public IList<Condition>? List { get; set; }

    /// <summary>Conditions that must all hold.</summary>
    /// <param name="conditions">
    /// The conditions; none clears the list. They are copied; those whose <see cref="Condition.Number"/> is null get the lowest free
    /// numbers, from 1 on.
    /// </param>
    /// <returns>The conditions, numbered.</returns>
    /// <exception cref="ArgumentException">A condition is null, or two have the same number.</exception>
    public static Conditions All(params Condition[] conditions) => Create(ConditionsWhen.All, conditions);

    /// <summary>Conditions of which at least one must hold.</summary>
    /// <param name="conditions">
    /// The conditions; none clears the list. They are copied; those whose <see cref="Condition.Number"/> is null get the lowest free
    /// numbers, from 1 on.
    /// </param>
    /// <returns>The conditions, numbered.</returns>
    /// <exception cref="ArgumentException">A condition is null, or two have the same number.</exception>
    public static Conditions Any(params Condition[] conditions) => Create(ConditionsWhen.Any, conditions);

    /// <summary>Conditions that are put together by an expression.</summary>
    /// <param name="expression">
    /// The expression, such as <c>1 and (2 or 3)</c>: numbers of conditions, <c>and</c>, <c>or</c>, <c>not</c> in any case, and
    /// parentheses. It is sent as it is given.
    /// </param>
    /// <param name="conditions">
    /// The conditions. They are copied; those whose <see cref="Condition.Number"/> is null get the lowest free numbers, from 1 on.
    /// </param>
    /// <returns>The conditions, numbered.</returns>
    /// <exception cref="ArgumentException">
    /// The expression cannot be read, or names a number that no condition has; the message says where. Or a condition is null, or two
    /// have the same number.
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
