namespace Comm100.LiveChat.Client.Histories;

/// <summary>What a walk needs to know of a page, whatever its items are called.</summary>
internal interface IHistoryPage<T>
{
    long? Total { get; }

    string? NextPage { get; }

    string? PreviousPage { get; }

    IList<T>? Items { get; }
}
