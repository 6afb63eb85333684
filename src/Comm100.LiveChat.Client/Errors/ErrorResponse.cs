using System.Globalization;
using System.Net;
using System.Text.Json;
using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A response that is no success, read to the end that an exception keeps: whatever its body looks like, it is read without harm.</summary>
internal sealed class ErrorResponse
{
    private const int MaxBodyBytes = 64 * 1024;

    // What lies deeper in an error is no message of the service's own.
    private const int MaxErrorDepth = 8;

    private static readonly string[] s_codes = ["code", "error_code", "errorCode"];
    private static readonly string[] s_messages = ["message", "errorMessage", "error_message", "error_description"];

    private ErrorResponse(HttpStatusCode status, HttpContent? content)
    {
        StatusCode = status;
        ContentType = content?.Headers.ContentType?.MediaType;
    }

    private ErrorResponse(HttpResponseMessage response, TimeProvider time)
    {
        StatusCode = response.StatusCode;
        ContentType = response.Content?.Headers.ContentType?.MediaType;
        RetryAfter = RetryAfterHeader.Read(response, time);
        Location = LocationOf(response);
    }

    public HttpStatusCode StatusCode { get; }

    /// <summary>The status that says what happened: that of the response, or where that is a success, the one that the code of the error begins with.</summary>
    public HttpStatusCode Meaning => (int)StatusCode < 300 && Code is { } code && StatusIn(code.RawText) is { } status ? status : StatusCode;

    /// <summary>Whether the body has nothing in it but the error.</summary>
    public bool HasOnlyError { get; private set; } = true;

    public string? ContentType { get; }

    public TimeSpan? RetryAfter { get; }

    public Uri? Location { get; }

    public LiveChatErrorCode? Code { get; private set; }

    /// <summary>The code that OAuth calls <c>error</c>, such as <c>invalid_grant</c>.</summary>
    public string? Error { get; private set; }

    public string? ServiceMessage { get; private set; }

    public string Body { get; private set; } = "";

    /// <summary>Whether the account's calls of the day are used up. The service is known to say so in two ways.</summary>
    public bool IsQuota => Code == LiveChatErrorCode.DailyLimitReached || (Meaning == HttpStatusCode.Forbidden && SpeaksOfLimit(ServiceMessage ?? Body));

    public static async ValueTask<ErrorResponse> ReadAsync(HttpResponseMessage response, TimeProvider time, CallDeadline deadline)
    {
        var answer = new ErrorResponse(response, time);
        try
        {
            using ResponseBody body = await ResponseBody.ReadAsync(response.Content, MaxBodyBytes, deadline.Token).ConfigureAwait(false);
            answer.Body = body.Excerpt;
            answer.ReadJson(body.Utf8 ?? body.Bytes);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException
            || (exception is OperationCanceledException && !deadline.IsCancelledByCaller))
        {
            // The status is known, and says more than the loss of the words that belong to it.
        }

        return answer;
    }

    /// <summary>Finds an error in the body of a success; null where it has not the shape of one.</summary>
    /// <param name="body">The body.</param>
    /// <param name="content">Its headers.</param>
    /// <param name="progress">The call.</param>
    public static ErrorResponse? FindIn(ResponseBody body, HttpContent? content, CallContext progress)
    {
        if (body.IsTruncated || body.Utf8 is not { } utf8 || utf8.Length > MaxBodyBytes || !JsonScanner.WithoutLeadingSpace(utf8.Span).StartsWith("{"u8))
        {
            return null;
        }

        var answer = new ErrorResponse((HttpStatusCode)progress.Status, content) { Body = body.Excerpt };
        answer.ReadJson(utf8);
        bool isError = answer.Code is { } code ? !IsSuccess(code.RawText) : answer.Error is not null || answer.ServiceMessage is not null;
        return isError ? answer : null;
    }

    /// <summary>Whether the service writes a part of its errors under that name.</summary>
    public static bool IsPartOfError(string name) => IsOneOf(name, s_codes) || IsOneOf(name, s_messages) || name.Equals("error", StringComparison.OrdinalIgnoreCase);

    private static bool IsOneOf(string name, string[] names) => Array.Exists(names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    // A code such as 400000 is the status and a number.
    private static HttpStatusCode? StatusIn(string code) =>
        code.Length is 3 or 6 && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        && (code.Length == 3 ? number : number / 1000) is var status and >= 400 and < 600
            ? (HttpStatusCode)status
            : null;

    private static bool IsSuccess(string code) => code is "0" || (code.Length == 3 && code[0] == '2');

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
            using JsonDocument document = JsonDocument.Parse(SurrogateRepair.Mend(body, out _), LiveChatJson.Deep);
            if (document.RootElement.ValueKind == JsonValueKind.String)
            {
                ServiceMessage = document.RootElement.GetString();
            }
            else
            {
                ReadObject(document.RootElement, depth: 0);
            }
        }
        catch (JsonException)
        {
            // A page of HTML, or nothing at all: the excerpt of the body is all there is to tell.
        }
    }

    private void ReadObject(JsonElement body, int depth)
    {
        if (body.ValueKind != JsonValueKind.Object || depth > MaxErrorDepth)
        {
            return;
        }

        foreach (JsonProperty member in body.EnumerateObject())
        {
            if (IsOneOf(member.Name, s_codes))
            {
                Code = CodeOf(member.Value) ?? Code;
            }
            else if (IsOneOf(member.Name, s_messages))
            {
                ServiceMessage = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : ServiceMessage;
            }
            else if (member.Name.Equals("error", StringComparison.OrdinalIgnoreCase))
            {
                Code ??= CodeOf(member.Value);
                Error = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : Error;
                ReadObject(member.Value, depth + 1);
            }
            else
            {
                HasOnlyError = false;
            }
        }
    }

    private static LiveChatErrorCode? CodeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => new LiveChatErrorCode(text),
        JsonValueKind.Number => new LiveChatErrorCode(value.GetRawText()),
        _ => default(LiveChatErrorCode?),
    };
}
