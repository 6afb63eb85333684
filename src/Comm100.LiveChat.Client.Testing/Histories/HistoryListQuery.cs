using System.Globalization;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Responses;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>The query of a history list, read and checked. Parameters the contract does not have are let pass.</summary>
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
        string from = Required("timeFrom");
        string to = Required("timeTo");
        Offset = ReadOffset("timezone");
        From = ReadTime("timeFrom", from);
        To = ReadTime("timeTo", to);
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

        CampaignId = Number("campaignId");
        DepartmentId = Number("departmentId");
        AgentId = Number("agentId");
        CategoryId = Number("categoryId");
        SegmentationId = Number("visitorSegmentation");
        Type = Choice("type");
        Keywords = Text("keywords");
        Conditions = operation.HasQueryParameter("conditions[n][field]") ? ChatListCondition.ReadAll(values) : [];
        long pageIndex = Number("pageIndex") ?? 0;
        long pageSize = Number("pageSize") ?? Math.Min(maxPageSize, DefaultOf("pageSize"));
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

    /// <summary>Gets the first moment, in UTC ticks.</summary>
    public long From { get; }

    /// <summary>Gets the moment after the last, in UTC ticks.</summary>
    public long To { get; }

    public TimeSpan Offset { get; }

    public int PageIndex { get; }

    public int PageSize { get; }

    /// <summary>Gets a text that is the same for queries which find the same, whatever page of it they ask for.</summary>
    public string FilterKey => string.Join('\n', _values
        .Where(pair => !s_pageParameters.Contains(pair.Key, StringComparer.OrdinalIgnoreCase))
        .OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
        .Select(pair => $"{pair.Key.ToUpperInvariant()}={string.Join('\t', pair.Value)}"));

    /// <summary>Gets whether any filter is given besides the window.</summary>
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

    public bool Accepts(ItemAttributes attributes) =>
        (CampaignId is null || CampaignId == attributes.CampaignId)
        && (DepartmentId is null || DepartmentId == attributes.DepartmentId)
        && (AgentId is null || Array.Exists(attributes.AgentIds, id => id == AgentId))
        && (CategoryId is null || CategoryId == attributes.CategoryId)
        && (SegmentationId is null || SegmentationId == attributes.SegmentationId)
        && (Type is null || string.Equals(Type, attributes.Type, StringComparison.OrdinalIgnoreCase));

    /// <summary>Gives the time zone a query asks for its times in; UTC where there is none, or none that can be read.</summary>
    public static TimeSpan OffsetOf(IReadOnlyDictionary<string, IReadOnlyList<string>> values) =>
        values.TryGetValue("timezone", out IReadOnlyList<string>? texts) && texts is [string text, ..] ? Parse(text) ?? TimeSpan.Zero : TimeSpan.Zero;

    // An empty value is no value: "agentId=" filters nothing.
    private string? Text(string name) =>
        _operation.HasQueryParameter(name) && _values.TryGetValue(name, out IReadOnlyList<string>? values) && values is [{ Length: > 0 } value, ..]
            ? value
            : null;

    private string Required(string name) => Text(name) ?? throw ServiceErrors.Missing(name);

    private long? Number(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw ServiceErrors.NotANumber(name);
    }

    private string? Choice(string name)
    {
        string? text = Text(name);
        IReadOnlyList<string> values = _operation.Query.FirstOrDefault(query => string.Equals(query.Name, name, StringComparison.Ordinal))?.Values ?? [];
        return text is null || values.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? text
            : throw ServiceErrors.OutOfRange(name, $"one of {string.Join(", ", values)}");
    }

    private int DefaultOf(string name) =>
        _operation.Query.FirstOrDefault(query => string.Equals(query.Name, name, StringComparison.Ordinal))?.Default ?? 10;

    private long ReadTime(string name, string text)
    {
        if (!DateTime.TryParseExact(
            text, s_timeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time))
        {
            throw ServiceErrors.BadTime(name);
        }

        return text.EndsWith('Z') ? time.Ticks : time.Ticks - Offset.Ticks;
    }

    private TimeSpan ReadOffset(string name) =>
        Text(name) is { } text ? Parse(text) ?? throw ServiceErrors.BadTimeZone(name) : TimeSpan.Zero;

    private static TimeSpan? Parse(string text)
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
