using System.Globalization;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>A query for chats (API document, section "Get chats list"). Only items that match all set properties are found.</summary>
public sealed class ChatQuery : PagedHistoryQuery
{
    /// <summary>Creates a query without a time range; set <see cref="HistoryQuery.TimeFrom"/> and <see cref="HistoryQuery.TimeTo"/>.</summary>
    public ChatQuery()
    {
    }

    /// <summary>Creates a query for a time range.</summary>
    /// <param name="timeFrom">The start of the time range.</param>
    /// <param name="timeTo">The end of the time range, which is exclusive.</param>
    public ChatQuery(DateTimeOffset timeFrom, DateTimeOffset timeTo)
    {
        TimeFrom = timeFrom;
        TimeTo = timeTo;
    }

    /// <summary>The id of an agent who took part in the chat; null for any.</summary>
    public long? AgentId { get; set; }

    /// <summary>The id of the department that the chat belongs to; null for any.</summary>
    public long? DepartmentId { get; set; }

    /// <summary>The id of the category that the chat belongs to; null for any.</summary>
    public long? CategoryId { get; set; }

    /// <summary>The search text for the chats; null for any.</summary>
    public string? Keywords { get; set; }

    /// <summary>Additional conditions, in order; null for none.</summary>
    public IList<ChatCondition>? Conditions { get; set; }

    /// <summary>Adds a condition, such as <c>query.Where(ChatConditionField.Agent, ChatConditionOperator.Is, "michael")</c>.</summary>
    /// <param name="field">The field.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="value">The value to compare the field with.</param>
    /// <returns>This query.</returns>
    public ChatQuery Where(ChatConditionField field, ChatConditionOperator comparison, string value)
    {
        Argument.NotNull(value, nameof(value));
        (Conditions ??= []).Add(new ChatCondition { Field = field, Operate = comparison, Value = value });
        return this;
    }

    internal override void Validate(string parameterName, bool allowOpenEnd)
    {
        base.Validate(parameterName, allowOpenEnd);
        ValidateId(AgentId, nameof(AgentId), parameterName);
        ValidateId(DepartmentId, nameof(DepartmentId), parameterName);
        ValidateId(CategoryId, nameof(CategoryId), parameterName);
        for (int i = 0; i < Conditions?.Count; i++)
        {
            if (Conditions[i] is not { } condition || string.IsNullOrEmpty(condition.Field?.RawText) || string.IsNullOrEmpty(condition.Operate?.RawText) || condition.Value is null)
            {
                throw new ArgumentException($"Conditions[{i.ToString(CultureInfo.InvariantCulture)}] must have a Field, an Operate and a Value.", parameterName);
            }
        }
    }

    internal override HistoryQuery Copy()
    {
        var copy = (ChatQuery)base.Copy();
        copy.Conditions = Conditions?.Select(condition => new ChatCondition { Field = condition.Field, Operate = condition.Operate, Value = condition.Value }).ToList();
        return copy;
    }

    private protected override void AppendFilters(ref GeneratedQueryStringBuilder query)
    {
        query.Append("agentId", AgentId);
        query.Append("departmentId", DepartmentId);
        query.Append("categoryId", CategoryId);
        query.Append("keywords", Keywords);
        for (int i = 0; i < Conditions?.Count; i++)
        {
            string name = "conditions[" + i.ToString(CultureInfo.InvariantCulture) + "]";
            query.Append(name + "[field]", Conditions[i].Field?.RawText);
            query.Append(name + "[operate]", Conditions[i].Operate?.RawText);
            query.Append(name + "[value]", Conditions[i].Value);
        }
    }
}
