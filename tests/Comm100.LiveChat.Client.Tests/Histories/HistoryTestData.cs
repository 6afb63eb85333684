using System.Globalization;
using System.Text.Json;

namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>Data and helpers for the tests of histories.</summary>
internal static class HistoryTestData
{
    /// <summary>The header that <see cref="HistoryServer.CreateClient"/> sends.</summary>
    public const string Authorization = "Basic YWdlbnRAZXhhbXBsZS5jb206a2V5";

    public const string Path = "/api/v1/livechat/chats";

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> enumeration, CancellationToken cancellationToken = default)
    {
        List<T> items = [];
        await foreach (T item in enumeration.WithCancellation(cancellationToken))
        {
            items.Add(item);
        }

        return items;
    }

    public static async Task<List<string>> ToIdsAsync(this IAsyncEnumerable<Chat> enumeration) => [.. (await enumeration.ToListAsync()).Select(chat => chat.Id!.Value.Text)];

    public static IEnumerable<string> Ids(this LiveChatPage<Chat> page) => page.Items.Select(chat => chat.Id!.Value.Text);

    /// <summary>A page of chats in the format of the service; a total below 0 is omitted.</summary>
    public static string Page(IEnumerable<string> ids, string? nextPage, long total = -1, string? previousPage = "") => JsonSerializer.Serialize(
        (total < 0 ? [] : new Dictionary<string, object?> { ["total"] = total }).Concat(new Dictionary<string, object?>
        {
            ["previousPage"] = previousPage,
            ["nextPage"] = nextPage,
            ["chats"] = ids.Select(id => new { id, chatTranscript = Array.Empty<object>() }),
        }).ToDictionary(pair => pair.Key, pair => pair.Value));

    /// <summary>A correct page of the given items, with the total and links.</summary>
    public static string PageOf(IReadOnlyList<string> all, HistoryRequest request)
    {
        bool isLast = (request.Index + 1L) * request.Size >= all.Count;
        return Page(
            all.Skip((int)Math.Min(int.MaxValue, (long)request.Index * request.Size)).Take(request.Size),
            isLast ? "" : Link(request.Index + 1),
            all.Count,
            Link(Math.Max(0, request.Index - 1)));
    }

    public static string Link(int index) => "?pageIndex=" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>A string as JSON.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text);

    /// <summary>The numbers from the first to the last, as strings.</summary>
    public static List<string> Numbers(int first, int last) =>
        [.. Enumerable.Range(first, last - first + 1).Select(number => number.ToString(CultureInfo.InvariantCulture))];
}
