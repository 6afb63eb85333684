using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Histories;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Responses;
using Comm100.LiveChat.Client.Testing.Routing;

namespace Comm100.LiveChat.Client.Testing.Observed;

/// <summary>Writes documented answers anew, as running services were seen to write them. It stands at the edge: what is behind it
/// knows the document alone. All choices come from the seed and from what is written, so an object looks the same each time.</summary>
internal sealed class ObservedResponseWriter
{
    private const int FakeFailed = 500;

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

    /// <summary>Gives the keys of a path as the data knows them.</summary>
    public IReadOnlyList<string> Keys(RouteMatch route) =>
        route.Operation?.Response?.FormatName is "Chat" ? [.. route.Keys.Select(_ids.Read)] : route.Keys;

    /// <summary>Writes an answer anew.</summary>
    public FakeResponse Rewrite(FakeResponse documented, RouteMatch route, RecordedRequest request)
    {
        if (documented.StatusCode >= 400)
        {
            return documented.StatusCode >= FakeFailed
                ? documented
                : ObservedErrors.Rewrite(documented, new SeededRandom(_seed, $"observed.error.{request.Method} {request.Path}", documented.StatusCode));
        }

        ContractOperation operation = route.Operation!;
        long place = FindIndex(route);
        if (operation.Response is not { } type)
        {
            return Removed(documented, place);
        }

        JsonNode content = JsonNode.Parse(documented.Body)!;
        if (type.FormatName is "InstallationCode")
        {
            return Code(documented, content, place);
        }

        ContractFormat format = _contract.GetFormat(type.FormatName);
        var writer = new ObservedObjectWriter(_contract, _ids, _seed, History.HistoryListQuery.OffsetOf(request.Query), operation.Id);
        JsonNode? written = type.IsArray ? writer.Elements((JsonArray)content, format, place) : writer.Item((JsonObject)content, format, place);
        if (format.FindField("nextPage") is not null)
        {
            _links.Rewrite((JsonObject)written!, request);
        }

        return FakeResponse.Json(StatusOf(documented, content), written);
    }

    /// <summary>A creation is answered with 200 or 201.</summary>
    private int StatusOf(FakeResponse documented, JsonNode content) =>
        documented.StatusCode == 201 && new SeededRandom(_seed, "observed.created", content["id"]!.GetValue<long>()).IsOneIn(2) ? 200 : documented.StatusCode;

    /// <summary>A removal is answered with a text, with an empty body, or with nothing that would say what it is.</summary>
    private FakeResponse Removed(FakeResponse documented, long place) => new SeededRandom(_seed, "observed.removed", place).Next(3) switch
    {
        0 => documented,
        1 => documented with { Body = [] },
        _ => documented with { Body = [], ContentType = null },
    };

    /// <summary>The installation code comes as an object, as a text in JSON, or as a text.</summary>
    private FakeResponse Code(FakeResponse documented, JsonNode content, long place) => new SeededRandom(_seed, "observed.code", place).Next(3) switch
    {
        0 => documented,
        1 => FakeResponse.Json(documented.StatusCode, content["code"]!.DeepClone()),
        _ => new FakeResponse(documented.StatusCode, Encoding.UTF8.GetBytes(content["code"]!.GetValue<string>()), "text/plain; charset=utf-8"),
    };

    // Of several keys the last is the one the answer is about.
    private static long FindIndex(RouteMatch route) =>
        route.Keys is [.., string key] && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out long place) ? place : 0;
}
