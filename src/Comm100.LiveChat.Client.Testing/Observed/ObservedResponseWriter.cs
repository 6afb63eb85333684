using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Histories;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Responses;
using Comm100.LiveChat.Client.Testing.Routing;

namespace Comm100.LiveChat.Client.Testing.Observed;

/// <summary>Rewrites documented responses in the forms that running services use. All other code uses only the documented forms. All choices
/// depend on the seed and on the data, so an object always has the same form.</summary>
internal sealed class ObservedResponseWriter
{
    private const int InternalError = 500;

    private readonly int _seed;
    private readonly ObservedIds _ids;
    private readonly ObservedLinks _links;
    private readonly LiveChatContract _contract = LiveChatContract.Instance;

    public ObservedResponseWriter(int seed)
    {
        _seed = seed;
        _ids = new ObservedIds(seed);
        _links = new ObservedLinks(seed);
    }

    /// <summary>Converts the ids in a path to the ids in the data.</summary>
    public IReadOnlyList<string> ReadKeys(RouteMatch route) =>
        route.Operation?.Response?.FormatName is "Chat" ? [.. route.Keys.Select(_ids.Read)] : route.Keys;

    /// <summary>Rewrites a response.</summary>
    public FakeResponse Rewrite(FakeResponse documented, RouteMatch route, RecordedRequest request)
    {
        if (documented.StatusCode >= 400)
        {
            return documented.StatusCode >= InternalError
                ? documented
                : ObservedErrors.Rewrite(documented, new SeededRandom(_seed, $"observed.error.{request.Method} {request.Path}", documented.StatusCode));
        }

        ContractOperation operation = route.Operation!;
        long variationKey = GetVariationKey(route);
        if (operation.Response is not { } type)
        {
            return RewriteDeletion(documented, variationKey);
        }

        JsonNode content = JsonNode.Parse(documented.Body)!;
        if (type.FormatName is "InstallationCode")
        {
            return RewriteInstallationCode(documented, content, variationKey);
        }

        ContractFormat format = _contract.GetFormat(type.FormatName);
        var writer = new ObservedObjectWriter(_contract, _ids, _seed, HistoryListQuery.GetOffset(request.Query), operation.Id);
        JsonNode? rewritten = type.IsArray ? writer.RewriteElements((JsonArray)content, format, variationKey) : writer.RewriteObject((JsonObject)content, format, variationKey);
        if (format.FindField("nextPage") is not null)
        {
            _links.Rewrite((JsonObject)rewritten!, request);
        }

        return FakeResponse.Json(GetStatusCode(documented, content), rewritten);
    }

    /// <summary>Returns the status code: 200 or 201 for a creation.</summary>
    private int GetStatusCode(FakeResponse documented, JsonNode content) =>
        documented.StatusCode == 201 && new SeededRandom(_seed, "observed.created", content["id"]!.GetValue<long>()).IsOneIn(2) ? 200 : documented.StatusCode;

    /// <summary>Rewrites the response of a deletion: with a string, with an empty body, or without a content type.</summary>
    private FakeResponse RewriteDeletion(FakeResponse documented, long variationKey) => new SeededRandom(_seed, "observed.removed", variationKey).Next(3) switch
    {
        0 => documented,
        1 => documented with { Body = [] },
        _ => documented with { Body = [], ContentType = null },
    };

    /// <summary>Rewrites the installation code: as an object, as a JSON string, or as plain text.</summary>
    private FakeResponse RewriteInstallationCode(FakeResponse documented, JsonNode content, long variationKey) => new SeededRandom(_seed, "observed.code", variationKey).Next(3) switch
    {
        0 => documented,
        1 => FakeResponse.Json(documented.StatusCode, content["code"]!.DeepClone()),
        _ => new FakeResponse(documented.StatusCode, Encoding.UTF8.GetBytes(content["code"]!.GetValue<string>()), "text/plain; charset=utf-8"),
    };

    // The last key of a path identifies the object of the response.
    private static long GetVariationKey(RouteMatch route) =>
        route.Keys is [.., string key] && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out long variationKey) ? variationKey : 0;
}
