using System.Globalization;

namespace Comm100.LiveChat.Client.Testing.Internal;

internal static class Quantity
{
    /// <summary>Formats a count with its noun, such as <c>1 request</c> or <c>2 requests</c>.</summary>
    public static string Format(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
