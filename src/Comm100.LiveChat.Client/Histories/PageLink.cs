using System.Globalization;

namespace Comm100.LiveChat.Client.Histories;

/// <summary>
/// Reads the links to the next and the previous page. The client never follows them: a link only says whether there is such a page, and its index. The
/// host, the path and the filters of a link are not used.
/// </summary>
internal static class PageLink
{
    /// <summary>
    /// Gets the index of the next page; null if no page follows, or if the link does not lead forward. A link that skips pages leads to the next page, so
    /// that no item is skipped.
    /// </summary>
    public static int? GetNextIndex(string? link, int currentIndex)
    {
        int? next = string.IsNullOrWhiteSpace(link) ? null : ParseIndex(link!) ?? int.MaxValue;
        return next > currentIndex && currentIndex < int.MaxValue ? currentIndex + 1 : null;
    }

    /// <summary>Gets the index of the previous page; null if no page precedes, or if the link does not lead back.</summary>
    public static int? GetPreviousIndex(string? link, int currentIndex)
    {
        int? previous = string.IsNullOrWhiteSpace(link) ? null : ParseIndex(link!) ?? currentIndex - 1;
        return previous >= 0 && previous < currentIndex ? previous : null;
    }

    private static int? ParseIndex(string link)
    {
        string query = link.Substring(link.IndexOf('?') + 1).Split('#')[0];
        foreach (string parameter in query.Split('&'))
        {
            int equals = parameter.IndexOf('=');
            string name = parameter.Substring(0, Math.Max(equals, 0));
            string value = parameter.Substring(equals + 1);
            if (name.Equals("pageIndex", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index))
            {
                return index;
            }
        }

        return null;
    }
}
