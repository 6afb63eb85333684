using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comm100.LiveChat.Client.Testing;
using FakeServer.Api;

namespace FakeServer.Export;

/// <summary>Writes the fake's answers as stub mappings: for WireMock of Java into <c>mappings</c> and <c>__files</c>, for WireMock.Net into <c>__admin/mappings</c>.</summary>
internal sealed class WireMockExport
{
    public const int MaxChats = 10_000;

    private const string Prefix = "livechat.";

    // The lower number wins.
    private const int FaultPriority = 1;
    private const int RefusalPriority = 3;
    private const int AnswerPriority = 5;
    private const int PastTheEndPriority = 6;
    private const int FirstPagePriority = 7;
    private const int BadRequestPriority = 8;
    private const int NotFoundPriority = 9;
    private const int UnauthorizedPriority = 10;

    // WireMock's names of what can go wrong, and the name its delay has here.
    private static readonly string[] s_faults = ["EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE", "MALFORMED_RESPONSE_CHUNK", "CONNECTION_RESET_BY_PEER", "CHUNKED_DRIBBLE_DELAY"];

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private readonly LiveChatFake _fake;
    private readonly RecordedAnswers _answers;
    private readonly string _mappings;
    private readonly string _files;
    private readonly string _netMappings;
    private int _count;
    private int _netCount;

    private WireMockExport(LiveChatFake fake, RecordedAnswers answers, string folder)
    {
        _fake = fake;
        _answers = answers;
        _mappings = Path.Combine(folder, "mappings");
        _files = Path.Combine(folder, "__files");
        _netMappings = Path.Combine(folder, "__admin", "mappings");
    }

    /// <summary>Writes the files, in place of those of an earlier export, and tells how many mappings there are.</summary>
    public static async Task<string> WriteAsync(LiveChatFakeOptions options, string folder)
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(options);
        using var answers = new RecordedAnswers(fake);
        var export = new WireMockExport(fake, answers, folder);
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

        Write(new Stub("url-not-found", NotFoundPriority, Request("ANY", "urlPathPattern", Api("/.*")), Stub.Error(404, 404000, "The URL was not found.")));
        JsonObject unauthorized = Stub.Error(401, 401000, "The request is not authenticated: the user name, the API key or the access token is wrong.");
        unauthorized["headers"]!["WWW-Authenticate"] = "Basic realm=\"Comm100 Live Chat\", Bearer";
        Write(new Stub("unauthorized", UnauthorizedPriority, new JsonObject { ["method"] = "ANY", ["urlPathPattern"] = Api("/.*") }, unauthorized));
    }

    private async Task WriteOperationAsync(ApiOperation operation)
    {
        bool isChat = operation.Group == "Chats";
        string key = isChat ? await FirstChatAsync() : "1";
        RecordedAnswer answer = await _answers.OfAsync(operation, key);
        string keyPattern = key.All(char.IsAsciiDigit) ? "[0-9]+" : "[^/]+";

        JsonObject request = RequestOf(operation, keyPattern);
        if (operation.BodyType is { } body)
        {
            request["bodyPatterns"] = new JsonArray([Is(body), .. MandatoryOnCreate(operation).Select(Has)]);
        }

        string file = WriteFile(operation.Id, WithKeyOfRequest(operation, answer, key));
        Write(new Stub(operation.Id, AnswerPriority, request, Stub.FromFile(answer.Status, answer.ContentType, file)));
        if (operation.BodyType is not { } type)
        {
            return;
        }

        // One for each mandatory member, so that the answer names the first that is missing.
        int place = 0;
        foreach (string path in MandatoryOnCreate(operation))
        {
            JsonObject refused = RequestOf(operation, keyPattern);
            refused["bodyPatterns"] = new JsonArray([Is(type), .. MandatoryOnCreate(operation).Take(place++).Select(Has), new JsonObject { ["not"] = Has(path) }]);
            Write(new Stub($"{operation.Id}.without.{path}", RefusalPriority, refused, Stub.Error(400, 400000, $"Parameter '{path}' is required.")));
        }

        Write(new Stub($"{operation.Id}.bad-body", BadRequestPriority, RequestOf(operation, keyPattern), Stub.Error(400, 400006, $"The request body must be {(type.IsArray ? "a JSON array" : "a JSON object")}.")));
    }

    private async Task WriteHistoryAsync(ApiOperation operation)
    {
        IReadOnlyList<JsonNode> pages = await _answers.PagesOfAsync(operation);
        for (int i = 0; i < pages.Count; i++)
        {
            string name = i == 0 ? operation.Id : string.Create(CultureInfo.InvariantCulture, $"{operation.Id}.page-{i}");
            JsonObject request = WithWindow(RequestOf(operation, ""));
            if (i > 0)
            {
                request["queryParameters"]!["pageIndex"] = new JsonObject { ["equalTo"] = i.ToString(CultureInfo.InvariantCulture) };
            }

            Write(new Stub(name, i > 0 ? AnswerPriority : FirstPagePriority, request, Stub.FromFile(200, Stub.Json, WriteFile(name, Linked(pages[i])))));
        }

        if (pages[0]["nextPage"] is not null)
        {
            JsonObject past = WithWindow(RequestOf(operation, ""));
            past["queryParameters"]!["pageIndex"] = new JsonObject { ["matches"] = "0*[1-9][0-9]*" };
            JsonObject empty = pages[^1].DeepClone().AsObject();
            empty["nextPage"] = "";
            string items = empty.Single(member => member.Value is JsonArray).Key;
            empty[items] = new JsonArray();
            string name = operation.Id + ".past-the-end";
            Write(new Stub(name, PastTheEndPriority, past, Stub.FromFile(200, Stub.Json, WriteFile(name, Linked(empty)))));
        }

        foreach (string parameter in (string[])["timeFrom", "timeTo"])
        {
            JsonObject refused = RequestOf(operation, "");
            refused["queryParameters"] = new JsonObject { [parameter] = new JsonObject { ["absent"] = true } };
            Write(new Stub($"{operation.Id}.without.{parameter}", RefusalPriority, refused, Stub.Error(400, 400000, $"Parameter '{parameter}' is required.")));
        }
    }

    /// <summary>A fault for requests below a path of its own, for callers whose base address can be set, and one for those with a header.</summary>
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

    private async Task<string> FirstChatAsync()
    {
        ApiOperation list = ApiDocument.Instance.Operations.Single(operation => operation.Id == "Chats.list");
        JsonNode page = (await _answers.PagesOfAsync(list))[0];
        return page["chats"]![0]!["id"]!.ToString();
    }

    private JsonObject RequestOf(ApiOperation operation, string keyPattern)
    {
        string[] paths = [operation.Path, .. operation.AlsoWritten];
        bool isExact = paths.Length == 1 && !operation.Placeholders.Any();
        return isExact
            ? Request(operation.Method, "urlPath", operation.Path)
            : Request(operation.Method, "urlPathPattern", string.Join('|', paths.Select(path => Pattern(path, keyPattern))));
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
                    new JsonObject { ["equalTo"] = "Basic " + RecordedAnswers.Credential(_fake) },
                    new JsonObject { ["equalTo"] = "Bearer " + _fake.AccessToken }),
            },
        },
    };

    private static string Pattern(string path, string keyPattern) =>
        string.Join('/', path.Split('/').Select(segment => ApiOperation.IsPlaceholder(segment) ? keyPattern : Regex.Escape(segment)));

    private static string Api(string rest) => ApiDocument.Instance.BasePath + rest;

    private static JsonObject WithWindow(JsonObject request)
    {
        JsonObject Time() => new() { ["matches"] = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}" };
        request["queryParameters"] = new JsonObject { ["timeFrom"] = Time(), ["timeTo"] = Time() };
        return request;
    }

    private static IEnumerable<string> MandatoryOnCreate(ApiOperation operation) => operation.Method == "POST"
        ? ApiDocument.Instance.FormatOf(operation.BodyType!.Format)!.Fields.Where(field => field.Mandatory).Select(field => field.Path)
        : [];

    private static JsonObject Is(ApiType type) => new()
    {
        ["equalToJson"] = type.IsArray ? new JsonArray() : new JsonObject(),
        ["ignoreExtraElements"] = true,
        ["ignoreArrayOrder"] = true,
    };

    private static JsonObject Has(string path) => new() { ["matchesJsonPath"] = "$." + path };

    /// <summary>An answer about one object tells of the object that was asked for.</summary>
    private static string WithKeyOfRequest(ApiOperation operation, RecordedAnswer answer, string key)
    {
        string[] segments = operation.Path.Trim('/').Split('/');
        string text = Checked(answer.Json?.ToJsonString(s_json) ?? answer.Text);
        if (!ApiOperation.IsPlaceholder(segments[^1]))
        {
            return text;
        }

        string asked = string.Create(CultureInfo.InvariantCulture, $"{{{{request.pathSegments.[{segments.Length - 1}]}}}}");
        if (answer.Json is not JsonObject item)
        {
            return text.Replace($"'{key}'", $"'{asked}'", StringComparison.Ordinal);
        }

        if (!item.ContainsKey("id"))
        {
            return text;
        }

        const string Mark = "<the id that was asked for>";
        bool isText = item["id"]!.GetValueKind() == JsonValueKind.String;
        JsonObject marked = item.DeepClone().AsObject();
        marked["id"] = Mark;
        return Checked(marked.ToJsonString(s_json)).Replace(isText ? Mark : $"\"{Mark}\"", asked, StringComparison.Ordinal);
    }

    /// <summary>The links of a page lead to WireMock, with the window of the request.</summary>
    private string Linked(JsonNode page) => Checked(page.ToJsonString(s_json))
        .Replace(_fake.BaseAddress.ToString().TrimEnd('/'), "{{request.baseUrl}}", StringComparison.Ordinal)
        .Replace("timeFrom=" + _answers.TimeFrom, "timeFrom={{urlEncode request.query.timeFrom}}", StringComparison.Ordinal)
        .Replace("timeTo=" + _answers.TimeTo, "timeTo={{urlEncode request.query.timeTo}}", StringComparison.Ordinal);

    private static string Checked(string answer) => answer.Contains("{{", StringComparison.Ordinal)
        ? throw new InvalidOperationException("An answer holds two braces, which WireMock would take for a template.")
        : answer;

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
        if (NetMapping.From(stub, file => File.ReadAllText(Path.Combine(_files, file)).TrimEnd('\n')) is { } mapping)
        {
            File.WriteAllText(Path.Combine(_netMappings, Prefix + stub.Name + ".json"), mapping.ToJsonString(s_json) + "\n");
            _netCount++;
        }
    }
}
