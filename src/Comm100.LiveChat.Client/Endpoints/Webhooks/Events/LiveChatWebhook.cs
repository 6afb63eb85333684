using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// Reads the events that the service posts to a <see cref="Webhook"/>. It reads as tolerantly as the client reads responses: names in any letter case, unknown events and
/// fields, and fields of another JSON type are kept.
/// </summary>
/// <remarks>
/// The service documents no signature and no id of a delivery, so nothing in an event proves that it comes from the service. Post to an address that nobody can guess, and
/// treat the content as input of an unknown sender. The package <c>Comm100.LiveChat.Client.AspNetCore</c> maps such an address.
/// </remarks>
public static class LiveChatWebhook
{
    /// <summary>The default maximum length of an event, in bytes of UTF-8: 1,048,576.</summary>
    public const int DefaultMaxBytes = 1024 * 1024;

    /// <summary>The maximum number of nested objects and arrays in an event: 64.</summary>
    public const int MaxDepth = 64;

    private const int BufferSize = 16 * 1024;
    private const string EventField = "event";

    private static readonly JsonContracts s_contracts = new(WebhooksJsonContext.Default);

    // Two threads can create two instances at the same time. Either is correct.
    private static JsonSerializerOptions? s_writing;

    /// <summary>Reads an event.</summary>
    /// <param name="json">The JSON that the service posted.</param>
    /// <param name="maxBytes">The maximum length in bytes of UTF-8.</param>
    /// <returns>The event: a type such as <see cref="ChatEndedEvent"/>, or an <see cref="UnknownWebhookEvent"/>.</returns>
    /// <exception cref="ArgumentNullException">The JSON is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The maximum length is less than 1.</exception>
    /// <exception cref="LiveChatWebhookException">The string is not JSON, not an object, has no event name, is too long, or is nested too deeply.</exception>
    public static LiveChatWebhookEvent Parse(string json, int maxBytes = DefaultMaxBytes)
    {
        Argument.NotNull(json, nameof(json));
        CheckMaxBytes(maxBytes);
        return Read(json, maxBytes, out string? problem) ?? throw new LiveChatWebhookException(problem!);
    }

    /// <summary>Reads an event.</summary>
    /// <param name="utf8Json">The JSON that the service posted, as UTF-8.</param>
    /// <param name="maxBytes">The maximum length in bytes.</param>
    /// <returns>The event: a type such as <see cref="ChatEndedEvent"/>, or an <see cref="UnknownWebhookEvent"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The maximum length is less than 1.</exception>
    /// <exception cref="LiveChatWebhookException">The bytes are not JSON, not an object, have no event name, are too many, or are nested too deeply.</exception>
    public static LiveChatWebhookEvent Parse(ReadOnlyMemory<byte> utf8Json, int maxBytes = DefaultMaxBytes)
    {
        CheckMaxBytes(maxBytes);
        return Read(utf8Json, maxBytes, out string? problem) ?? throw new LiveChatWebhookException(problem!);
    }

    /// <summary>Reads an event from a stream, up to its end. The stream is not closed.</summary>
    /// <param name="utf8Json">A stream with the JSON that the service posted, as UTF-8.</param>
    /// <param name="maxBytes">The maximum length in bytes. At most one buffer more is read.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The event: a type such as <see cref="ChatEndedEvent"/>, or an <see cref="UnknownWebhookEvent"/>.</returns>
    /// <exception cref="ArgumentNullException">The stream is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The maximum length is less than 1.</exception>
    /// <exception cref="LiveChatWebhookException">The content is not JSON, not an object, has no event name, is too long, or is nested too deeply.</exception>
    public static Task<LiveChatWebhookEvent> ParseAsync(Stream utf8Json, int maxBytes = DefaultMaxBytes, CancellationToken cancellationToken = default)
    {
        Argument.NotNull(utf8Json, nameof(utf8Json));
        CheckMaxBytes(maxBytes);
        return ReadAsync(utf8Json, maxBytes, cancellationToken);
    }

    /// <summary>Reads an event if the string is one.</summary>
    /// <param name="json">The JSON that the service posted; null is not an event.</param>
    /// <param name="result">The event; null if the string is not one.</param>
    /// <param name="maxBytes">The maximum length in bytes of UTF-8.</param>
    /// <returns>Whether the string is an event. It is not if <see cref="Parse(string, int)"/> would throw a <see cref="LiveChatWebhookException"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The maximum length is less than 1.</exception>
    public static bool TryParse(string? json, [NotNullWhen(true)] out LiveChatWebhookEvent? result, int maxBytes = DefaultMaxBytes)
    {
        CheckMaxBytes(maxBytes);
        result = json is null ? null : Read(json, maxBytes, out _);
        return result is not null;
    }

    /// <summary>Reads an event if the bytes are one.</summary>
    /// <param name="utf8Json">The JSON that the service posted, as UTF-8.</param>
    /// <param name="result">The event; null if the bytes are not one.</param>
    /// <param name="maxBytes">The maximum length in bytes.</param>
    /// <returns>Whether the bytes are an event. They are not if <see cref="Parse(ReadOnlyMemory{byte}, int)"/> would throw a <see cref="LiveChatWebhookException"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The maximum length is less than 1.</exception>
    public static bool TryParse(ReadOnlyMemory<byte> utf8Json, [NotNullWhen(true)] out LiveChatWebhookEvent? result, int maxBytes = DefaultMaxBytes)
    {
        CheckMaxBytes(maxBytes);
        result = Read(utf8Json, maxBytes, out _);
        return result is not null;
    }

    /// <summary>
    /// Writes an event as JSON that <see cref="Parse(string, int)"/> reads again without loss, for example to put it into a queue. Times are written in ISO 8601; unknown
    /// fields and values that could not be read are written as received.
    /// </summary>
    /// <param name="webhookEvent">The event.</param>
    /// <returns>The JSON. It contains data of the visitor.</returns>
    /// <exception cref="ArgumentNullException">The event is null.</exception>
    public static string Serialize(LiveChatWebhookEvent webhookEvent)
    {
        Argument.NotNull(webhookEvent, nameof(webhookEvent));
        JsonSerializerOptions options = s_writing ??= JsonContracts.CreateStorageOptions(WebhooksJsonContext.Default);
        return JsonSerializer.Serialize(webhookEvent, options.GetTypeInfo(webhookEvent.GetType()));
    }

    private static void CheckMaxBytes(int maxBytes)
    {
        if (maxBytes < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(maxBytes), maxBytes, $"'{nameof(maxBytes)}' must be 1 or greater.");
        }
    }

    private static async Task<LiveChatWebhookEvent> ReadAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        byte[] buffer = new byte[BufferSize];
        while (content.Length <= maxBytes)
        {
#if NET8_0_OR_GREATER
            int read = await stream.ReadAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false);
#else
            int read = await stream.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
#endif
            if (read == 0)
            {
                break;
            }

            content.Write(buffer, 0, read);
        }

        return Read(content.GetBuffer().AsMemory(0, (int)content.Length), maxBytes, out string? problem) ?? throw new LiveChatWebhookException(problem!);
    }

    private static LiveChatWebhookEvent? Read(string json, int maxBytes, out string? problem)
    {
        // A character has at least one byte, so a longer string is too long in any case.
        if (json.Length > maxBytes)
        {
            problem = TooLong(maxBytes);
            return null;
        }

        return Read(Encoding.UTF8.GetBytes(json).AsMemory(), maxBytes, out problem);
    }

    /// <summary>Reads an event. Returns null and the problem if the content is not an event.</summary>
    private static LiveChatWebhookEvent? Read(ReadOnlyMemory<byte> json, int maxBytes, out string? problem)
    {
        if (json.Length > maxBytes)
        {
            problem = TooLong(maxBytes);
            return null;
        }

        json = SurrogateRepair.Repair(CharacterSets.RemoveUtf8ByteOrderMark(json), out _);
        try
        {
            if (FindName(json.Span, out problem) is not { } name)
            {
                return null;
            }

            LiveChatWebhookEvent result = ReadEvent(json, name);

            // If the field is repeated, the reader can find another one than the one that selected the type.
            result.Event = name;
            return result;
        }
        catch (JsonException exception)
        {
            // The message of the exception contains a part of the content.
            problem = FormattableString.Invariant($"The webhook content is not JSON, or is cut off, at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.");
            return null;
        }
    }

    private static LiveChatWebhookEvent ReadEvent(ReadOnlyMemory<byte> json, string name)
    {
        switch (new WebhookEventName(name).Value)
        {
            case WebhookEventName.Values.OfflineMessageSubmitted:
                return ReadModel<OfflineMessageSubmittedEvent>(json);
            case WebhookEventName.Values.ChatStarted:
                return ReadModel<ChatStartedEvent>(json);
            case WebhookEventName.Values.ChatEnded:
                return ReadModel<ChatEndedEvent>(json);
            case WebhookEventName.Values.ChatWrappedUp:
                return ReadModel<ChatWrappedUpEvent>(json);
            case WebhookEventName.Values.ChatRequested:
                return ReadModel<ChatRequestedEvent>(json);
            case WebhookEventName.Values.ChatTransferred:
                return ReadModel<ChatTransferredEvent>(json);
            default:
                UnknownWebhookEvent unknown = ReadModel<UnknownWebhookEvent>(json);
                using (var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth }))
                {
                    unknown.Json = document.RootElement.Clone();
                }

                return unknown;
        }
    }

    // The content is an object, so the model is never null.
    private static T ReadModel<T>(ReadOnlyMemory<byte> json)
        where T : LiveChatWebhookEvent => (T)LenientReader.ReadLeniently(json, s_contracts.ForResponse<T>(), new UnreadableValueList())!;

    /// <summary>Checks the complete content, and finds the name of the event.</summary>
    private static string? FindName(ReadOnlySpan<byte> json, out string? problem)
    {
        string? name = null;
        bool isExact = false;
        var reader = new Utf8JsonReader(json, JsonParsing.ReaderOptions);
        for (bool isFirst = true; reader.Read(); isFirst = false)
        {
            if (isFirst && reader.TokenType != JsonTokenType.StartObject)
            {
                problem = "The webhook content is not a JSON object.";
                return null;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= MaxDepth)
            {
                problem = FormattableString.Invariant($"The webhook content has more than {MaxDepth} nested objects and arrays.");
                return null;
            }

            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && !isExact && IsEventField(ref reader, out bool isExactName))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String && (isExactName || name is null))
                {
                    name = reader.GetString()!;
                    isExact = isExactName;
                }
            }
        }

        bool hasName = !string.IsNullOrWhiteSpace(name);
        problem = hasName ? null : "The webhook content has no event name: the field 'event' must be a string that is not empty.";
        return hasName ? name : null;
    }

    private static bool IsEventField(ref Utf8JsonReader reader, out bool isExact)
    {
        isExact = reader.ValueTextEquals("event"u8);
        return isExact || string.Equals(reader.GetString(), EventField, StringComparison.OrdinalIgnoreCase);
    }

    private static string TooLong(int maxBytes) => FormattableString.Invariant($"The webhook content is longer than the allowed {maxBytes} bytes.");
}
