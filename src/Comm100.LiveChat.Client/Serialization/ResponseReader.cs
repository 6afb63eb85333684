using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Http;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Reads the body of a successful response. The serializer reads it first. <see cref="LenientReader"/> reads it again only if it does not fit
/// its contract.
/// </summary>
internal sealed class ResponseReader(long maxResponseBytes, ILogger logger)
{
    /// <summary>Reads the body as a result.</summary>
    /// <param name="body">The body.</param>
    /// <param name="content">Its headers.</param>
    /// <param name="callerType">The contract to read the body with.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="LiveChatSerializationException">The body cannot be read.</exception>
    /// <exception cref="LiveChatApiException">The body is an error of the service, although the status is a success.</exception>
    public T Read<T>(ResponseBody body, HttpContent? content, JsonTypeInfo<T> callerType, CallContext call, CancellationToken cancellationToken)
    {
        if (body.IsTruncated)
        {
            string limit = maxResponseBytes.ToString(System.Globalization.CultureInfo.InvariantCulture);
            throw Unreadable($"its body is longer than the {limit} bytes that LiveChatClientOptions.MaxResponseBytes allows", body, content, call);
        }

        if (body.Utf8 is not { } utf8)
        {
            throw Unreadable("its body is in an unknown character set, or is not valid in its character set", body, content, call);
        }

        cancellationToken.ThrowIfCancellationRequested();
        JsonTypeInfo<T> type = JsonContracts.ForResponse(callerType);
        JsonException? cause = null;
        try
        {
            if (body.IsValidUtf8 && LenientReader.IsPlain(utf8.Span))
            {
                T? result = JsonSerializer.Deserialize(utf8.Span, type);
                ErrorsWithSuccessStatus.ThrowIfError(result, type, body, content, call);
                return result ?? throw IsNull(body, content, call);
            }
        }
        catch (JsonException exception)
        {
            cause = exception;
        }

        return ReadAgain(utf8, body, content, type, cause, call, cancellationToken);
    }

    /// <summary>The exception for a response without a body where a result is expected.</summary>
    public static LiveChatSerializationException Empty(CallContext call) =>
        ExceptionFactory.FromUnreadableResponse("its body is empty where a result is expected", new UnreadableResponse(ContentType: null, "", [], Cause: null), call);

    /// <summary>
    /// Checks the body of a successful response that has no result. If it is an HTML page or an error of the service, nothing was done. Only as much is
    /// read as this needs. If the body cannot be read, the status counts.
    /// </summary>
    /// <param name="content">The body.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="LiveChatSerializationException">The body is a page of HTML.</exception>
    /// <exception cref="LiveChatApiException">The body is an error of the service.</exception>
    public static async ValueTask CheckUnreadAsync(HttpContent? content, CallContext call, CancellationToken cancellationToken)
    {
        ResponseBody? body = null;
        try
        {
            body = await ResponseBody.ReadStartAsync(content, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException
            || (exception is OperationCanceledException && !call.CancellationToken.IsCancellationRequested))
        {
            // The operation has been performed.
        }

        using (body)
        {
            if (body is null)
            {
                return;
            }

            if (body.IsHtmlPage)
            {
                throw Unreadable("its body is an HTML page, so the response does not come from the service", body, content, call);
            }

            ErrorsWithSuccessStatus.ThrowIfError(body, content, call);
        }
    }

    private T ReadAgain<T>(
        ReadOnlyMemory<byte> utf8,
        ResponseBody body,
        HttpContent? content,
        JsonTypeInfo<T> type,
        JsonException? cause,
        CallContext call,
        CancellationToken cancellationToken)
    {
        if (body.IsBlank)
        {
            // An undefined element represents an empty body.
            return typeof(T) == typeof(JsonElement) ? default! : throw Unreadable("its body is empty where a result is expected", body, content, call);
        }

        if (type.Kind is JsonTypeInfoKind.Enumerable)
        {
            ErrorsWithSuccessStatus.ThrowIfError(body, content, call);
        }

        var unreadableValues = new UnreadableValueList();
        object? read = Parse(utf8, body, content, type, unreadableValues, call, cancellationToken);

        // Casting null to a value type would throw.
        T? result = read is null ? default : (T)read;
        ErrorsWithSuccessStatus.ThrowIfError(result, type, body, content, call);
        if (unreadableValues.Count > 0 && (call.Settings.IsStrict || read is null))
        {
            string what = $"it does not have its documented form: {string.Join("; ", unreadableValues.Descriptions)}";
            throw ExceptionFactory.FromUnreadableResponse(what, Describe(body, content, unreadableValues.Descriptions, cause), call);
        }

        foreach (string description in unreadableValues.Descriptions)
        {
            LiveChatLog.UnreadableValue(logger, call.Operation.Id, description);
        }

        LiveChatMetrics.AddUnreadableValues(call.Operation, unreadableValues.Count);
        return read is null ? throw IsNull(body, content, call) : result!;
    }

    private static object? Parse<T>(
        ReadOnlyMemory<byte> utf8,
        ResponseBody body,
        HttpContent? content,
        JsonTypeInfo<T> type,
        UnreadableValueList unreadableValues,
        CallContext call,
        CancellationToken cancellationToken)
    {
        try
        {
            return LenientReader.Read(StringResponses.WrapInObject(utf8, type), type, unreadableValues, cancellationToken);
        }
        catch (JsonException exception)
        {
            string contentType = content?.Headers.ContentType?.MediaType is { } mediaType ? $"its content type is {mediaType}" : "it names no content type";
            string place = $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}";

            // The message of the JSON exception contains a part of the body.
            throw Unreadable($"its body is not JSON, or is cut off, at {place}; {contentType}", body, content, call);
        }
    }

    private static LiveChatSerializationException IsNull(ResponseBody body, HttpContent? content, CallContext call) =>
        Unreadable("its body is 'null' where a result is expected", body, content, call);

    private static LiveChatSerializationException Unreadable(string what, ResponseBody body, HttpContent? content, CallContext call) =>
        ExceptionFactory.FromUnreadableResponse(what, Describe(body, content, [], cause: null), call);

    private static UnreadableResponse Describe(ResponseBody body, HttpContent? content, IReadOnlyList<string> values, Exception? cause) =>
        new(content?.Headers.ContentType?.MediaType, body.Excerpt, values, cause);
}
