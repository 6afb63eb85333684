using System.Net;
using System.Text.Json;
using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>An answer that is no success, read to the end that an exception keeps: whatever its body looks like, it is read without harm.</summary>
internal sealed class ErrorAnswer
{
    private const int LongestBody = 64 * 1024;

    private ErrorAnswer(HttpResponseMessage response, TimeProvider time)
    {
        StatusCode = response.StatusCode;
        ContentType = response.Content?.Headers.ContentType?.MediaType;
        RetryAfter = RetryAfterHeader.Read(response, time);
        Location = LocationOf(response);
    }

    public HttpStatusCode StatusCode { get; }

    public string? ContentType { get; }

    public TimeSpan? RetryAfter { get; }

    public Uri? Location { get; }

    public LiveChatErrorCode? Code { get; private set; }

    /// <summary>The code that OAuth calls <c>error</c>, such as <c>invalid_grant</c>.</summary>
    public string? Error { get; private set; }

    public string? ServiceMessage { get; private set; }

    public string Body { get; private set; } = "";

    /// <summary>Whether the account's calls of the day are used up. The service is known to say so in two ways.</summary>
    public bool IsQuota => Code == LiveChatErrorCode.DailyLimitReached || (StatusCode == HttpStatusCode.Forbidden && SpeaksOfLimit(ServiceMessage ?? Body));

    public static async ValueTask<ErrorAnswer> ReadAsync(HttpResponseMessage response, TimeProvider time, CallDeadline deadline)
    {
        var answer = new ErrorAnswer(response, time);
        try
        {
            using ResponseBody body = await ResponseBody.ReadAsync(response.Content, LongestBody, deadline.Token).ConfigureAwait(false);
            answer.Body = body.Excerpt;
            answer.ReadJson(body.Bytes);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException
            || (exception is OperationCanceledException && !deadline.IsCancelledByCaller))
        {
            // The status is known, and says more than the loss of the words that belong to it.
        }

        return answer;
    }

    private static bool SpeaksOfLimit(string text) => Has(text, "limit") && (Has(text, "daily") || Has(text, "day") || Has(text, "quota") || Has(text, "exceed") || Has(text, "reach"));

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static Uri? LocationOf(HttpResponseMessage response)
    {
        if (response.Headers.Location is not { } location)
        {
            return null;
        }

        return !location.IsAbsoluteUri && response.RequestMessage?.RequestUri is { } asked && Uri.TryCreate(asked, location, out Uri? absolute) ? absolute : location;
    }

    private void ReadJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(BrokenText.TryMend(body, out byte[] mended) ? mended : body);
            if (document.RootElement.ValueKind == JsonValueKind.String)
            {
                ServiceMessage = document.RootElement.GetString();
            }
            else
            {
                ReadObject(document.RootElement);
            }
        }
        catch (JsonException)
        {
            // A page of HTML, or nothing at all: the excerpt of the body is all there is to tell.
        }
    }

    private void ReadObject(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (JsonProperty member in body.EnumerateObject())
        {
            if (Is(member, "code") || Is(member, "error_code") || Is(member, "errorCode"))
            {
                Code = CodeOf(member.Value) ?? Code;
            }
            else if (Is(member, "message") || Is(member, "errorMessage") || Is(member, "error_message") || Is(member, "error_description"))
            {
                ServiceMessage = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : ServiceMessage;
            }
            else if (Is(member, "error"))
            {
                Code ??= CodeOf(member.Value);
                Error = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : Error;
                ReadObject(member.Value);
            }
        }
    }

    private static bool Is(JsonProperty member, string name) => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase);

    private static LiveChatErrorCode? CodeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => new LiveChatErrorCode(text),
        JsonValueKind.Number => new LiveChatErrorCode(value.GetRawText()),
        _ => default(LiveChatErrorCode?),
    };
}
