using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>Tests that hold for every document of every format, with random documents.</summary>
public sealed class PropertyTests
{
    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 1000 };

    // As the serializer of the test writes it.
    private static readonly string s_half = "\\uE000";

    [RandomDocumentProperty]
    public void A_document_of_the_contract_survives_reading_and_writing(RandomDocumentCase random)
    {
        ContractOperation operation = random.Operation;
        JsonObject document = new RandomDocuments(random.Seed).Valid(operation.Response!);
        using var exchange = new Exchange(document);

        object model = exchange.Call(operation, body: null)!;

        ModelInspector.Differences(model, document).Should().BeEmpty("{0}", document);
        exchange.Warnings.Should().BeEmpty("{0}", document);
        if (UpdateOf(operation) is { } update)
        {
            exchange.Call(update, model);
            JsonNode.DeepEquals(exchange.LastBody, JsonNode.Parse(SentFields.Of(operation.Response!, document).ToJsonString())).Should().BeTrue("of {0} came {1}", document, exchange.LastBody);
        }
    }

    [RandomDocumentProperty]
    public void A_document_with_wrong_values_is_read_and_the_wrong_values_are_reported_and_kept(RandomDocumentCase random)
    {
        ContractOperation operation = random.Operation;
        var documents = new RandomDocuments(random.Seed);
        JsonObject document = documents.Wild(operation.Response!);
        using var exchange = new Exchange(document);

        object model = exchange.Call(operation, body: null)!;

        model.Should().NotBeNull();
        JsonObject mended = Mended(document);
        exchange.Warnings.Select(warning => warning.Split(": expected")[0][warning.IndexOf('$', StringComparison.Ordinal)..])
            .Should().BeEquivalentTo(documents.Wrong, "{0}", document);
        if (UpdateOf(operation) is { } update)
        {
            // What was not understood goes back as it came, so nothing of the document is lost but its nulls.
            exchange.Call(update, model);
            // An id that cannot be read cannot identify an element of a list.
            Lost(SentFields.Of(operation.Response!, mended), exchange.LastBody, "$").Except(documents.Wrong.Where(path => path.EndsWith(".id", StringComparison.Ordinal))).Should().BeEmpty("of {0} came {1}", document, exchange.LastBody);
        }

        // A stored model is complete: it includes the read-only fields and the unreadable values.
        var type = LiveChatModelJson.Options.GetTypeInfo(model.GetType());
        string stored = JsonSerializer.Serialize(model, type);
        Lost(mended, JsonNode.Parse(stored, documentOptions: s_deep), "$").Should().BeEmpty("of {0} was stored {1}", document, stored);
        JsonSerializer.Serialize(JsonSerializer.Deserialize(stored, type), type).Should().Be(stored);
    }

    private static JsonObject Mended(JsonObject document) =>
        JsonNode.Parse(document.ToJsonString().Replace(s_half, "\\uFFFD", StringComparison.Ordinal), documentOptions: s_deep)!.AsObject();

    private static ContractOperation? UpdateOf(ContractOperation read) =>
        ApiContract.Operations.FirstOrDefault(operation => operation.Method == "PUT" && operation.Body == read.Response && ApiSurface.Methods.ContainsKey(operation.Id));

    private static IEnumerable<string> Lost(JsonNode? expected, JsonNode? actual, string path) => (expected, actual) switch
    {
        (null, _) => [],
        (JsonObject members, JsonObject others) => members.SelectMany(member => Lost(member.Value, others[member.Key], $"{path}.{member.Key}")),
        // Null is no element of a list that is known. One that is not known keeps it.
        (JsonArray elements, JsonArray others) when elements.Count != others.Count && elements.Count(element => element is not null) == others.Count =>
            elements.Select((element, index) => (element, index)).Where(pair => pair.element is not null)
                .Zip(others, (pair, other) => Lost(pair.element, other, $"{path}[{pair.index}]")).SelectMany(lost => lost),
        (JsonArray elements, JsonArray others) when elements.Count == others.Count => elements.SelectMany((element, index) => Lost(element, others[index], $"{path}[{index}]")),
        _ => string.Equals(expected.ToString(), actual?.ToString(), StringComparison.OrdinalIgnoreCase) || IsSameTime(expected.ToString(), actual?.ToString()) ? [] : [path],
    };

    // A time is stored with its zone.
    private static bool IsSameTime(string expected, string? actual) =>
        DateTimeOffset.TryParse(expected, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
        && DateTimeOffset.TryParse(actual, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset other)
        && time == other;

    /// <summary>A client whose service responds with one document to every request, in memory.</summary>
    private sealed class Exchange : HttpMessageHandler, ILoggerFactory, ILogger
    {
        private readonly byte[] _response;
        private readonly LiveChatClient _client;

        public Exchange(JsonObject response)
        {
            _response = Encoding.UTF8.GetBytes(response.ToJsonString().Replace(s_half, "\\ud83d", StringComparison.Ordinal));
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
