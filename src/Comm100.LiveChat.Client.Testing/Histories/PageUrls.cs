using System.Globalization;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>The URLs of other pages: the URL of the request with another page index.</summary>
internal static class PageUrls
{
    public static string Create(int pageIndex, RecordedRequest request, string origin)
    {
        string index = string.Create(CultureInfo.InvariantCulture, $"pageIndex={pageIndex}");
        string[] pairs = request.QueryString.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        bool isReplaced = false;
        for (int i = 0; i < pairs.Length; i++)
        {
            if (pairs[i].StartsWith("pageIndex=", StringComparison.OrdinalIgnoreCase))
            {
                pairs[i] = index;
                isReplaced = true;
            }
        }

        string query = string.Join('&', isReplaced ? pairs : [.. pairs, index]);
        return $"{origin}{request.Path}?{query}";
    }
}
