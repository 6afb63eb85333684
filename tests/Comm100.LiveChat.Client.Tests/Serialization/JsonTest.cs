using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Tests.Contract;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>A test of responses that are not as documented: what is read, what is reported, and what is written back.</summary>
public abstract class JsonTest : ClientTest
{
    /// <summary>Stands for an operation that reads one offline message.</summary>
    protected const string OneOfflineMessage = "OfflineMessages.get";

    private readonly List<string> _messages = [];

    /// <summary>The places that were reported.</summary>
    protected IReadOnlyList<string> Reports => [.. _messages.Select(message => message[message.IndexOf('$', StringComparison.Ordinal)..])];

    protected LiveChatClient CreateLoggedClient() => CreateClient(options => WithLog(options));

    protected LiveChatClientOptions WithLog(LiveChatClientOptions options)
    {
        options.LoggerFactory = new RecordingLoggerFactory(_messages);
        return options;
    }

    protected LiveChatClient CreateStrictClient() => CreateClient(options => options.StrictJson = true);

    /// <summary>Reads a response of an operation.</summary>
    protected async Task<T> ReadAsync<T>(string operationId, string body, LiveChatClient? client = null)
    {
        if (operationId == OneOfflineMessage)
        {
            // The document has no operation for a single one.
            Respond("Bans.get", 200, body);
            return (T)(object)await (client ?? CreateLoggedClient()).SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans/7"), LiveChatModelJson.TypeInfo<OfflineMessage>());
        }

        Respond(operationId, 200, body);
        return (T)(await ApiSurface.CallAsync(client ?? CreateLoggedClient(), operationId, Ids(operationId)))!;
    }

    /// <summary>The JSON that an operation sends for a model.</summary>
    protected async Task<string> WriteAsync(string operationId, object model)
    {
        Respond(operationId, 200, "{}");
        await ApiSurface.CallAsync(Client, operationId, [.. Ids(operationId), model]);
        return LastRequest.Body;
    }

    protected static void AssertJson(string actual, string expected) =>
        JsonNode.DeepEquals(Parse(actual), Parse(expected)).Should().BeTrue("{0} is expected to be {1}", actual, expected);

    private static JsonNode? Parse(string json) => JsonNode.Parse(json, documentOptions: new System.Text.Json.JsonDocumentOptions { MaxDepth = 10_000 });

    private static object?[] Ids(string operationId) =>
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
