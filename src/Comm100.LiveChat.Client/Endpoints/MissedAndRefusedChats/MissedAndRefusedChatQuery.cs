using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A query for missed and refused chats (API document, section "Get missed and refused chats list"). Only items that match all set
/// properties are found.
/// </summary>
public sealed class MissedAndRefusedChatQuery : PagedHistoryQuery
{
    /// <summary>Creates a query without a time range; set <see cref="HistoryQuery.TimeFrom"/> and <see cref="HistoryQuery.TimeTo"/>.</summary>
    public MissedAndRefusedChatQuery()
    {
    }

    /// <summary>Creates a query for a time range.</summary>
    /// <param name="timeFrom">The start of the time range.</param>
    /// <param name="timeTo">The end of the time range, which is exclusive.</param>
    public MissedAndRefusedChatQuery(DateTimeOffset timeFrom, DateTimeOffset timeTo)
    {
        TimeFrom = timeFrom;
        TimeTo = timeTo;
    }

    /// <summary>Only missed or only refused chats; null for both.</summary>
    public MissedOrRefusedChatType? Type { get; set; }

    /// <summary>The id of the campaign; null for any.</summary>
    public long? CampaignId { get; set; }

    /// <summary>The id of the department that the chat belongs to; null for any.</summary>
    public long? DepartmentId { get; set; }

    /// <summary>The id of the visitor segment that the visitor belongs to; null for any.</summary>
    public long? VisitorSegmentation { get; set; }

    internal override void Validate(string parameterName, bool allowOpenEnd)
    {
        base.Validate(parameterName, allowOpenEnd);
        ValidateId(CampaignId, nameof(CampaignId), parameterName);
        ValidateId(DepartmentId, nameof(DepartmentId), parameterName);
        ValidateId(VisitorSegmentation, nameof(VisitorSegmentation), parameterName);
    }

    private protected override void AppendFilters(ref GeneratedQueryStringBuilder query)
    {
        query.Append("type", Type is { RawText.Length: > 0 } type ? type.RawText : null);
        query.Append("campaignId", CampaignId);
        query.Append("departmentId", DepartmentId);
        query.Append("visitorSegmentation", VisitorSegmentation);
    }
}
