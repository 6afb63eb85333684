using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>A query for offline messages (API document, section "Get messages list"). Only items that match all set properties are found.</summary>
public sealed class OfflineMessageQuery : PagedHistoryQuery
{
    /// <summary>Creates a query without a time range; set <see cref="HistoryQuery.TimeFrom"/> and <see cref="HistoryQuery.TimeTo"/>.</summary>
    public OfflineMessageQuery()
    {
    }

    /// <summary>Creates a query for a time range.</summary>
    /// <param name="timeFrom">The start of the time range.</param>
    /// <param name="timeTo">The end of the time range, which is exclusive.</param>
    public OfflineMessageQuery(DateTimeOffset timeFrom, DateTimeOffset timeTo)
    {
        TimeFrom = timeFrom;
        TimeTo = timeTo;
    }

    /// <summary>The id of the campaign; null for any.</summary>
    public long? CampaignId { get; set; }

    /// <summary>The id of the department that the message belongs to; null for any.</summary>
    public long? DepartmentId { get; set; }

    /// <summary>The id of the agent that the message belongs to; null for any.</summary>
    public long? AgentId { get; set; }

    /// <summary>The id of the visitor segment that the visitor belongs to; null for any.</summary>
    public long? VisitorSegmentation { get; set; }

    /// <summary>The search text for the messages; null for any.</summary>
    public string? Keywords { get; set; }

    internal override void Validate(string parameterName, bool allowOpenEnd)
    {
        base.Validate(parameterName, allowOpenEnd);
        ValidateId(CampaignId, nameof(CampaignId), parameterName);
        ValidateId(DepartmentId, nameof(DepartmentId), parameterName);
        ValidateId(AgentId, nameof(AgentId), parameterName);
        ValidateId(VisitorSegmentation, nameof(VisitorSegmentation), parameterName);
    }

    private protected override void AppendFilters(ref GeneratedQueryStringBuilder query)
    {
        query.Append("campaignId", CampaignId);
        query.Append("departmentId", DepartmentId);
        query.Append("agentId", AgentId);
        query.Append("visitorSegmentation", VisitorSegmentation);
        query.Append("keywords", Keywords);
    }
}
