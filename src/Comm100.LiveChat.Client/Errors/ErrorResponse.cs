using System.Globalization;
using System.Net;
using System.Text.Json;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>A response that is not a success, with the details that an exception reports. A body of any form can be read.</summary>
internal sealed class ErrorResponse
{
    private const int MaxBodyBytes = 64 * 1024;

    // A message at a deeper level describes a detail, not the error.
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
        Response = response;
        StatusCode = response.StatusCode;
        ContentType = response.Content?.Headers.ContentType?.MediaType;
        RetryAfter = RetryAfterHeader.Read(response, time);
        Location = GetLocation(response);
    }

    /// <summary>The response; null if the error was found in the body of the last response of the call. Only its headers can be read.</summary>
    public HttpResponseMessage? Response { get; }

    public HttpStatusCode StatusCode { get; }

    /// <summary>The status of the response; if that is a success, the status with which the error code starts.</summary>
    public HttpStatusCode EffectiveStatusCode => (int)StatusCode < 300 && Code is { } code && GetStatus(code.RawText) is { } status ? status : StatusCode;

    /// <summary>Whether the body contains only the fields of an error.</summary>
    public bool HasOnlyError { get; private set; } = true;

    public string? ContentType { get; }

    public TimeSpan? RetryAfter { get; }

    public Uri? Location { get; }

    public LiveChatErrorCode? Code { get; private set; }

    /// <summary>The code that OAuth calls <c>error</c>, such as <c>invalid_grant</c>.</summary>
    public string? Error { get; private set; }

    public string? ServiceMessage { get; private set; }

    public string Body { get; private set; } = "";

    /// <summary>Whether the daily quota of the account is used up. The service reports this in two ways.</summary>
    public bool IsQuota => Code == LiveChatErrorCode.DailyLimitReached || (EffectiveStatusCode == HttpStatusCode.Forbidden && MentionsLimit(ServiceMessage ?? Body));

    public static async ValueTask<ErrorResponse> ReadAsync(HttpResponseMessage response, TimeProvider time, CallDeadline deadline)
    {
        var error = new ErrorResponse(response, time);
        try
        {
            using ResponseBody body = await ResponseBody.ReadReceivedAsync(response.Content, MaxBodyBytes, IsIgnored, deadline.Token).ConfigureAwait(false);
            error.Body = body.Excerpt;
            error.ReadJson(body.Utf8 ?? body.Bytes);
        }
        catch (Exception exception) when (IsIgnored(exception))
        {
            // The stream of the body cannot be opened or decompressed.
        }

        return error;

        // The status is known, and matters more than the part of the body that was lost.
        bool IsIgnored(Exception exception) =>
            exception is HttpRequestException or IOException or InvalidDataException || (exception is OperationCanceledException && !deadline.IsCanceledByCaller);
    }

    /// <summary>Finds an error in the body of a successful response; null if the body does not have the form of an error.</summary>
    /// <param name="body">The body.</param>
    /// <param name="content">Its headers.</param>
    /// <param name="call">The call.</param>
    public static ErrorResponse? FindIn(ResponseBody body, HttpContent? content, CallContext call)
    {
        if (body.IsTruncated || body.Utf8 is not { } utf8 || utf8.Length > MaxBodyBytes || !JsonScanner.TrimStart(utf8.Span).StartsWith("{"u8))
        {
            return null;
        }

        var error = new ErrorResponse((HttpStatusCode)call.Status, content) { Body = body.Excerpt };
        error.ReadJson(utf8);
        bool isError = error.Code is { } code ? !IsSuccess(code.RawText) : error.Error is not null || error.ServiceMessage is not null;
        return isError ? error : null;
    }

    /// <summary>Whether an error of the service has a field of this name.</summary>
    public static bool IsErrorField(string name) => IsOneOf(name, s_codes) || IsOneOf(name, s_messages) || name.Equals("error", StringComparison.OrdinalIgnoreCase);

    private static bool IsOneOf(string name, string[] names) => Array.Exists(names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    // A code such as 400000 consists of the status and a number.
    private static HttpStatusCode? GetStatus(string code) =>
        code.Length is 3 or 6 && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        && (code.Length == 3 ? number : number / 1000) is var status and >= 400 and < 600
            ? (HttpStatusCode)status
            : null;

    private static bool IsSuccess(string code) => code is "0" || (code.Length == 3 && code[0] == '2');

    private static bool MentionsLimit(string text) => Has(text, "limit") && (Has(text, "daily") || Has(text, "day") || Has(text, "quota") || Has(text, "exceed") || Has(text, "reach"));

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static Uri? GetLocation(HttpResponseMessage response)
    {
        if (response.Headers.Location is not { } location)
        {
            return null;
        }

        return !location.IsAbsoluteUri && response.RequestMessage?.RequestUri is { } requested && Uri.TryCreate(requested, location, out Uri? absolute) ? absolute : location;
    }

    private void ReadJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(SurrogateRepair.Repair(body, out _), JsonParsing.DocumentOptions);
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
            // An HTML page, or an empty body: only the excerpt of the body is reported.
        }
    }

    private void ReadObject(JsonElement body, int depth)
    {
        if (body.ValueKind != JsonValueKind.Object || depth > MaxErrorDepth)
        {
            return;
        }

        foreach (JsonProperty property in body.EnumerateObject())
        {
            if (IsOneOf(property.Name, s_codes))
            {
                Code = GetCode(property.Value) ?? Code;
            }
            else if (IsOneOf(property.Name, s_messages))
            {
                ServiceMessage = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : ServiceMessage;
            }
            else if (property.Name.Equals("error", StringComparison.OrdinalIgnoreCase))
            {
                Code ??= GetCode(property.Value);
                Error = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : Error;
                ReadObject(property.Value, depth + 1);
            }
            else
            {
                HasOnlyError = false;
            }
        }
    }

    private static LiveChatErrorCode? GetCode(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => new LiveChatErrorCode(text),
        JsonValueKind.Number => new LiveChatErrorCode(value.GetRawText()),
        _ => default(LiveChatErrorCode?),
    };
}
