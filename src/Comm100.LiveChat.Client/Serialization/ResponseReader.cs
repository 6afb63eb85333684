using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Http;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Reads the body of a successful response. It is read as documented first, at full speed; only a response that does not fit
/// is read again by <see cref="LenientReader"/>, which keeps all that can be understood.
/// </summary>
internal sealed class ResponseReader(bool isStrict, long maxResponseBytes, ILogger logger)
{
    /// <summary>Reads the body as a result.</summary>
    /// <param name="body">The body.</param>
    /// <param name="content">Its headers.</param>
    /// <param name="given">The contract to read it with.</param>
    /// <param name="offset">The offset of times without a zone.</param>
    /// <param name="progress">The call.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LiveChatSerializationException">The body cannot be read.</exception>
    /// <exception cref="LiveChatApiException">The body is an error of the service, although the status says success.</exception>
    public T Read<T>(ResponseBody body, HttpContent? content, JsonTypeInfo<T> given, TimeSpan offset, CallContext progress, CancellationToken cancellationToken)
    {
        if (body.IsTruncated)
        {
            string limit = maxResponseBytes.ToString(System.Globalization.CultureInfo.InvariantCulture);
            throw Unreadable($"its body is longer than the {limit} bytes that LiveChatClientOptions.MaxResponseBytes allows", body, content, progress);
        }

        if (body.Utf8 is not { } utf8)
        {
            throw Unreadable("its body is in an unknown character set, or is not valid in its character set", body, content, progress);
        }

        cancellationToken.ThrowIfCancellationRequested();
        JsonTypeInfo<T> answer = JsonContracts.ForResponse(given);
        JsonException? cause = null;
        TimeConverter.Offset = offset;
        try
        {
            if (body.IsValidUtf8 && LenientReader.IsPlain(utf8.Span))
            {
                T? result = JsonSerializer.Deserialize(utf8.Span, answer);
                ErrorsWithSuccessStatus.ThrowIfError(result, answer, body, content, progress);
                return result ?? throw IsNull(body, content, progress);
            }
        }
        catch (JsonException exception)
        {
            cause = exception;
        }
        finally
        {
            TimeConverter.Offset = TimeSpan.Zero;
        }

        return ReadAgain(utf8, body, content, answer, offset, cause, progress, cancellationToken);
    }

    /// <summary>The exception for a response without a body where a result is expected.</summary>
    public static LiveChatSerializationException Empty(CallContext progress) =>
        ExceptionFactory.FromUnreadableResponse("its body is empty where a result is expected", new UnreadableResponse(ContentType: null, "", [], Cause: null), progress);

    /// <summary>
    /// Checks the body of a successful response that has no result. If it is an HTML page or an error of the service, nothing was done. Only as much is
    /// read as this needs. If the body cannot be read, the status counts.
    /// </summary>
    /// <param name="content">The body.</param>
    /// <param name="progress">The call.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LiveChatSerializationException">The body is a page of HTML.</exception>
    /// <exception cref="LiveChatApiException">The body is an error of the service.</exception>
    public static async ValueTask CheckUnreadAsync(HttpContent? content, CallContext progress, CancellationToken cancellationToken)
    {
        ResponseBody? body = null;
        try
        {
            body = await ResponseBody.ReadStartAsync(content, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException
            || (exception is OperationCanceledException && !progress.CancellationToken.IsCancellationRequested))
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
                throw Unreadable("its body is an HTML page, so the response does not come from the service", body, content, progress);
            }

            ErrorsWithSuccessStatus.ThrowIfError(body, content, progress);
        }
    }

    private T ReadAgain<T>(
        ReadOnlyMemory<byte> utf8,
        ResponseBody body,
        HttpContent? content,
        JsonTypeInfo<T> answer,
        TimeSpan offset,
        JsonException? firstCause,
        CallContext progress,
        CancellationToken cancellationToken)
    {
        if (body.IsBlank)
        {
            // Only an element can tell that there was nothing.
            return typeof(T) == typeof(JsonElement) ? default! : throw Unreadable("its body is empty where a result is expected", body, content, progress);
        }

        if (answer.Kind is JsonTypeInfoKind.Enumerable)
        {
            ErrorsWithSuccessStatus.ThrowIfError(body, content, progress);
        }

        var notes = new UnreadableValueList();
        object? read = Parse(utf8, body, content, answer, offset, notes, progress, cancellationToken);

        // A value type has no null, so that nothing read must not become its default.
        T? result = read is null ? default : (T)read;
        ErrorsWithSuccessStatus.ThrowIfError(result, answer, body, content, progress);
        if (notes.Count > 0 && (isStrict || read is null))
        {
            string what = $"it does not fit its documented form: {string.Join("; ", notes.Places)}";
            throw ExceptionFactory.FromUnreadableResponse(what, Describe(body, content, notes.Places, firstCause), progress);
        }

        foreach (string place in notes.Places)
        {
            LiveChatLog.UnreadableValue(logger, progress.Operation.Id, place);
        }

        LiveChatMetrics.AddUnreadableValues(progress.Operation, notes.Count);
        return read is null ? throw IsNull(body, content, progress) : result!;
    }

    private static object? Parse<T>(
        ReadOnlyMemory<byte> utf8,
        ResponseBody body,
        HttpContent? content,
        JsonTypeInfo<T> answer,
        TimeSpan offset,
        UnreadableValueList notes,
        CallContext progress,
        CancellationToken cancellationToken)
    {
        TimeConverter.Offset = offset;
        try
        {
            return LenientReader.Read(StringResponse.ToObject(utf8, typeof(T)), answer, notes, cancellationToken);
        }
        catch (JsonException exception)
        {
            string type = content?.Headers.ContentType?.MediaType is { } mediaType ? $"its content type is {mediaType}" : "it names no content type";
            string place = $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}";

            // The exception itself repeats a part of the body.
            throw Unreadable($"its body is not JSON, or is cut off, at {place}; {type}", body, content, progress);
        }
        finally
        {
            TimeConverter.Offset = TimeSpan.Zero;
        }
    }

    private static LiveChatSerializationException IsNull(ResponseBody body, HttpContent? content, CallContext progress) =>
        Unreadable("its body is 'null' where a result is expected", body, content, progress);

    private static LiveChatSerializationException Unreadable(string what, ResponseBody body, HttpContent? content, CallContext progress) =>
        ExceptionFactory.FromUnreadableResponse(what, Describe(body, content, [], cause: null), progress);

    private static UnreadableResponse Describe(ResponseBody body, HttpContent? content, IReadOnlyList<string> values, Exception? cause) =>
        new(content?.Headers.ContentType?.MediaType, body.Excerpt, values, cause);
}
