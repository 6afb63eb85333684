using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>Which agent chats to find (API document, section "get agent chats list"). All that is set must hold for one to be found.</summary>
public sealed class AgentChatQuery : HistoryQuery
{
    /// <summary>Creates a query without a window; set <see cref="HistoryQuery.TimeFrom"/> and <see cref="HistoryQuery.TimeTo"/>.</summary>
    public AgentChatQuery()
    {
    }

    /// <summary>Creates a query over a window of time.</summary>
    /// <param name="timeFrom">The beginning of the window.</param>
    /// <param name="timeTo">The end of the window.</param>
    public AgentChatQuery(DateTimeOffset timeFrom, DateTimeOffset timeTo)
    {
        TimeFrom = timeFrom;
        TimeTo = timeTo;
    }

    /// <summary>The id of an agent who took part; null for any.</summary>
    public long? AgentId { get; set; }

    /// <summary>Words to search the chats for; null for any.</summary>
    public string? Keywords { get; set; }

    /// <summary>The page, should the service page what the document does not; null for the first.</summary>
    internal int? PageIndex { get; private set; }

    internal override HistoryQuery CreatePageQuery(int pageIndex, DateTimeOffset timeTo, int? pageSize)
    {
        var copy = (AgentChatQuery)MemberwiseClone();
        copy.TimeTo = timeTo;
        copy.PageIndex = pageIndex == 0 ? null : pageIndex;
        return copy;
    }

    private protected override void AppendFilters(ref GeneratedQueryStringBuilder query)
    {
        query.Append("agentId", AgentId);
        query.Append("keywords", Keywords);
    }

    private protected override void AppendPage(ref GeneratedQueryStringBuilder query) => query.Append("pageIndex", PageIndex);
}
