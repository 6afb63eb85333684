using System.Globalization;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Responses;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>The validated query of a history list. Parameters that are not in the contract are ignored.</summary>
internal sealed class HistoryListQuery
{
    private static readonly string[] s_timeFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    private static readonly string[] s_pageParameters = ["pageIndex", "pageSize"];

    private readonly ContractOperation _operation;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _values;

    public HistoryListQuery(ContractOperation operation, IReadOnlyDictionary<string, IReadOnlyList<string>> values, LiveChatFakeOptions options)
    {
        int maxPageSize = options.MaxPageSize;
        _operation = operation;
        _values = values;
        string from = GetRequiredValue("timeFrom");
        string to = GetRequiredValue("timeTo");
        Offset = ParseOffset("timezone");
        From = ParseTime("timeFrom", from);
        To = ParseTime("timeTo", to);
        if (From >= To)
        {
            throw ServiceErrors.OutOfRange("timeFrom", "before timeTo");
        }

        if (To - From > options.MaxPeriod.Ticks)
        {
            throw ServiceErrors.PeriodTooLong(options.MaxPeriod.ToString("c", CultureInfo.InvariantCulture));
        }

        if (options.DataEnd.UtcTicks - From > options.MaxAge?.Ticks)
        {
            throw ServiceErrors.TooFarBack("timeFrom");
        }

        CampaignId = GetNumber("campaignId");
        DepartmentId = GetNumber("departmentId");
        AgentId = GetNumber("agentId");
        CategoryId = GetNumber("categoryId");
        SegmentationId = GetNumber("visitorSegmentation");
        Type = GetAllowedValue("type");
        Keywords = GetValue("keywords");
        Conditions = operation.HasQueryParameter("conditions[n][field]") ? ChatListCondition.ReadAll(values) : [];
        long pageIndex = GetNumber("pageIndex") ?? 0;
        long pageSize = GetNumber("pageSize") ?? Math.Min(maxPageSize, GetDefault("pageSize"));
        if (pageIndex < 0)
        {
            throw ServiceErrors.OutOfRange("pageIndex", "0 or more");
        }

        if (pageSize < 1 || pageSize > maxPageSize)
        {
            throw ServiceErrors.OutOfRange("pageSize", string.Create(CultureInfo.InvariantCulture, $"1 to {maxPageSize}"));
        }

        PageIndex = (int)Math.Min(int.MaxValue, pageIndex);
        PageSize = (int)pageSize;
    }

    /// <summary>Gets the inclusive start of the period, in UTC ticks.</summary>
    public long From { get; }

    /// <summary>Gets the exclusive end of the period, in UTC ticks.</summary>
    public long To { get; }

    public TimeSpan Offset { get; }

    public int PageIndex { get; }

    public int PageSize { get; }

    /// <summary>Gets a string that is the same for all pages of a query.</summary>
    public string FilterKey => string.Join('\n', _values
        .Where(pair => !s_pageParameters.Contains(pair.Key, StringComparer.OrdinalIgnoreCase))
        .OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
        .Select(pair => $"{pair.Key.ToUpperInvariant()}={string.Join('\t', pair.Value)}"));

    /// <summary>Gets a value indicating whether the query has any filter in addition to the period.</summary>
    public bool HasFilters =>
        Keywords is not null || Conditions.Count > 0 || CampaignId is not null || DepartmentId is not null || AgentId is not null
        || CategoryId is not null || SegmentationId is not null || Type is not null;

    public string? Keywords { get; }

    public IReadOnlyList<ChatListCondition> Conditions { get; }

    private long? CampaignId { get; }

    private long? DepartmentId { get; }

    private long? AgentId { get; }

    private long? CategoryId { get; }

    private long? SegmentationId { get; }

    private string? Type { get; }

    public bool Matches(ItemAttributes attributes) =>
        (CampaignId is null || CampaignId == attributes.CampaignId)
        && (DepartmentId is null || DepartmentId == attributes.DepartmentId)
        && (AgentId is null || Array.Exists(attributes.AgentIds, id => id == AgentId))
        && (CategoryId is null || CategoryId == attributes.CategoryId)
        && (SegmentationId is null || SegmentationId == attributes.SegmentationId)
        && (Type is null || string.Equals(Type, attributes.Type, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the requested time zone; UTC if it is missing or invalid.</summary>
    public static TimeSpan GetOffset(IReadOnlyDictionary<string, IReadOnlyList<string>> values) =>
        values.TryGetValue("timezone", out IReadOnlyList<string>? texts) && texts is [string text, ..] ? ParseOffsetOrNull(text) ?? TimeSpan.Zero : TimeSpan.Zero;

    // An empty value counts as missing: "agentId=" is not a filter.
    private string? GetValue(string name) =>
        _operation.HasQueryParameter(name) && _values.TryGetValue(name, out IReadOnlyList<string>? values) && values is [{ Length: > 0 } value, ..]
            ? value
            : null;

    private string GetRequiredValue(string name) => GetValue(name) ?? throw ServiceErrors.Missing(name);

    private long? GetNumber(string name)
    {
        if (GetValue(name) is not { } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw ServiceErrors.NotANumber(name);
    }

    private string? GetAllowedValue(string name)
    {
        string? text = GetValue(name);
        IReadOnlyList<string> values = _operation.Query.FirstOrDefault(query => string.Equals(query.Name, name, StringComparison.Ordinal))?.Values ?? [];
        return text is null || values.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? text
            : throw ServiceErrors.OutOfRange(name, $"one of {string.Join(", ", values)}");
    }

    private int GetDefault(string name) =>
        _operation.Query.FirstOrDefault(query => string.Equals(query.Name, name, StringComparison.Ordinal))?.Default ?? 10;

    private long ParseTime(string name, string text)
    {
        if (!DateTime.TryParseExact(
            text, s_timeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time))
        {
            throw ServiceErrors.InvalidTime(name);
        }

        return text.EndsWith('Z') ? time.Ticks : time.Ticks - Offset.Ticks;
    }

    private TimeSpan ParseOffset(string name) =>
        GetValue(name) is { } text ? ParseOffsetOrNull(text) ?? throw ServiceErrors.InvalidTimeZone(name) : TimeSpan.Zero;

    private static TimeSpan? ParseOffsetOrNull(string text)
    {
        bool isOffset = text.Length == 6
            && text[0] is '+' or '-'
            && TimeSpan.TryParseExact(text.AsSpan(1), "hh\\:mm", CultureInfo.InvariantCulture, out TimeSpan size)
            && size <= TimeSpan.FromHours(14);
        if (!isOffset)
        {
            return null;
        }

        TimeSpan offset = TimeSpan.ParseExact(text.AsSpan(1), "hh\\:mm", CultureInfo.InvariantCulture);
        return text[0] == '-' ? -offset : offset;
    }
}
