using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>Tests with random documents of every format.</summary>
public sealed class PropertyTests
{
    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 1000 };

    // The placeholder for an unpaired surrogate, as the serializer of the test escapes it.
    private static readonly string s_unpairedSurrogate = "\\uE000";

    [RandomDocumentProperty]
    public void A_valid_document_is_read_and_written_back_without_loss(RandomDocumentCase random)
    {
        ContractOperation operation = random.Operation;
        JsonObject document = new RandomDocuments(random.Seed).CreateValid(operation.Response!);
        using var exchange = new Exchange(document);

        object model = exchange.Call(operation, body: null)!;

        ModelInspector.Differences(model, document).Should().BeEmpty("{0}", document);
        exchange.Warnings.Should().BeEmpty("{0}", document);
        if (FindUpdate(operation) is { } update)
        {
            exchange.Call(update, model);
            JsonNode.DeepEquals(exchange.LastBody, JsonNode.Parse(SentFields.Of(operation.Response!, document).ToJsonString())).Should().BeTrue("{0} was read and {1} was sent", document, exchange.LastBody);
        }
    }

    [RandomDocumentProperty]
    public void A_document_with_invalid_values_is_read_and_these_values_are_reported_and_kept(RandomDocumentCase random)
    {
        ContractOperation operation = random.Operation;
        var documents = new RandomDocuments(random.Seed);
        JsonObject document = documents.CreateMalformed(operation.Response!);
        using var exchange = new Exchange(document);

        object model = exchange.Call(operation, body: null)!;

        model.Should().NotBeNull();
        JsonObject expected = ReplaceUnpairedSurrogates(document);
        exchange.Warnings.Select(warning => warning.Split(": expected")[0][warning.IndexOf('$', StringComparison.Ordinal)..])
            .Should().BeEquivalentTo(documents.InvalidPaths, "{0}", document);
        if (FindUpdate(operation) is { } update)
        {
            // Invalid values are written back unchanged, so only the nulls of the document are lost.
            exchange.Call(update, model);
            // An id that cannot be read cannot identify an element of a list.
            FindLost(SentFields.Of(operation.Response!, expected), exchange.LastBody, "$").Except(documents.InvalidPaths.Where(path => path.EndsWith(".id", StringComparison.Ordinal))).Should().BeEmpty("{0} was read and {1} was sent", document, exchange.LastBody);
        }

        // A stored model is complete: it includes the read-only fields and the unreadable values.
        var type = LiveChatModelJson.Options.GetTypeInfo(model.GetType());
        string stored = JsonSerializer.Serialize(model, type);
        FindLost(expected, JsonNode.Parse(stored, documentOptions: s_deep), "$").Should().BeEmpty("{0} was read and {1} was stored", document, stored);
        JsonSerializer.Serialize(JsonSerializer.Deserialize(stored, type), type).Should().Be(stored);
    }

    private static JsonObject ReplaceUnpairedSurrogates(JsonObject document) =>
        JsonNode.Parse(document.ToJsonString().Replace(s_unpairedSurrogate, "\\uFFFD", StringComparison.Ordinal), documentOptions: s_deep)!.AsObject();

    private static ContractOperation? FindUpdate(ContractOperation read) =>
        ApiContract.Operations.FirstOrDefault(operation => operation.Method == "PUT" && operation.Body == read.Response && ApiSurface.Methods.ContainsKey(operation.Id));

    private static IEnumerable<string> FindLost(JsonNode? expected, JsonNode? actual, string path) => (expected, actual) switch
    {
        (null, _) => [],
        (JsonObject members, JsonObject others) => members.SelectMany(member => FindLost(member.Value, others[member.Key], $"{path}.{member.Key}")),
        // Known lists omit null elements. Unknown lists keep them.
        (JsonArray elements, JsonArray others) when elements.Count != others.Count && elements.Count(element => element is not null) == others.Count =>
            elements.Select((element, index) => (element, index)).Where(pair => pair.element is not null)
                .Zip(others, (pair, other) => FindLost(pair.element, other, $"{path}[{pair.index}]")).SelectMany(lost => lost),
        (JsonArray elements, JsonArray others) when elements.Count == others.Count => elements.SelectMany((element, index) => FindLost(element, others[index], $"{path}[{index}]")),
        _ => string.Equals(expected.ToString(), actual?.ToString(), StringComparison.OrdinalIgnoreCase) || IsSameTime(expected.ToString(), actual?.ToString()) ? [] : [path],
    };

    // A time is stored with its time zone.
    private static bool IsSameTime(string expected, string? actual) =>
        DateTimeOffset.TryParse(expected, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
        && DateTimeOffset.TryParse(actual, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset other)
        && time == other;

    /// <summary>A client with an in-memory service that responds to every request with the same document.</summary>
    private sealed class Exchange : HttpMessageHandler, ILoggerFactory, ILogger
    {
        private readonly byte[] _response;
        private readonly LiveChatClient _client;

        public Exchange(JsonObject response)
        {
            _response = Encoding.UTF8.GetBytes(response.ToJsonString().Replace(s_unpairedSurrogate, "\\ud83d", StringComparison.Ordinal));
            var options = new LiveChatClientOptions { BaseAddress = new Uri("https://hosted.example.com"), Credential = LiveChatCredential.BearerToken("token"), LoggerFactory = this };
            _client = new LiveChatClient(options, new HttpClient(this));
        }

        public List<string> Warnings { get; } = [];

        public JsonNode? LastBody { get; private set; }

        public object? Call(ContractOperation operation, object? body)
        {
            IEnumerable<object?> ids = ApiSurface.Methods[operation.Id].GetParameters()
                .Where(parameter => parameter.ParameterType == typeof(long) || parameter.ParameterType == typeof(ChatId))
                .Select(parameter => parameter.ParameterType == typeof(long) ? 1L : (object?)(ChatId)1);
            return ApiSurface.CallAsync(_client, operation.Id, body is null ? [.. ids] : [.. ids, body]).GetAwaiter().GetResult();
        }

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Warnings.Add(formatter(state, exception));

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is not null)
            {
                LastBody = await JsonNode.ParseAsync(await request.Content.ReadAsStreamAsync(cancellationToken), documentOptions: s_deep, cancellationToken: cancellationToken);
            }

            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(_response), RequestMessage = request };
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _client.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
