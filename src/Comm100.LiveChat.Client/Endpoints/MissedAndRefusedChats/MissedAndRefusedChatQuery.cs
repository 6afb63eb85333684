using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>Which missed and refused chats to find (API document, section "Get missed and refused chats list"). All that is set must hold for one to be found.</summary>
public sealed class MissedAndRefusedChatQuery : PagedHistoryQuery
{
    /// <summary>Creates a query without a window; set <see cref="HistoryQuery.TimeFrom"/> and <see cref="HistoryQuery.TimeTo"/>.</summary>
    public MissedAndRefusedChatQuery()
    {
    }

    /// <summary>Creates a query over a window of time.</summary>
    /// <param name="timeFrom">The beginning of the window.</param>
    /// <param name="timeTo">The end of the window.</param>
    public MissedAndRefusedChatQuery(DateTimeOffset timeFrom, DateTimeOffset timeTo)
    {
        TimeFrom = timeFrom;
        TimeTo = timeTo;
    }

    /// <summary>Missed chats alone, or refused ones alone; null for both.</summary>
    public MissedOrRefusedChatType? Type { get; set; }

    /// <summary>The id of the campaign that it came through; null for any.</summary>
    public long? CampaignId { get; set; }

    /// <summary>The id of the department that the chat belongs to; null for any.</summary>
    public long? DepartmentId { get; set; }

    /// <summary>The id of the visitor segment that the visitor belongs to; null for any.</summary>
    public long? VisitorSegmentation { get; set; }

    private protected override void AppendFilters(ref GeneratedQueryStringBuilder query)
    {
        query.Append("type", Type is { RawText.Length: > 0 } type ? type.RawText : null);
        query.Append("campaignId", CampaignId);
        query.Append("departmentId", DepartmentId);
        query.Append("visitorSegmentation", VisitorSegmentation);
    }
}
