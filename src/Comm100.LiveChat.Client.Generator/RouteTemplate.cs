using System.Text.RegularExpressions;

namespace Comm100.LiveChat.Client.Generator;

/// <summary>A piece of a route: literal text with its slashes, or the name of a placeholder.</summary>
internal sealed record RoutePart(string Text, bool IsPlaceholder);

internal static class RouteTemplate
{
    private static readonly Regex s_parts = new(
        @"\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}|[^{}]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>What is wrong with the route, to follow "The route '…'", or null.</summary>
    public static string? Problem(string route)
    {
        if (!route.StartsWith("/", StringComparison.Ordinal))
        {
            return "must begin with '/'";
        }

        if (route.EndsWith("/", StringComparison.Ordinal))
        {
            return "must not end with '/'";
        }

        foreach (var refused in (string[])["?", "#", "//", "..", "\\"])
        {
            if (route.Contains(refused))
            {
                return "must not contain '" + refused + "'";
            }
        }

        if (route.Any(char.IsWhiteSpace))
        {
            return "must not contain white space";
        }

        if (route.Contains("{}"))
        {
            return "has an empty placeholder";
        }

        if (s_parts.Replace(route, "").Length > 0)
        {
            return "has unbalanced braces, or a placeholder that is no name";
        }

        return null;
    }

    public static IReadOnlyList<RoutePart> Split(string route) =>
    [
        .. s_parts.Matches(route).Cast<Match>().Select(part =>
            part.Groups["name"].Success ? new RoutePart(part.Groups["name"].Value, IsPlaceholder: true) : new RoutePart(part.Value, IsPlaceholder: false)),
    ];
}
