using System.Globalization;

namespace Comm100.LiveChat.Client.Histories;

/// <summary>
/// Reads the links to the pages beside a page. They are never followed: all that a link tells is whether there is such a page, and
/// which. So neither host, path nor filters of a link matter.
/// </summary>
internal static class PageLink
{
    /// <summary>
    /// The index of the next page; null where there is none, or where the link does not lead forward. A link that leaps over pages leads
    /// to the one that comes next, so that no item is skipped.
    /// </summary>
    public static int? NextIndex(string? link, int currentIndex)
    {
        int? next = string.IsNullOrWhiteSpace(link) ? null : StatedIndex(link!) ?? int.MaxValue;
        return next > currentIndex && currentIndex < int.MaxValue ? currentIndex + 1 : null;
    }

    /// <summary>The index of the previous page; null where there is none, or where the link does not lead back.</summary>
    public static int? PreviousIndex(string? link, int currentIndex)
    {
        int? previous = string.IsNullOrWhiteSpace(link) ? null : StatedIndex(link!) ?? currentIndex - 1;
        return previous >= 0 && previous < currentIndex ? previous : null;
    }

    private static int? StatedIndex(string link)
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
