using System.Globalization;
using System.Net;
using System.Text.Json;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>Requests tokens. It returns a failure and throws no exception, except when the client is disposed.</summary>
internal sealed class TokenClient(Uri address, HttpClient httpClient, TimeSpan timeout, TimeProvider time)
{
    private const int MaxBodyBytes = 64 * 1024;

    // For a response without a lifetime. If the token expires earlier, the service returns 401.
    private static readonly TimeSpan s_defaultLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_maxLifetime = TimeSpan.FromDays(365);

    public async Task<(LiveChatToken? Token, TokenRequestFailure? Failure)> RequestAsync(OAuthGrant grant, CancellationToken stopping)
    {
        DateTimeOffset sentAt = time.GetUtcNow();
        using CallDeadline deadline = CallDeadline.Start(timeout, time, stopping);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(grant.Parameters) };
            RequestMessages.AddFixedHeaders(request);
            using HttpResponseMessage response = await httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
            HttpStatusCode status = response.StatusCode;
            if (response.RequestMessage?.RequestUri is { } sentTo && !ReferenceEquals(sentTo, address) && sentTo != address)
            {
                return (null, new TokenRequestFailure(grant.Name, TokenRequestFailureKind.Redirected) { StatusCode = status });
            }

            if (!response.IsSuccessStatusCode)
            {
                ErrorResponse error = await ErrorResponse.ReadAsync(response, time, deadline).ConfigureAwait(false);
                return (null, new TokenRequestFailure(grant.Name, TokenRequestFailureKind.ErrorResponse)
                {
                    StatusCode = status,
                    Error = error.Error ?? error.Code?.Value,
                    ServiceMessage = error.ServiceMessage,
                    RetryAfter = RetryAfterHeader.Read(response, time),
                });
            }

            using ResponseBody body = await ResponseBody.ReadAsync(response.Content, MaxBodyBytes, deadline.Token).ConfigureAwait(false);
            return Read(body, sentAt) is { } token
                ? (token, null)
                : (null, new TokenRequestFailure(grant.Name, TokenRequestFailureKind.InvalidResponse) { StatusCode = status });
        }
        catch (OperationCanceledException exception) when (!stopping.IsCancellationRequested)
        {
            return (null, new TokenRequestFailure(grant.Name, TokenRequestFailureKind.TimedOut) { Cause = exception });
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            return (null, new TokenRequestFailure(grant.Name, TokenRequestFailureKind.ConnectionFailed) { Cause = ExceptionFactory.QuotesResponse(exception) ? null : exception });
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            // A handler of the application can throw any exception.
            return (null, new TokenRequestFailure(grant.Name, TokenRequestFailureKind.SendFailed) { Cause = exception });
        }
    }

    private static LiveChatToken? Read(ResponseBody body, DateTimeOffset sentAt)
    {
        if (body.IsTruncated || body.Utf8 is not { } utf8)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(SurrogateRepair.Repair(utf8, out _), JsonParsing.DocumentOptions);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement, sentAt) : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // Invalid JSON, half of a surrogate pair, or a token with characters that a header cannot contain.
            return null;
        }
    }

    private static LiveChatToken? Read(JsonElement response, DateTimeOffset sentAt)
    {
        string? accessToken = null;
        string? refreshToken = null;
        TimeSpan lifetime = s_defaultLifetime;
        foreach (JsonProperty field in response.EnumerateObject())
        {
            switch (field.Name.ToLowerInvariant())
            {
                case "access_token":
                    accessToken = GetString(field.Value);
                    break;
                case "refresh_token":
                    refreshToken = GetString(field.Value);
                    break;
                case "expires_in":
                    lifetime = GetLifetime(field.Value);
                    break;
                case "token_type" when GetString(field.Value) is { } type && !type.Equals("bearer", StringComparison.OrdinalIgnoreCase):
                    return null;
                default:
                    break;
            }
        }

        return accessToken is null ? null : new LiveChatToken(accessToken, sentAt + lifetime, refreshToken) { IssuedAt = sentAt };
    }

    private static string? GetString(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } content && !string.IsNullOrWhiteSpace(content) ? content : null;

    private static TimeSpan GetLifetime(JsonElement value)
    {
        double seconds = 0;
        bool isNumber = value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDouble(out seconds),
            JsonValueKind.String => double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out seconds),
            _ => false,
        };
        return !isNumber || double.IsNaN(seconds) || seconds <= 0 ? s_defaultLifetime
            : TimeSpan.FromSeconds(Math.Min(seconds, s_maxLifetime.TotalSeconds));
    }
}
