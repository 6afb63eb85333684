using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing.Routing;

/// <summary>The result of matching the method and the path of a request.</summary>
/// <param name="Operation">The operation; null if no operation matches.</param>
/// <param name="Keys">The values of the placeholders, from left to right.</param>
/// <param name="AllowedMethods">The allowed methods of the path; empty if the path is unknown.</param>
internal sealed record RouteMatch(ContractOperation? Operation, IReadOnlyList<string> Keys, IReadOnlyList<string> AllowedMethods)
{
    /// <summary>Gets the values by the names of their placeholders in the path of the operation.</summary>
    public IReadOnlyDictionary<string, string> Values => (Operation?.Path ?? "").Split('/')
        .Where(segment => segment.StartsWith('{'))
        .Zip(Keys)
        .ToDictionary(pair => pair.First.Trim('{', '}'), pair => pair.Second, StringComparer.OrdinalIgnoreCase);
}

/// <summary>All paths of the contract, including their documented alternatives, with all prefixes of the service.</summary>
internal sealed class RouteTable
{
    private static readonly string[][] s_prefixes =
    [
        ["api", "v1", "livechat"],
        ["api", "v2", "livechat"],
        ["livechatwebapi", "api", "v1", "livechat"],
        ["livechatwebapi", "api", "v2", "livechat"],
    ];

    // A path that begins like one of the service belongs to the service even if it is unknown, so that the log shows a misspelled path.
    private static readonly string[] s_firstSegments = [.. s_prefixes.Select(prefix => prefix[0]).Append("oauth").Distinct(StringComparer.Ordinal)];

    private readonly List<Route> _routes = [];

    public RouteTable(LiveChatContract contract)
    {
        foreach (ContractOperation operation in contract.Operations)
        {
            foreach (string path in operation.AlternativePaths.Prepend(operation.Path))
            {
                _routes.Add(new Route(operation, path[contract.BasePath.Length..].TrimStart('/').Split('/')));
            }
        }
    }

    /// <summary>Returns whether a path begins like a path of the service.</summary>
    public static bool IsServicePath(IReadOnlyList<string> segments) => s_firstSegments.Contains(segments[0], StringComparer.OrdinalIgnoreCase);

    public RouteMatch Match(string method, IReadOnlyList<string> segments)
    {
        Route[] candidates = [.. s_prefixes
            .Where(prefix => StartsWith(segments, prefix))
            .SelectMany(prefix => _routes.Where(route => route.Matches([.. segments.Skip(prefix.Length)])))];
        Route? found = Array.Find(candidates, route => string.Equals(route.Operation.Method, method, StringComparison.Ordinal));
        return new RouteMatch(
            found?.Operation,
            found?.GetKeys(segments) ?? [],
            [.. candidates.Select(route => route.Operation.Method).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private static bool StartsWith(IReadOnlyList<string> segments, string[] prefix) =>
        segments.Take(prefix.Length).SequenceEqual(prefix, StringComparer.OrdinalIgnoreCase);

    private sealed record Route(ContractOperation Operation, string[] Template)
    {
        public bool Matches(string[] segments)
        {
            if (segments.Length != Template.Length)
            {
                return false;
            }

            for (int i = 0; i < segments.Length; i++)
            {
                bool isMatch = IsPlaceholder(Template[i])
                    ? segments[i].Length > 0
                    : string.Equals(segments[i], Template[i], StringComparison.OrdinalIgnoreCase);
                if (!isMatch)
                {
                    return false;
                }
            }

            return true;
        }

        public string[] GetKeys(IReadOnlyList<string> segments)
        {
            int prefix = segments.Count - Template.Length;
            return [.. Enumerable.Range(0, Template.Length)
                .Where(i => IsPlaceholder(Template[i]))
                .Select(i => segments[prefix + i])];
        }

        private static bool IsPlaceholder(string segment) => segment.StartsWith('{');
    }
}
