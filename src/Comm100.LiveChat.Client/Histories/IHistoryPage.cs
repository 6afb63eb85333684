namespace Comm100.LiveChat.Client.Histories;

/// <summary>The parts of a page that an enumeration uses.</summary>
internal interface IHistoryPage<T>
{
    long? Total { get; }

    string? NextPage { get; }

    string? PreviousPage { get; }

    IList<T>? Items { get; }
}
