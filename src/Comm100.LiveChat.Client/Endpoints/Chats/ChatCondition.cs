namespace Comm100.LiveChat.Client;

/// <summary>One condition of a <see cref="ChatQuery"/>, such as that the agent is Michael. All three properties are mandatory.</summary>
public sealed class ChatCondition
{
    /// <summary>The field, such as <see cref="ChatConditionField.Agent"/>.</summary>
    public ChatConditionField? Field { get; set; }

    /// <summary>The comparison, such as <see cref="ChatConditionOperator.Is"/>.</summary>
    public ChatConditionOperator? Operate { get; set; }

    /// <summary>The value to compare the field with, such as <c>michael</c>.</summary>
    public string? Value { get; set; }
}
