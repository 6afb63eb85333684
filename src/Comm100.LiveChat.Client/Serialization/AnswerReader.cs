using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Http;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Reads the body of a successful answer. It is read as documented first, at full speed; only an answer that does not fit
/// is read again by <see cref="TolerantReader"/>, which keeps all that can be understood.
/// </summary>
internal sealed class AnswerReader(bool isStrict, ILogger logger)
{
    public T Read<T>(ResponseBody body, HttpContent? content, JsonTypeInfo<T> answer, TimeSpan offset, CallProgress progress)
    {
        if (body.IsCut)
        {
            throw Unreadable("its body is longer than LiveChatClientOptions.MaxResponseBytes allows", body, content, cause: null, progress);
        }

        ReadOnlyMemory<byte> utf8 = ToUtf8(body.Bytes, content);
        TimeConverter.Offset = offset;
        try
        {
            return JsonSerializer.Deserialize(utf8.Span, answer) ?? throw IsNull(body, content, progress);
        }
        catch (JsonException exception)
        {
            return ReadAgain(utf8, body, content, answer, exception, progress);
        }
        finally
        {
            TimeConverter.Offset = TimeSpan.Zero;
        }
    }

    /// <summary>The failure of a call whose response has no body, where it should hold a result.</summary>
    public static LiveChatSerializationException Empty(CallProgress progress) =>
        LiveChatExceptions.FromUnreadable("its body is empty where a result was due", new UnreadableAnswer(ContentType: null, "", [], Cause: null), progress);

    private T ReadAgain<T>(ReadOnlyMemory<byte> utf8, ResponseBody body, HttpContent? content, JsonTypeInfo<T> answer, JsonException firstCause, CallProgress progress)
    {
        if (body.IsBlank)
        {
            // Only an element can tell that there was nothing.
            return typeof(T) == typeof(JsonElement) ? default! : throw Unreadable("its body is empty where a result was due", body, content, cause: null, progress);
        }

        var reader = new TolerantReader();
        using JsonDocument document = Parse(reader, BareText.ToObject(utf8, typeof(T)), body, content, progress);
        T? result = reader.Read(document.RootElement, answer);
        if (reader.Unreadable.Count > 0 && (isStrict || result is null))
        {
            string what = $"it does not fit its documented form: {string.Join("; ", reader.Unreadable)}";
            throw LiveChatExceptions.FromUnreadable(what, Describe(body, content, reader.Unreadable, firstCause), progress);
        }

        foreach (string place in reader.Unreadable)
        {
            LiveChatLog.UnreadableValue(logger, progress.Operation.Id, place);
            LiveChatMetrics.AddUnreadableValue(progress.Operation);
        }

        return result ?? throw IsNull(body, content, progress);
    }

    private static JsonDocument Parse(TolerantReader reader, ReadOnlyMemory<byte> utf8, ResponseBody body, HttpContent? content, CallProgress progress)
    {
        try
        {
            return reader.Parse(utf8);
        }
        catch (JsonException exception)
        {
            string type = content?.Headers.ContentType?.MediaType is { } mediaType ? $"its content type is {mediaType}" : "it names no content type";
            string place = $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}";

            // The exception itself repeats a part of the body.
            throw Unreadable($"its body is not JSON, or is cut off, at {place}; {type}", body, content, cause: null, progress);
        }
    }

    private static LiveChatSerializationException IsNull(ResponseBody body, HttpContent? content, CallProgress progress) =>
        Unreadable("its body is 'null' where a result was due", body, content, cause: null, progress);

    private static LiveChatSerializationException Unreadable(string what, ResponseBody body, HttpContent? content, Exception? cause, CallProgress progress) =>
        LiveChatExceptions.FromUnreadable(what, Describe(body, content, [], cause), progress);

    private static UnreadableAnswer Describe(ResponseBody body, HttpContent? content, IReadOnlyList<string> values, Exception? cause) =>
        new(content?.Headers.ContentType?.MediaType, body.Excerpt, values, cause);

    private static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> body, HttpContent? content)
    {
        if (IsPlainlyUtf8(content))
        {
            return body;
        }

        string? charset = content?.Headers.ContentType?.CharSet?.Trim('"');
        if (charset is null || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return body;
        }

        try
        {
            return Encoding.Convert(Encoding.GetEncoding(charset), Encoding.UTF8, body.ToArray());
        }
        catch (ArgumentException)
        {
            // An unknown charset is most often a misspelt UTF-8; if it is not, the body will not parse.
            return body;
        }
    }

    private static bool IsPlainlyUtf8(HttpContent? content) =>
        content is null
        || ContentHeaders.Find(content, "Content-Type") is not { } contentType
        || contentType.EndsWith("charset=utf-8", StringComparison.OrdinalIgnoreCase)
        || !contentType.Contains("charset", StringComparison.OrdinalIgnoreCase);
}
