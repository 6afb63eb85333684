using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>Which offline messages to find (API document, section "Get messages list"). All that is set must hold for one to be found.</summary>
public sealed class OfflineMessageQuery : PagedHistoryQuery
{
    /// <summary>Creates a query without a window; set <see cref="HistoryQuery.TimeFrom"/> and <see cref="HistoryQuery.TimeTo"/>.</summary>
    public OfflineMessageQuery()
    {
    }

    /// <summary>Creates a query over a window of time.</summary>
    /// <param name="timeFrom">The beginning of the window.</param>
    /// <param name="timeTo">The end of the window.</param>
    public OfflineMessageQuery(DateTimeOffset timeFrom, DateTimeOffset timeTo)
    {
        TimeFrom = timeFrom;
        TimeTo = timeTo;
    }

    /// <summary>The id of the campaign that it came through; null for any.</summary>
    public long? CampaignId { get; set; }

    /// <summary>The id of the department that the message belongs to; null for any.</summary>
    public long? DepartmentId { get; set; }

    /// <summary>The id of the agent that the message belongs to; null for any.</summary>
    public long? AgentId { get; set; }

    /// <summary>The id of the visitor segment that the visitor belongs to; null for any.</summary>
    public long? VisitorSegmentation { get; set; }

    /// <summary>Words to search the messages for; null for any.</summary>
    public string? Keywords { get; set; }

    private protected override void AppendFilters(ref GeneratedQueryStringBuilder query)
    {
        query.Append("campaignId", CampaignId);
        query.Append("departmentId", DepartmentId);
        query.Append("agentId", AgentId);
        query.Append("visitorSegmentation", VisitorSegmentation);
        query.Append("keywords", Keywords);
    }
}
