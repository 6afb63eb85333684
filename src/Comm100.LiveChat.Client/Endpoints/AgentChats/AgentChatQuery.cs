using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>A query for agent chats (API document, section "get agent chats list"). Only items that match all set properties are found.</summary>
public sealed class AgentChatQuery : HistoryQuery
{
    /// <summary>Creates a query without a time range; set <see cref="HistoryQuery.TimeFrom"/> and <see cref="HistoryQuery.TimeTo"/>.</summary>
    public AgentChatQuery()
    {
    }

    /// <summary>Creates a query for a time range.</summary>
    /// <param name="timeFrom">The start of the time range.</param>
    /// <param name="timeTo">The end of the time range, which is exclusive.</param>
    public AgentChatQuery(DateTimeOffset timeFrom, DateTimeOffset timeTo)
    {
        TimeFrom = timeFrom;
        TimeTo = timeTo;
    }

    /// <summary>The id of an agent who took part; null for any.</summary>
    public long? AgentId { get; set; }

    /// <summary>The search text for the chats; null for any.</summary>
    public string? Keywords { get; set; }

    /// <summary>The page, if the service sends pages although the API document does not describe them; null for the first.</summary>
    internal int? PageIndex { get; private set; }

    internal override HistoryQuery CreatePageQuery(int pageIndex, DateTimeOffset timeTo, int? pageSize)
    {
        var copy = (AgentChatQuery)MemberwiseClone();
        copy.TimeTo = timeTo;
        copy.PageIndex = pageIndex == 0 ? null : pageIndex;
        return copy;
    }

    internal override void Validate(string parameterName, bool allowOpenEnd)
    {
        base.Validate(parameterName, allowOpenEnd);
        ValidateId(AgentId, nameof(AgentId), parameterName);
    }

    private protected override void AppendFilters(ref GeneratedQueryStringBuilder query)
    {
        query.Append("agentId", AgentId);
        query.Append("keywords", Keywords);
    }

    private protected override void AppendPage(ref GeneratedQueryStringBuilder query) => query.Append("pageIndex", PageIndex);
}
