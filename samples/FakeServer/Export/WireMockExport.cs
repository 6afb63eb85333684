using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comm100.LiveChat.Client.Testing;
using FakeServer.Api;

namespace FakeServer.Export;

/// <summary>Writes the responses of the fake as stub mappings: for WireMock of Java into <c>mappings</c> and <c>__files</c>, for WireMock.Net into <c>__admin/mappings</c>.</summary>
internal sealed class WireMockExport
{
    public const int MaxChats = 10_000;

    private const string Prefix = "livechat.";

    // A lower number takes precedence.
    private const int FaultPriority = 1;
    private const int RejectionPriority = 3;
    private const int ResponsePriority = 5;
    private const int PastTheEndPriority = 6;
    private const int FirstPagePriority = 7;
    private const int BadRequestPriority = 8;
    private const int NotFoundPriority = 9;
    private const int UnauthorizedPriority = 10;

    // The faults of WireMock, and a name for its delay.
    private static readonly string[] s_faults = ["EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE", "MALFORMED_RESPONSE_CHUNK", "CONNECTION_RESET_BY_PEER", "CHUNKED_DRIBBLE_DELAY"];

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private readonly LiveChatFake _fake;
    private readonly RecordedResponses _responses;
    private readonly string _mappings;
    private readonly string _files;
    private readonly string _netMappings;
    private int _count;
    private int _netCount;

    private WireMockExport(LiveChatFake fake, RecordedResponses responses, string folder)
    {
        _fake = fake;
        _responses = responses;
        _mappings = Path.Combine(folder, "mappings");
        _files = Path.Combine(folder, "__files");
        _netMappings = Path.Combine(folder, "__admin", "mappings");
    }

    /// <summary>Writes the files, replaces those of an earlier export, and returns a message with the number of mappings.</summary>
    public static async Task<string> WriteAsync(LiveChatFakeOptions options, string folder)
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(options);
        using var responses = new RecordedResponses(fake);
        var export = new WireMockExport(fake, responses, folder);
        await export.WriteAsync();
        return string.Create(CultureInfo.InvariantCulture, $"{export._count} mappings of WireMock and {export._netCount} of WireMock.Net for {ApiDocument.Instance.Operations.Count} operations are in {folder}");
    }

    private async Task WriteAsync()
    {
        foreach (string folder in (string[])[_mappings, _files, _netMappings])
        {
            Directory.CreateDirectory(folder);
            foreach (string old in Directory.EnumerateFiles(folder, Prefix + "*.json"))
            {
                File.Delete(old);
            }
        }

        foreach (ApiOperation operation in ApiDocument.Instance.Operations)
        {
            if (operation.Query.Count > 0)
            {
                await WriteHistoryAsync(operation);
            }
            else
            {
                await WriteOperationAsync(operation);
            }
        }

        foreach (string fault in s_faults)
        {
            WriteFault(fault);
        }

        Write(new Stub("url-not-found", NotFoundPriority, Request("ANY", "urlPathPattern", CreateApiPath("/.*")), Stub.Error(404, 404000, "The URL was not found.")));
        JsonObject unauthorized = Stub.Error(401, 401000, "The request is not authenticated: the user name, the API key or the access token is wrong.");
        unauthorized["headers"]!["WWW-Authenticate"] = "Basic realm=\"Comm100 Live Chat\", Bearer";
        Write(new Stub("unauthorized", UnauthorizedPriority, new JsonObject { ["method"] = "ANY", ["urlPathPattern"] = CreateApiPath("/.*") }, unauthorized));
    }

    private async Task WriteOperationAsync(ApiOperation operation)
    {
        bool isChat = operation.Group == "Chats";
        string key = isChat ? await GetFirstChatIdAsync() : "1";
        RecordedResponse response = await _responses.GetAsync(operation, key);
        string keyPattern = key.All(char.IsAsciiDigit) ? "[0-9]+" : "[^/]+";

        JsonObject request = CreateRequest(operation, keyPattern);
        if (operation.BodyType is { } body)
        {
            request["bodyPatterns"] = new JsonArray([IsJson(body), .. GetMandatoryFields(operation).Select(Has)]);
        }

        string file = WriteFile(operation.Id, ReplaceKey(operation, response, key));
        Write(new Stub(operation.Id, ResponsePriority, request, Stub.FromFile(response.Status, response.ContentType, file)));
        if (operation.BodyType is not { } type)
        {
            return;
        }

        // One stub for each mandatory field, so that the response names the first missing field.
        int index = 0;
        foreach (string path in GetMandatoryFields(operation))
        {
            JsonObject rejected = CreateRequest(operation, keyPattern);
            rejected["bodyPatterns"] = new JsonArray([IsJson(type), .. GetMandatoryFields(operation).Take(index++).Select(Has), new JsonObject { ["not"] = Has(path) }]);
            Write(new Stub($"{operation.Id}.without.{path}", RejectionPriority, rejected, Stub.Error(400, 400000, $"Parameter '{path}' is required.")));
        }

        Write(new Stub($"{operation.Id}.bad-body", BadRequestPriority, CreateRequest(operation, keyPattern), Stub.Error(400, 400006, $"The request body must be {(type.IsArray ? "a JSON array" : "a JSON object")}.")));
    }

    private async Task WriteHistoryAsync(ApiOperation operation)
    {
        IReadOnlyList<JsonNode> pages = await _responses.GetPagesAsync(operation);
        for (int i = 0; i < pages.Count; i++)
        {
            string name = i == 0 ? operation.Id : string.Create(CultureInfo.InvariantCulture, $"{operation.Id}.page-{i}");
            JsonObject request = WithPeriod(CreateRequest(operation, ""));
            if (i > 0)
            {
                request["queryParameters"]!["pageIndex"] = new JsonObject { ["equalTo"] = i.ToString(CultureInfo.InvariantCulture) };
            }

            Write(new Stub(name, i > 0 ? ResponsePriority : FirstPagePriority, request, Stub.FromFile(200, Stub.Json, WriteFile(name, ReplaceLinks(pages[i])))));
        }

        if (pages[0]["nextPage"] is not null)
        {
            JsonObject past = WithPeriod(CreateRequest(operation, ""));
            past["queryParameters"]!["pageIndex"] = new JsonObject { ["matches"] = "0*[1-9][0-9]*" };
            JsonObject empty = pages[^1].DeepClone().AsObject();
            empty["nextPage"] = "";
            string items = empty.Single(property => property.Value is JsonArray).Key;
            empty[items] = new JsonArray();
            string name = operation.Id + ".past-the-end";
            Write(new Stub(name, PastTheEndPriority, past, Stub.FromFile(200, Stub.Json, WriteFile(name, ReplaceLinks(empty)))));
        }

        foreach (string parameter in (string[])["timeFrom", "timeTo"])
        {
            JsonObject rejected = CreateRequest(operation, "");
            rejected["queryParameters"] = new JsonObject { [parameter] = new JsonObject { ["absent"] = true } };
            Write(new Stub($"{operation.Id}.without.{parameter}", RejectionPriority, rejected, Stub.Error(400, 400000, $"Parameter '{parameter}' is required.")));
        }
    }

    /// <summary>Writes two stubs for a fault: one for a path prefix, for clients with a configurable base address, and one for a header.</summary>
    private void WriteFault(string fault)
    {
        JsonObject Response() => fault != "CHUNKED_DRIBBLE_DELAY"
            ? new JsonObject { ["fault"] = fault }
            : new JsonObject
            {
                ["status"] = 200,
                ["headers"] = new JsonObject { ["Content-Type"] = Stub.Json },
                ["body"] = "[]" + new string(' ', 62),
                ["chunkedDribbleDelay"] = new JsonObject { ["numberOfChunks"] = 16, ["totalDuration"] = 60_000 },
            };

        Write(new Stub("fault.path." + fault, FaultPriority, new JsonObject { ["method"] = "ANY", ["urlPathPattern"] = $"/faults/{fault}/.*" }, Response()));
        Write(new Stub("fault.header." + fault, FaultPriority, new JsonObject { ["method"] = "ANY", ["urlPathPattern"] = "/.*", ["headers"] = new JsonObject { ["X-Fault"] = new JsonObject { ["equalTo"] = fault } } }, Response()));
    }

    private async Task<string> GetFirstChatIdAsync()
    {
        ApiOperation list = ApiDocument.Instance.Operations.Single(operation => operation.Id == "Chats.list");
        JsonNode page = (await _responses.GetPagesAsync(list))[0];
        return page["chats"]![0]!["id"]!.ToString();
    }

    private JsonObject CreateRequest(ApiOperation operation, string keyPattern)
    {
        string[] paths = [operation.Path, .. operation.AlternativePaths];
        bool isExact = paths.Length == 1 && !operation.Placeholders.Any();
        return isExact
            ? Request(operation.Method, "urlPath", operation.Path)
            : Request(operation.Method, "urlPathPattern", string.Join('|', paths.Select(path => CreatePattern(path, keyPattern))));
    }

    private JsonObject Request(string method, string kind, string path) => new()
    {
        ["method"] = method,
        [kind] = path,
        ["headers"] = new JsonObject
        {
            ["Authorization"] = new JsonObject
            {
                ["or"] = new JsonArray(
                    new JsonObject { ["equalTo"] = "Basic " + RecordedResponses.Credential(_fake) },
                    new JsonObject { ["equalTo"] = "Bearer " + _fake.AccessToken }),
            },
        },
    };

    private static string CreatePattern(string path, string keyPattern) =>
        string.Join('/', path.Split('/').Select(segment => ApiOperation.IsPlaceholder(segment) ? keyPattern : Regex.Escape(segment)));

    private static string CreateApiPath(string rest) => ApiDocument.Instance.BasePath + rest;

    private static JsonObject WithPeriod(JsonObject request)
    {
        JsonObject Time() => new() { ["matches"] = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}" };
        request["queryParameters"] = new JsonObject { ["timeFrom"] = Time(), ["timeTo"] = Time() };
        return request;
    }

    private static IEnumerable<string> GetMandatoryFields(ApiOperation operation) => operation.Method == "POST"
        ? ApiDocument.Instance.FindFormat(operation.BodyType!.Format)!.Fields.Where(field => field.Mandatory).Select(field => field.Path)
        : [];

    private static JsonObject IsJson(ApiType type) => new()
    {
        ["equalToJson"] = type.IsArray ? new JsonArray() : new JsonObject(),
        ["ignoreExtraElements"] = true,
        ["ignoreArrayOrder"] = true,
    };

    private static JsonObject Has(string path) => new() { ["matchesJsonPath"] = "$." + path };

    /// <summary>Replaces the id in a response about one object with the id of the request.</summary>
    private static string ReplaceKey(ApiOperation operation, RecordedResponse response, string key)
    {
        string[] segments = operation.Path.Trim('/').Split('/');
        string text = ThrowIfTemplate(response.Json?.ToJsonString(s_json) ?? response.Text);
        if (!ApiOperation.IsPlaceholder(segments[^1]))
        {
            return text;
        }

        string template = string.Create(CultureInfo.InvariantCulture, $"{{{{request.pathSegments.[{segments.Length - 1}]}}}}");
        if (response.Json is not JsonObject item)
        {
            return text.Replace($"'{key}'", $"'{template}'", StringComparison.Ordinal);
        }

        if (!item.ContainsKey("id"))
        {
            return text;
        }

        const string Marker = "<id of the request>";
        bool isString = item["id"]!.GetValueKind() == JsonValueKind.String;
        JsonObject marked = item.DeepClone().AsObject();
        marked["id"] = Marker;
        return ThrowIfTemplate(marked.ToJsonString(s_json)).Replace(isString ? Marker : $"\"{Marker}\"", template, StringComparison.Ordinal);
    }

    /// <summary>Replaces the links of a page with links to WireMock, with the period of the request.</summary>
    private string ReplaceLinks(JsonNode page) => ThrowIfTemplate(page.ToJsonString(s_json))
        .Replace(_fake.BaseAddress.ToString().TrimEnd('/'), "{{request.baseUrl}}", StringComparison.Ordinal)
        .Replace("timeFrom=" + _responses.TimeFrom, "timeFrom={{urlEncode request.query.timeFrom}}", StringComparison.Ordinal)
        .Replace("timeTo=" + _responses.TimeTo, "timeTo={{urlEncode request.query.timeTo}}", StringComparison.Ordinal);

    private static string ThrowIfTemplate(string content) => content.Contains("{{", StringComparison.Ordinal)
        ? throw new InvalidOperationException("A response contains two braces, which WireMock would interpret as a template.")
        : content;

    private string WriteFile(string name, string content)
    {
        string file = Prefix + name + ".json";
        File.WriteAllText(Path.Combine(_files, file), content + "\n");
        return file;
    }

    private void Write(Stub stub)
    {
        File.WriteAllText(Path.Combine(_mappings, Prefix + stub.Name + ".json"), stub.ToJson().ToJsonString(s_json) + "\n");
        _count++;
        if (NetMapping.Create(stub, file => File.ReadAllText(Path.Combine(_files, file)).TrimEnd('\n')) is { } mapping)
        {
            File.WriteAllText(Path.Combine(_netMappings, Prefix + stub.Name + ".json"), mapping.ToJsonString(s_json) + "\n");
            _netCount++;
        }
    }
}
