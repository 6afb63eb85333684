using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Tests.Contract;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>A base class for tests of responses that differ from the documentation: what is read, reported, and written back.</summary>
public abstract class JsonTest : ClientTest
{
    /// <summary>Represents an operation that reads one offline message.</summary>
    protected const string OneOfflineMessage = "OfflineMessages.get";

    private readonly List<string> _messages = [];

    /// <summary>The reported locations.</summary>
    protected IReadOnlyList<string> Reports => [.. _messages.Select(message => message[message.IndexOf('$', StringComparison.Ordinal)..])];

    protected LiveChatClient CreateLoggedClient() => CreateClient(options => WithLog(options));

    protected LiveChatClientOptions WithLog(LiveChatClientOptions options)
    {
        options.LoggerFactory = new RecordingLoggerFactory(_messages);
        return options;
    }

    protected LiveChatClient CreateStrictClient() => CreateClient(options => options.StrictJson = true);

    /// <summary>Calls an operation with this response, and returns the result.</summary>
    protected async Task<T> ReadAsync<T>(string operationId, string body, LiveChatClient? client = null)
    {
        if (operationId == OneOfflineMessage)
        {
            // The API document has no operation that returns a single offline message.
            Respond("Bans.get", 200, body);
            return (T)(object)await (client ?? CreateLoggedClient()).SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans/7"), LiveChatModelJson.TypeInfo<OfflineMessage>());
        }

        Respond(operationId, 200, body);
        return (T)(await ApiSurface.CallAsync(client ?? CreateLoggedClient(), operationId, CreateIds(operationId)))!;
    }

    /// <summary>Calls an operation with a model, and returns the JSON that it sends.</summary>
    protected async Task<string> WriteAsync(string operationId, object model)
    {
        Respond(operationId, 200, "{}");
        await ApiSurface.CallAsync(Client, operationId, [.. CreateIds(operationId), model]);
        return LastRequest.Body;
    }

    protected static JsonTypeInfo<T> GetTypeInfo<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    protected static void AssertJson(string actual, string expected) =>
        JsonNode.DeepEquals(Parse(actual), Parse(expected)).Should().BeTrue("{0} is expected to be {1}", actual, expected);

    private static JsonNode? Parse(string json) => JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 10_000 });

    private static object?[] CreateIds(string operationId) =>
        [.. ApiSurface.Methods[operationId].GetParameters()
            .Where(parameter => parameter.ParameterType == typeof(long) || parameter.ParameterType == typeof(ChatId))
            .Select(parameter => parameter.ParameterType == typeof(long) ? 1L : (object?)(ChatId)1)];

    private sealed class RecordingLoggerFactory(List<string> messages) : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            messages.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
