using System.Globalization;
using System.Net;
using System.Text.Json;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>Asks for tokens. Whatever comes back is a token or a failure, never an exception, save that the client was disposed.</summary>
internal sealed class TokenClient(Uri address, HttpClient httpClient, TimeSpan timeout, TimeProvider time)
{
    private const int MaxBodyBytes = 64 * 1024;

    // What a token that does not say how long it lives is taken for; if it ends sooner, the 401 tells.
    private static readonly TimeSpan s_assumedLifetime = TimeSpan.FromHours(1);
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
            if (response.RequestMessage?.RequestUri is { } answered && !ReferenceEquals(answered, address) && answered != address)
            {
                return (null, new TokenRequestFailure(grant.Name, TokenRequestFailureKind.Redirected) { StatusCode = status });
            }

            if (!response.IsSuccessStatusCode)
            {
                ErrorResponse error = await ErrorResponse.ReadAsync(response, time, deadline).ConfigureAwait(false);
                return (null, new TokenRequestFailure(grant.Name, TokenRequestFailureKind.Answered)
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
                : (null, new TokenRequestFailure(grant.Name, TokenRequestFailureKind.Unusable) { StatusCode = status });
        }
        catch (OperationCanceledException exception) when (!stopping.IsCancellationRequested)
        {
            return (null, new TokenRequestFailure(grant.Name, TokenRequestFailureKind.TimedOut) { Cause = exception });
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            return (null, new TokenRequestFailure(grant.Name, TokenRequestFailureKind.Lost) { Cause = ExceptionFactory.QuotesResponse(exception) ? null : exception });
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            // A handler of the application has its own ways to fail.
            return (null, new TokenRequestFailure(grant.Name, TokenRequestFailureKind.Failed) { Cause = exception });
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
            // No JSON, half a surrogate in a text, or a token that no header can hold.
            return null;
        }
    }

    private static LiveChatToken? Read(JsonElement answer, DateTimeOffset sentAt)
    {
        string? accessToken = null;
        string? refreshToken = null;
        TimeSpan lifetime = s_assumedLifetime;
        foreach (JsonProperty member in answer.EnumerateObject())
        {
            switch (member.Name.ToLowerInvariant())
            {
                case "access_token":
                    accessToken = TextOf(member.Value);
                    break;
                case "refresh_token":
                    refreshToken = TextOf(member.Value);
                    break;
                case "expires_in":
                    lifetime = LifetimeOf(member.Value);
                    break;
                case "token_type" when TextOf(member.Value) is { } type && !type.Equals("bearer", StringComparison.OrdinalIgnoreCase):
                    return null;
                default:
                    break;
            }
        }

        return accessToken is null ? null : new LiveChatToken(accessToken, sentAt + lifetime, refreshToken) { IssuedAt = sentAt };
    }

    private static string? TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static TimeSpan LifetimeOf(JsonElement value)
    {
        double seconds = 0;
        bool isRead = value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDouble(out seconds),
            JsonValueKind.String => double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out seconds),
            _ => false,
        };
        return !isRead || double.IsNaN(seconds) || seconds <= 0 ? s_assumedLifetime
            : TimeSpan.FromSeconds(Math.Min(seconds, s_maxLifetime.TotalSeconds));
    }
}
